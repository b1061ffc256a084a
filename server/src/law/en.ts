// The steps of the law in English.

import type { RecoveryCostKind } from '@quittance/law'
import type { AllocatedSums, LawSentences, Say } from './say.ts'
import { dealingEn } from './sentences/dealing.ts'
import { procedureEn } from './sentences/procedure.ts'

const DAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const en: LawSentences = {
  ...procedureEn,
  ...dealingEn,

  'late-payment-interest.begins': ({ given, gives }, say) =>
    `Interest runs from ${say.day(gives)}, the due date being ${say.day(given.dueDate)}: neither reminder nor formal notice is needed.`,
  'late-payment-interest.begins-with-notice': ({ given, gives }, say) =>
    `Due on ${say.day(given.dueDate)}, formal notice of ${say.day(given.formalNotice)}: interest runs from ${say.day(gives)}.`,
  'late-payment-interest.no-formal-notice': ({ given }, say) =>
    `A consumer owes interest only from a formal notice; none was given since the due date, ${say.day(given.dueDate)}.`,
  'late-payment-interest.not-running': ({ given }, say) =>
    `Interest runs only from ${say.day(given.begins)}: nothing is owed on ${say.day(given.until)}.`,
  'late-payment-interest.payment': ({ given, gives }, say) =>
    `Payment of ${say.money(given.amountCents)} on ${say.day(given.day)}: ${say.parts([given.toInterestCents, 'to interest'], [given.toPrincipalCents, 'to principal'])}. Principal still owed: ${say.money(gives)}.`,
  'late-payment-interest.credit-note': ({ given, gives }, say) =>
    `Credit note of ${say.money(given.amountCents)} of ${say.day(given.day)}. Principal still owed: ${say.money(gives)}.`,
  'late-payment-interest.capitalised': ({ given, gives }, say) =>
    `On ${say.day(given.day)}, ${say.money(given.interestCents)} of interest due for a whole year begins to bear interest, ${given.ground === 'court' ? 'as the court ordered' : 'as the contract provides'}. Principal: ${say.money(gives)}.`,
  'late-payment-interest.segment': ({ given, gives }, say) =>
    `From ${say.day(given.from)} to ${say.day(given.to)} included, ${given.days} d: ${say.money(given.baseCents)} × ${say.percent(given.rateBasisPoints)} × ${given.days} ÷ ${given.yearDays} = ${say.money(gives)}.`,
  'late-payment-interest.total': ({ given, gives }, say) =>
    `Total interest on ${say.day(given.until)}, ${given.days} d late: ${say.money(gives)}.`,

  'judgment-interest.begins': ({ given, gives }, say) =>
    `The sum of the judgment of ${say.day(given.from)} bears interest at the legal rate from ${say.day(gives)}, even if the judgment does not say so.`,
  'judgment-interest.total': ({ given, gives }, say) =>
    `Total interest on ${say.day(given.until)}, ${given.days} d: ${say.money(gives)}.`,

  'late-payment-rate.statutory': ({ given, gives }, say) =>
    `${capital(say.halfYear(given.halfYear))}: ECB rate on ${say.day(given.halfYear)}, ${say.percent(given.ecbBasisPoints)}, plus ${say.points(given.plusBasisPoints)} points = ${say.percent(gives)}.`,
  'late-payment-rate.legal': ({ given, gives }, say) =>
    `${capital(say.halfYear(given.halfYear))}: legal interest rate, ${given.creditor === 'person' ? 'creditor who is a private person' : 'creditor in business'}, ${say.percent(gives)}.`,
  'late-payment-rate.increased-after-judgment': ({ given, gives }, say) =>
    `Judgment enforceable for two months on ${say.day(given.from)}: legal rate of ${say.percent(given.legalBasisPoints)} plus ${say.points(given.plusBasisPoints)} points = ${say.percent(gives)}. The enforcement judge may lower or lift this increase.`,
  'late-payment-rate.agreed-fixed': ({ gives }, say) => `Rate agreed in the contract: ${say.percent(gives)}.`,
  'late-payment-rate.agreed-ecb-plus': ({ given, gives }, say) =>
    `Agreed rate, ${say.halfYear(given.halfYear)}: ECB rate on ${say.day(given.halfYear)}, ${say.percent(given.ecbBasisPoints)}, plus ${say.points(given.plusBasisPoints)} points = ${say.percent(gives)}.`,
  'late-payment-rate.agreed-legal-times': ({ given, gives }, say) =>
    `Agreed rate, ${say.halfYear(given.halfYear)}: ${given.times} times the legal interest rate of ${say.percent(given.legalBasisPoints)} = ${say.percent(gives)}.`,
  'late-payment-rate.frozen': ({ given, gives }, say) =>
    `This rate of the ${say.halfYear(given.halfYear)}, in which interest began to run, holds until payment: ${say.percent(gives)}.`,
  'late-payment-rate.agreed-below-floor': ({ given, gives }, say) =>
    `Mind, ${say.halfYear(given.halfYear)}: the agreed rate of ${say.percent(given.rateBasisPoints)} is below three times the legal interest rate, ${say.percent(gives)}, the minimum of a clause. Reckoned as agreed.`,
  'late-payment-rate.statutory-below-floor': ({ given, gives }, say) =>
    `${capital(say.halfYear(given.halfYear))}: the statutory rate of ${say.percent(given.rateBasisPoints)} is below three times the legal interest rate, ${say.percent(gives)}. That minimum limits clauses only: the statutory rate applies as it is.`,

  'recovery-indemnity.owed': ({ given, gives }, say) =>
    `Fixed indemnity for recovery costs, once per late invoice (since ${say.day(given.lateFrom)}): ${say.money(gives)}.`,
  'recovery-indemnity.consumer': () => 'A consumer never owes the fixed indemnity for recovery costs.',
  'recovery-indemnity.insolvency': ({ given }, say) =>
    `The judgment of ${say.day(given.insolvencyOpenedOn)} forbade payment on the due date, ${say.day(given.dueDate)}: no fixed indemnity.`,
  'recovery-indemnity.late-before-insolvency': ({ given, gives }, say) =>
    `Late since the due date of ${say.day(given.dueDate)}, before the judgment of ${say.day(given.insolvencyOpenedOn)}: the ${say.money(gives)} are lodged with the claim. This point is contested.`,
  'recovery-indemnity.not-late': ({ given }, say) =>
    given.openCents === 0
      ? 'Nothing was still owed after the due date: no fixed indemnity.'
      : `Not late on ${say.day(given.until)}, due on ${say.day(given.dueDate)}: no fixed indemnity.`,

  'recovery-costs.justified': ({ given, gives }, say) =>
    `${COSTS[given.cost]}: ${say.money(gives)} spent and shown by evidence.`,
  'recovery-costs.not-justified': ({ given }, say) =>
    `${COSTS[given.cost]}: ${say.money(given.amountCents)} without evidence, not claimed.`,
  'recovery-costs.lump-sum': ({ given }, say) =>
    `Lump sum of ${say.money(given.amountCents)} for a reminder or a file: never owed, even where a clause says so.`,
  'recovery-costs.without-title': ({ given }, say) =>
    `${COSTS[given.cost]}: without an enforceable title these ${say.money(given.amountCents)} stay with the creditor; a clause to the contrary is deemed unwritten.`,
  'recovery-costs.court-only': ({ given }, say) =>
    `${COSTS[given.cost]}: only a court can put these ${say.money(given.amountCents)} on the debtor.`,
  'recovery-costs.prescribed-act': ({ given, gives }, say) =>
    `${COSTS[given.cost]}: an act that the law prescribes, ${say.money(gives)} borne by the debtor.`,
  'recovery-costs.enforcement': ({ given, gives }, say) =>
    `${COSTS[given.cost]}: with a title, ${say.money(gives)} borne by the debtor, unless plainly needless.`,
  'recovery-costs.beyond-indemnity': ({ given, gives }, say) =>
    `Costs of ${say.money(given.justifiedCents)} shown by evidence, of which the fixed indemnity covers ${say.money(given.indemnityCents)}: additional compensation of ${say.money(gives)}.`,
  'recovery-costs.total': ({ given, gives }, say) =>
    `To claim beyond the indemnity: ${say.money(gives)}; to ask of the court: ${say.money(given.fromCourtCents)}; borne by the creditor: ${say.money(given.ownCents)}.`,

  'payment-allocation.designated': ({ given, gives }, say) =>
    `Debt ${given.debt}, named by the debtor, gets ${say.money(gives)}: ${partsOf(given, say)}.`,
  'payment-allocation.due': ({ given, gives }, say) =>
    `Debt ${given.debt}, due on ${say.day(given.dueDate)}, gets ${say.money(gives)}: ${partsOf(given, say)}.`,
  'payment-allocation.not-yet-due': ({ given, gives }, say) =>
    `Debt ${given.debt}, due only on ${say.day(given.dueDate)}, gets ${say.money(gives)}: ${partsOf(given, say)}.`,
  'payment-allocation.in-proportion': ({ given, gives }, say) =>
    `Debt ${given.debt}, equal to others, gets its share, ${say.money(gives)}: ${partsOf(given, say)}.`,
  'payment-allocation.left': ({ given, gives }, say) =>
    gives === 0
      ? `The payment of ${say.money(given.amountCents)} is allocated in full.`
      : `Of the payment of ${say.money(given.amountCents)}, ${say.money(gives)} meets no debt.`,

  'accessories.waived': ({ given }, say) =>
    `The creditor gives up what has accrued (${say.money(given.interestCents)} of interest, ${say.money(given.indemnityCents)} of indemnity): nothing is asked.`,
  'accessories.waiver-void': ({ given }, say) =>
    `Nothing is asked (${say.money(given.interestCents)} of interest, ${say.money(given.indemnityCents)} of indemnity); but a clause that gives it up beforehand towards a public buyer is deemed unwritten.`,
  'accessories.not-before-notice': ({ given }, say) =>
    `The accessories (${say.money(given.interestCents)} of interest, ${say.money(given.indemnityCents)} of indemnity) are asked only from the formal notice on.`,
  'accessories.claimed': ({ given, gives }, say) =>
    `Asked since the formal notice of ${say.day(given.formalNotice)}: ${say.money(given.interestCents)} of interest and ${say.money(given.indemnityCents)} of indemnity, ${say.money(gives)} in all.`,
  'accessories.invoiced': ({ given, gives }, say) =>
    `Interest invoice: ${say.money(given.interestCents)} of interest and ${say.money(given.indemnityCents)} of indemnity, ${say.money(gives)} in all.`,
  'accessories.outside-vat': ({ given }, say) => `These ${say.money(given.amountCents)} repair a loss: no VAT.`,

  'payment-term.from-issue': ({ given }, say) => `The term runs from the issue of the invoice, ${say.day(given.day)}.`,
  'payment-term.from-performance': ({ given }, say) =>
    `The term runs from delivery or performance of the service, ${say.day(given.day)}.`,
  'payment-term.from-issue-performance-unknown': ({ given }, say) =>
    `Nothing was agreed: the term runs from delivery or performance. It was not told; the issue of ${say.day(given.day)} stands in for it.`,
  'payment-term.from-receipt': ({ given }, say) =>
    `The term runs from the receipt of the invoice, ${say.day(given.day)}.`,
  'payment-term.from-portal': ({ given }, say) =>
    `The term runs from the notice that the invoice lies on the portal, ${say.day(given.day)}.`,
  'payment-term.from-issue-plus-two': ({ given, gives }, say) =>
    `When the payment request of ${say.day(given.day)} was received is not known: the term runs from two days later, ${say.day(gives)}.`,
  'payment-term.add-days': ({ given, gives }, say) =>
    `${say.day(given.from)} + ${given.count} days = ${say.day(gives)}.`,
  'payment-term.add-months': ({ given, gives }, say) =>
    `${say.day(given.from)} + ${given.count} months = ${say.day(gives)}.`,
  'payment-term.end-of-month': ({ given, gives }, say) =>
    `End of the month of ${say.day(given.from)}: ${say.day(gives)}.`,
  'payment-term.on-date': ({ given, gives }, say) => `Day ${given.date} of the next month: ${say.day(gives)}.`,
  'payment-term.on-receipt': ({ gives }, say) =>
    `On receipt: the law names no number of days; due on ${say.day(gives)}.`,
  'payment-term.interrupted': ({ given, gives }, say) =>
    `Request found incomplete on ${say.day(given.notifiedOn)}, completed on ${say.day(given.completedOn)}: a new term of ${given.days} days (30, or the ${given.leftDays} that were left when more), so ${say.day(gives)}.`,
  'payment-term.interruption-without-effect': ({ given, gives }, say) =>
    `The interruption notified on ${say.day(given.notifiedOn)} lies outside the term that began on ${say.day(given.start)}: the due date stays ${say.day(gives)}.`,
  'payment-term.day-off-not-moved': ({ given, gives }, say) =>
    `${say.day(gives)} is a ${DAYS[given.weekday]}: no text moves the due date of a contract.`,
  'payment-term.cap-nothing-agreed': ({ given, gives }, say) =>
    `Without agreement: ${given.days} days from ${say.day(given.from)}, so ${say.day(gives)}.`,
  'payment-term.cap-from-issue': ({ given, gives }, say) =>
    `Legal maximum: ${given.days} days from issue, so ${say.day(gives)}.`,
  'payment-term.cap-then-end-of-month': ({ given, gives }, say) =>
    `Legal maximum by exception: ${given.days} days then end of month, if the contract says so and without manifest abuse, so ${say.day(gives)}.`,
  'payment-term.cap-end-of-month-then': ({ given, gives }, say) =>
    `Legal maximum by exception: end of month then ${given.days} days, if the contract says so and without manifest abuse, so ${say.day(gives)}.`,
  'payment-term.end-of-month-over-cap': ({ given, gives }, say) =>
    `An end-of-month clause above ${given.days} days has no exception: the maximum stays ${say.day(gives)}.`,
  'payment-term.cap-periodic': ({ given, gives }, say) =>
    `Periodic invoice, legal maximum: ${given.days} days from issue, so ${say.day(gives)}.`,
  'payment-term.cap-transport': ({ given, gives }, say) =>
    `Carriage and the trades beside it: at most ${given.days} days from the issue of ${say.day(given.from)}, so ${say.day(gives)}.`,
  'payment-term.cap-perishable-food': ({ given, gives }, say) =>
    `Perishable food: at most ${given.days} days after the delivery of ${say.day(given.delivery)}, so ${say.day(gives)}.`,
  'payment-term.cap-perishable-food-periodic': ({ given, gives }, say) =>
    `Perishable food, periodic invoice: at most ${given.days} days after the ten-day period of the delivery ends, ${say.day(given.from)}, so ${say.day(gives)}.`,
  'payment-term.cap-livestock': ({ given, gives }, say) =>
    `Live cattle and the fresh meat made of it: at most ${given.days} days after the delivery of ${say.day(given.delivery)}, so ${say.day(gives)}.`,
  'payment-term.cap-spirits': ({ given, gives }, say) =>
    `Alcoholic drinks under consumption duty: at most ${given.days} days after the month of delivery ends, ${say.day(given.from)}, so ${say.day(gives)}.`,
  'payment-term.cap-trade-agreement': ({ given, gives }, say) =>
    `Trade agreement, as told: at most ${given.days} days from issue, so ${say.day(gives)}. Verify it in the agreement.`,
  'payment-term.cap-export': ({ given, gives }, say) =>
    `Bought free of VAT to be sold outside the Union: at most ${given.days} days from issue, so ${say.day(gives)}. A rule to verify, with conditions.`,
  'payment-term.cap-public': ({ given, gives }, say) =>
    `Longest term of this public buyer: ${given.days} days from ${say.day(given.from)}, so ${say.day(gives)}.`,
  'payment-term.lawful': ({ given, gives }, say) =>
    `Due on ${say.day(gives)}: lawful, at the latest ${say.day(given.latestLawful)}.`,
  'payment-term.unlawful': ({ given, gives }, say) =>
    `Due on ${say.day(gives)}: beyond the legal maximum of ${say.day(given.latestLawful)} by ${given.overDays} d.`,
  'payment-term.no-statutory-term': ({ gives }, say) =>
    `Due on ${say.day(gives)}, as agreed: the law sets no term for a consumer.`,
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const COSTS: Readonly<Record<RecoveryCostKind, string>> = {
  agency: 'Collection agency',
  lawyer: 'Lawyer',
  'judicial-officer': 'Judicial officer',
  postage: 'Postage',
  'lump-sum': 'Lump sum',
  proceedings: 'Court proceedings',
  'prescribed-act': 'Prescribed act',
  enforcement: 'Enforcement',
}

const partsOf = (given: AllocatedSums, say: Say): string =>
  say.parts(
    [given.principalCents, 'to principal'],
    [given.interestCents, 'to interest'],
    [given.indemnityCents, 'to the indemnity'],
  )
