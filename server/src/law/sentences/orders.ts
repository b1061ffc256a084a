// The order for payment and the small-claims procedures, in French and English.

import type {
  ClaimBasis,
  OrderForPaymentCalendarSteps,
  OrderForPaymentSteps,
  ProceduralDeadlineSteps,
  SmallClaimsSteps,
  CompetentCourtSteps,
  UndisputedCommercialClaimSteps,
} from '@quittance/law'
import type { SentencesOf } from '../say.ts'
import { COURT_NAMES, JURIDICTIONS } from './courts.ts'

type Steps = Omit<OrderForPaymentSteps, keyof CompetentCourtSteps> &
  OrderForPaymentCalendarSteps &
  ProceduralDeadlineSteps &
  SmallClaimsSteps &
  UndisputedCommercialClaimSteps

export const ordersFr: SentencesOf<Steps> = {
  'procedural-deadline.moved': ({ given, gives }, say) =>
    `Le délai de procédure expire le ${say.day(given.day)}, qui n’est pas un jour ouvré : il est prorogé au ${say.day(gives)}.`,

  'order-for-payment.administrative': () =>
    'L’injonction de payer n’existe pas devant le juge administratif : demandez une provision en référé.',
  'order-for-payment.insolvent': () =>
    'Une procédure collective est ouverte : aucune action n’est possible, la créance se déclare.',
  'order-for-payment.basis-excluded': () =>
    'L’injonction de payer suppose une créance contractuelle ou statutaire d’un montant déterminé, ou un effet de commerce.',
  'order-for-payment.not-due': ({ given }, say) =>
    `L’échéance est le ${say.day(given.dueDate)} : la créance n’est pas encore exigible.`,
  'order-for-payment.only-at-seat': () =>
    'Seul le juge du lieu où demeure le débiteur est compétent ; aucune clause n’y change rien.',
  'order-for-payment.likely-opposition': () =>
    'La dette est contestée : une opposition est probable et porterait l’affaire au fond. Une provision ou une assignation peut être plus rapide.',
  'order-for-payment.no-lawyer': () =>
    'Le créancier ou tout mandataire dépose la requête ; un avocat n’est pas obligatoire.',
  'order-for-payment.no-prior-attempt': () =>
    'Aucune tentative amiable préalable n’est exigée avant une injonction de payer.',
  'order-for-payment.open': ({ given, gives }) =>
    `L’injonction de payer est possible (${FONDEMENTS[given.basis]}), devant : ${given.names === '' ? JURIDICTIONS[gives] : given.names}.`,

  'order-for-payment-calendar.deposit-fee': ({ given, gives }, say) =>
    `Requête du ${say.day(given.day)} : les frais de greffe sont à consigner dans les quinze jours, le ${say.day(gives)} au plus tard.`,
  'order-for-payment-calendar.serve': ({ given, gives }, say) =>
    `Ordonnance du ${say.day(given.day)} : elle doit être signifiée dans les ${given.months} mois, le ${say.day(gives)} au plus tard, sinon elle est non avenue.`,
  'order-for-payment-calendar.void': ({ given }, say) =>
    `Signifiée le ${say.day(given.day)}, après le ${say.day(given.serveBy)} : l’ordonnance est non avenue.`,
  'order-for-payment-calendar.oppose': ({ given, gives }, say) =>
    `Signifiée en personne le ${say.day(given.day)} : le débiteur peut former opposition jusqu’au ${say.day(gives)}.`,
  'order-for-payment-calendar.opposition-open': ({ given }, say) =>
    `Signifiée le ${say.day(given.day)}, mais pas en personne : l’opposition reste possible jusqu’à un mois après le premier acte remis en personne ou la première saisie.`,
  'order-for-payment-calendar.oppose-after-measure': ({ given, gives }, say) =>
    `Premier acte ou première saisie le ${say.day(given.day)} : l’opposition est possible jusqu’au ${say.day(gives)}.`,
  'order-for-payment-calendar.enforce': ({ gives }, say) =>
    `Un mois après la signification, sans opposition, l’ordonnance peut être exécutée : à partir du ${say.day(gives)}.`,
  'order-for-payment-calendar.enforce-unless-told': ({ gives }, say) =>
    `Deux mois après la signification, sans avis d’opposition du greffe, l’ordonnance peut être exécutée : à partir du ${say.day(gives)}.`,
  'order-for-payment-calendar.opposed': ({ given, gives }, say) =>
    `Opposition annoncée le ${say.day(given.day)} : consignez les frais ou constituez avocat dans les quinze jours, le ${say.day(gives)} au plus tard.`,

  'small-claims.foreign-debtor': () => 'Le débiteur n’est pas établi en France : cette procédure n’est pas ouverte.',
  'small-claims.basis-excluded': () => 'Cette procédure est réservée aux créances contractuelles ou statutaires.',
  'small-claims.between-traders': () =>
    'Entre commerçants, la loi du 23 avril 2026 réserve les créances facturées à une autre procédure, dont le décret n’est pas paru.',
  'small-claims.costs-on-creditor': () => 'Tous les frais restent à la charge du créancier.',
  'small-claims.no-payment-before': () =>
    'Aucun paiement ne peut avoir lieu avant que l’issue de la procédure ne soit constatée.',
  'small-claims.another-officer': () =>
    'Le commissaire de justice qui a délivré le titre ne peut pas l’exécuter : il en faut un autre.',
  'small-claims.above-ceiling': ({ given }, say) =>
    `${say.money(given.amountCents)}, intérêts compris, dépasse le plafond de ${say.money(given.ceilingCents)}.`,
  'small-claims.open': ({ given }, say) =>
    `${say.money(given.amountCents)}, intérêts compris, ne dépasse pas ${say.money(given.ceilingCents)} : la procédure est ouverte.`,
  'small-claims.answer-by': ({ given, gives }, say) =>
    `Message envoyé le ${say.day(given.sentOn)} : le débiteur peut accepter jusqu’au ${say.day(gives)} ; son silence vaut refus.`,

  'undisputed-commercial-claim.outside': () =>
    'Cette procédure ne vise que les créances facturées entre commerçants et que personne ne conteste.',
  'undisputed-commercial-claim.would-be-open': () =>
    'Créance facturée entre commerçants et non contestée, quel qu’en soit le montant : elle relèvera de cette procédure.',
  'undisputed-commercial-claim.course': ({ given }) =>
    `Elle prévoit : commandement de payer, ${given.answerMonths} mois pour payer ou contester, procès-verbal au moins ${given.thenDays} jours après, formule exécutoire du greffe, signification dans les ${given.serveMonths} mois.`,
  'undisputed-commercial-claim.not-in-force': ({ given }, say) =>
    `Votée, mais pas encore applicable : son décret n’était pas paru au ${say.day(given.lookedUpOn)}.`,
}

