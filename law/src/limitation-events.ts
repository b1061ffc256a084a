// What stops a limitation period, and what does not.
// C. civ. 2240: « La reconnaissance par le débiteur du droit de celui contre lequel il prescrivait interrompt le délai
// de prescription. » 2241: a claim in court; 2244: enforcement; 2238: mediation suspends. A formal notice stops nothing
// (Cass. com. 18 May 2022, 20-23.204), except against a public body, where any written demand interrupts.

export const LIMITATION_EVENTS = [
  'acknowledgment',
  'part-payment',
  'request-for-time',
  'signed-plan',
  'court-claim',
  'order-served',
  'protective-measure',
  'enforcement',
  'insolvency-declaration',
  'mediation',
  'conciliation',
  'small-claims-agreement',
  'invoice-approved',
  'reminder',
  'formal-notice',
  'invoice-reissued',
  'order-filed',
  'court-claim-void',
] as const

export type LimitationEventKind = (typeof LIMITATION_EVENTS)[number]

export type LimitationEffect =
  /** `lasting`: until the case or the proceedings end. `liftsCap`: the twenty years of C. civ. 2232 do not hold. */
  | {
      readonly kind: 'interrupts'
      readonly article: string
      readonly lasting: boolean
      readonly liftsCap: boolean
      readonly unconfirmed?: true
    }
  | { readonly kind: 'suspends'; readonly article: string }
  /** Only if whoever said so could bind the debtor: a person judges that, and the safe day stays. */
  | { readonly kind: 'needs-power'; readonly article: string }
  | { readonly kind: 'none'; readonly article: string }

const momentary = (article: string): LimitationEffect => ({
  kind: 'interrupts',
  article,
  lasting: false,
  liftsCap: false,
})
const lasting = (article: string): LimitationEffect => ({ kind: 'interrupts', article, lasting: true, liftsCap: true })
const enforcing: LimitationEffect = { kind: 'interrupts', article: 'C. civ. 2244', lasting: false, liftsCap: true }
const suspends: LimitationEffect = { kind: 'suspends', article: 'C. civ. 2238' }
const nothing = (article: string): LimitationEffect => ({ kind: 'none', article })

const NOTICE_RULING = 'C. civ. 2240-2244; Cass. com. 18 mai 2022, 20-23.204'

const EFFECTS: Readonly<Record<LimitationEventKind, LimitationEffect>> = {
  acknowledgment: momentary('C. civ. 2240'),
  'part-payment': momentary('C. civ. 2240; Cass. 1re civ. 25 janv. 2017, 15-25.759'),
  'request-for-time': momentary('C. civ. 2240'),
  'signed-plan': momentary('C. civ. 2240'),
  'court-claim': lasting('C. civ. 2241, 2242'),
  // An unpublished ruling and an older one.
  'order-served': {
    kind: 'interrupts',
    article: 'C. civ. 2241; Cass. 1re civ. 9 sept. 2020, 19-12.006',
    lasting: false,
    liftsCap: true,
    unconfirmed: true,
  },
  'protective-measure': enforcing,
  enforcement: enforcing,
  'insolvency-declaration': lasting('C. com. L622-25-1'),
  mediation: suspends,
  conciliation: suspends,
  'small-claims-agreement': suspends,
  'invoice-approved': { kind: 'needs-power', article: 'C. civ. 2240' },
  reminder: nothing(NOTICE_RULING),
  'formal-notice': nothing(NOTICE_RULING),
  'invoice-reissued': nothing(NOTICE_RULING),
  'order-filed': nothing('C. civ. 2241; Cass. 1re civ. 9 sept. 2020, 19-12.006'),
  'court-claim-void': nothing('C. civ. 2243'),
}

const WRITTEN_DEMANDS: readonly LimitationEventKind[] = ['reminder', 'formal-notice']

/**
 * What an event does to the period.
 * @article C. civ. 2238, 2240 to 2244; C. com. L622-25-1; law 68-1250 art. 2
 */
export function limitationEffect(event: LimitationEventKind, isPublic: boolean): LimitationEffect {
  const isDemand = WRITTEN_DEMANDS.includes(event)
  return isPublic && isDemand ? momentary('loi 68-1250 du 31 déc. 1968, art. 2') : EFFECTS[event]
}
