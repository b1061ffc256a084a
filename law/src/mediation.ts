// Which third person can bring creditor and debtor together, and what it costs and suspends.
// C. civ. 2238: the limitation period stands still from the agreement to mediate, or from the first meeting. C. conso.
// L611-3: « Le présent titre ne s'applique pas … 5° Aux litiges engagés par un professionnel à l'encontre d'un
// consommateur » – so a trader cannot send a consumer to the mediator of consumer disputes.

import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import { explained, type Explained, type Step } from './explain.ts'

export type MediationInput = {
  readonly debtor: DebtorKind
  readonly isInLiquidation?: boolean | undefined
}

export const AMICABLE_ROUTES = ['business-mediator', 'justice-conciliator', 'agreed-mediation'] as const

export type AmicableRoute = (typeof AMICABLE_ROUTES)[number]

export type Mediation = { readonly routes: readonly AmicableRoute[] }

type Bare = { readonly given: { readonly debtor: DebtorKind }; readonly gives: string }

export type MediationSteps = {
  'mediation.business-mediator': Bare
  'mediation.no-business-mediator-in-liquidation': Bare
  'mediation.no-consumer-mediator': Bare
  'mediation.justice-conciliator': Bare
  'mediation.agreed-mediation': Bare
  'mediation.suspends': Bare
}

/**
 * The routes that are open, the free ones first.
 * @article CPC, book V; C. civ. 2238; C. conso. L611-3, L612-1
 */
export function mediation({ debtor, isInLiquidation = false }: MediationInput): Explained<Mediation, MediationSteps> {
  const regime = regimeOf(debtor)
  const bare = (rule: keyof MediationSteps, article: string, gives = 'known'): Step<MediationSteps> => ({
    rule,
    article,
    given: { debtor },
    gives,
  })
  const steps: Step<MediationSteps>[] = []
  if (regime === 'consumer') {
    steps.push(bare('mediation.no-consumer-mediator', 'C. conso. L611-3 5°, L616-1'))
  } else if (isInLiquidation) {
    steps.push(bare('mediation.no-business-mediator-in-liquidation', 'Médiateur des entreprises'))
  } else {
    steps.push(bare('mediation.business-mediator', 'Médiateur des entreprises', 'business-mediator'))
  }
  // A conciliator of justice does not deal with disputes of administrations.
  if (regime !== 'public') steps.push(bare('mediation.justice-conciliator', 'CPC, livre V', 'justice-conciliator'))
  steps.push(bare('mediation.agreed-mediation', 'CPC, livre V', 'agreed-mediation'))
  const routes = AMICABLE_ROUTES.filter((route) => steps.some(({ gives }) => gives === route))
  return explained({ routes }, [...steps, bare('mediation.suspends', 'C. civ. 2238', routes.join(', '))])
}
