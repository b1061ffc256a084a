// *Calculer* inside the office: with the rates that the company entered.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PARAMETERS, withRates } from '@quittance/law'
import { Loaded } from '../../ui/states.tsx'
import { CALCULATE } from '../address.ts'
import { Calculate } from './calculate.tsx'
import { ratesQuery } from './rates-query.ts'

const route = getRouteApi(CALCULATE)

export function CalculateScreen() {
  const rates = useQuery(ratesQuery)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Loaded query={rates}>
      {({ entered }) => (
        <Calculate
          opened={search}
          onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
          parameters={withRates(PARAMETERS, entered)}
        />
      )}
    </Loaded>
  )
}
