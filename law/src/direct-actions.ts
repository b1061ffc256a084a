// Who else can be made to pay: the owner of the works for a subcontractor, shipper and consignee for a carrier.
// Law 75-1334 of 31 December 1975, art. 12: « Le sous-traitant a une action directe contre le maître de l'ouvrage si
// l'entrepreneur principal ne paie pas, un mois après en avoir été mis en demeure … » C. com. L132-8: « Le voiturier a
// ainsi une action directe en paiement de ses prestations à l'encontre de l'expéditeur et du destinataire ». Public
// works: the subcontractor is paid directly (title II of the law of 1975), which its steps only name.

import {
  doesNotApply,
  type DoesNotApply,
  explained,
  type Explained,
  missing,
  type Missing,
  type Step,
} from './explain.ts'
import { assertDays } from './input-guards.ts'
import { addMonths, type Day } from './values.ts'

export type DirectActionInput = {
  readonly creditor: 'subcontractor' | 'carrier'
  /** The contract between the owner and the main contractor is a public one. */
  readonly isPublicContract?: boolean | undefined
  /** The owner accepted the subcontractor and approved its terms of payment; asked for. */
  readonly isAccepted?: boolean | undefined
  /** When the main contractor received the formal notice; asked for. */
  readonly noticedOn?: Day | undefined
  /** Delivery, for a carrier; asked for. */
  readonly deliveredOn?: Day | undefined
}

export type DirectAction = {
  readonly against: readonly ('owner' | 'shipper' | 'consignee')[]
  readonly from: Day
  /** Null where the period is that of the claim itself. */
  readonly until: Day | null
}

type Bare = { readonly given: { readonly creditor: string }; readonly gives: string }

export type DirectActionSteps = {
  'direct-actions.public-works': Bare
  'direct-actions.not-accepted': Bare
  'direct-actions.subcontractor': { readonly given: { readonly noticedOn: Day }; readonly gives: Day }
  'direct-actions.copy-to-owner': Bare
  'direct-actions.carrier': { readonly given: { readonly deliveredOn: Day }; readonly gives: Day }
  'direct-actions.carrier-until': { readonly given: { readonly deliveredOn: Day }; readonly gives: Day }
}

type DirectStep = Step<DirectActionSteps>

/**
 * Against whom, from when and until when. Missing: `isAccepted` and `noticedOn` of a subcontractor, `deliveredOn` of a
 * carrier.
 * @article Law 75-1334 art. 3, 12, 13; C. com. L132-8, L133-6
 */
export function directAction(
  input: DirectActionInput,
): Explained<DirectAction, DirectActionSteps> | DoesNotApply<DirectActionSteps> | Missing {
  const { creditor, isPublicContract = false, isAccepted, noticedOn, deliveredOn } = input
  assertDays({ noticedOn, deliveredOn })
  const bare = (rule: BareRule, article: string): DirectStep => ({
    rule,
    article,
    given: { creditor },
    gives: 'known',
  })
  if (creditor === 'carrier') {
    if (deliveredOn === undefined) return missing('deliveredOn')
    const until = addMonths(deliveredOn, 12)
    const given = { deliveredOn }
    return explained({ against: ['shipper', 'consignee'], from: deliveredOn, until }, [
      { rule: 'direct-actions.carrier-until', article: 'C. com. L133-6', given, gives: until },
      { rule: 'direct-actions.carrier', article: 'C. com. L132-8', given, gives: deliveredOn },
    ])
  }
  if (isPublicContract) {
    return doesNotApply([bare('direct-actions.public-works', 'loi 75-1334 art. 4 à 10; CCP L2193-11')])
  }
  if (isAccepted === undefined) return missing('isAccepted')
  if (!isAccepted) return doesNotApply([bare('direct-actions.not-accepted', 'loi 75-1334 art. 3')])
  if (noticedOn === undefined) return missing('noticedOn')
  const from = addMonths(noticedOn, 1)
  return explained({ against: ['owner'], from, until: null }, [
    bare('direct-actions.copy-to-owner', 'loi 75-1334 art. 12'),
    { rule: 'direct-actions.subcontractor', article: 'loi 75-1334 art. 12, 13', given: { noticedOn }, gives: from },
  ])
}

type BareRule = 'direct-actions.public-works' | 'direct-actions.not-accepted' | 'direct-actions.copy-to-owner'