export const ordersEn: SentencesOf<Steps> = {
  'procedural-deadline.moved': ({ given, gives }, say) =>
    `The time limit ends on ${say.day(given.day)}, which is not a working day: it is extended to ${say.day(gives)}.`,

  'order-for-payment.administrative': () =>
    'There is no order for payment before the administrative judge: ask for an interim payment.',
  'order-for-payment.insolvent': () => 'Insolvency proceedings are open: no action is possible, the claim is declared.',
  'order-for-payment.basis-excluded': () =>
    'An order for payment needs a contractual or statutory claim of a fixed amount, or a bill of exchange.',
  'order-for-payment.not-due': ({ given }, say) =>
    `The due date is ${say.day(given.dueDate)}: the claim cannot be demanded yet.`,
  'order-for-payment.only-at-seat': () =>
    'Only the judge of the debtor’s home or seat is competent; no clause changes that.',
  'order-for-payment.likely-opposition': () =>
    'The debt is disputed: an opposition is likely and would take the case to the merits. An interim payment or a summons may be faster.',
  'order-for-payment.no-lawyer': () =>
    'The creditor or any representative files the request; a lawyer is not compulsory.',
  'order-for-payment.no-prior-attempt': () => 'No amicable attempt is needed before an order for payment.',
  'order-for-payment.open': ({ given, gives }) =>
    `An order for payment is possible (${BASES[given.basis]}), before: ${given.names === '' ? COURT_NAMES[gives] : given.names}.`,

  'order-for-payment-calendar.deposit-fee': ({ given, gives }, say) =>
    `Requested on ${say.day(given.day)}: the registry fee is to be deposited within fifteen days, by ${say.day(gives)}.`,
  'order-for-payment-calendar.serve': ({ given, gives }, say) =>
    `Order of ${say.day(given.day)}: it must be served within ${given.months} months, by ${say.day(gives)}, or it is void.`,
  'order-for-payment-calendar.void': ({ given }, say) =>
    `Served on ${say.day(given.day)}, after ${say.day(given.serveBy)}: the order is void.`,
  'order-for-payment-calendar.oppose': ({ given, gives }, say) =>
    `Served in person on ${say.day(given.day)}: the debtor can oppose it until ${say.day(gives)}.`,
  'order-for-payment-calendar.opposition-open': ({ given }, say) =>
    `Served on ${say.day(given.day)}, but not in person: opposition stays open until a month after the first act handed to the debtor or the first seizure.`,
  'order-for-payment-calendar.oppose-after-measure': ({ given, gives }, say) =>
    `First act or first seizure on ${say.day(given.day)}: opposition is possible until ${say.day(gives)}.`,
  'order-for-payment-calendar.enforce': ({ gives }, say) =>
    `A month after service, without opposition, the order can be enforced: from ${say.day(gives)}.`,
  'order-for-payment-calendar.enforce-unless-told': ({ gives }, say) =>
    `Two months after service, without notice of an opposition from the registry, the order can be enforced: from ${say.day(gives)}.`,
  'order-for-payment-calendar.opposed': ({ given, gives }, say) =>
    `Opposition told on ${say.day(given.day)}: deposit the cost or appoint counsel within fifteen days, by ${say.day(gives)}.`,

  'small-claims.foreign-debtor': () => 'The debtor is not established in France: this procedure is not open.',
  'small-claims.basis-excluded': () => 'This procedure is for contractual or statutory claims only.',
  'small-claims.between-traders': () =>
    'Between traders the law of 23 April 2026 keeps invoiced claims for another procedure, whose decree has not appeared.',
  'small-claims.costs-on-creditor': () => 'All costs stay with the creditor.',
  'small-claims.no-payment-before': () => 'No payment may take place before the outcome is recorded.',
  'small-claims.another-officer': () =>
    'The judicial officer who delivered the title cannot enforce it: another one must.',
  'small-claims.above-ceiling': ({ given }, say) =>
    `${say.money(given.amountCents)}, interest included, is above the ceiling of ${say.money(given.ceilingCents)}.`,
  'small-claims.open': ({ given }, say) =>
    `${say.money(given.amountCents)}, interest included, is not above ${say.money(given.ceilingCents)}: the procedure is open.`,
  'small-claims.answer-by': ({ given, gives }, say) =>
    `Message sent on ${say.day(given.sentOn)}: the debtor can accept until ${say.day(gives)}; silence is a refusal.`,

  'undisputed-commercial-claim.outside': () =>
    'This procedure is only for claims invoiced between traders that nobody disputes.',
  'undisputed-commercial-claim.would-be-open': () =>
    'Claim invoiced between traders and not disputed, whatever its amount: this procedure will be for it.',
  'undisputed-commercial-claim.course': ({ given }) =>
    `It will be: an order to pay, ${given.answerMonths} month to pay or contest, a record at least ${given.thenDays} days later, the registry’s formula, service within ${given.serveMonths} months.`,
  'undisputed-commercial-claim.not-in-force': ({ given }, say) =>
    `Voted, but not usable yet: its decree had not appeared on ${say.day(given.lookedUpOn)}.`,
}

const FONDEMENTS: Readonly<Record<ClaimBasis, string>> = {
  contract: 'contrat',
  statute: 'obligation statutaire',
  'bill-of-exchange': 'effet de commerce',
  other: 'autre',
}

const BASES: Readonly<Record<ClaimBasis, string>> = {
  contract: 'contract',
  statute: 'statutory obligation',
  'bill-of-exchange': 'bill of exchange',
  other: 'other',
}
