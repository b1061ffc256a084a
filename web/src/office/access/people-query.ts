// Who acts for the company, as several parts of the settings ask.

import { get } from '../../api.ts'
import type { People } from '../../api-types.ts'

export const peopleQuery = { queryKey: ['people'], queryFn: () => get<People>('/people') }
