// The choice after the last step in words: the ways, what speaks for each, what is known of the case.

import type { Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { CaseFacts } from './choice-store.ts'
import type { NextChoice, NoteCode } from './next-choices.ts'

type Words = {
  readonly ways: Readonly<Record<NextChoice, string>>
  /** When it leads anywhere. */
  readonly delays: Readonly<Record<NextChoice, (earliest: string | null) => string>>
  readonly notes: Readonly<Record<NoteCode, (share: number) => string>>
  readonly facts: (facts: CaseFacts, money: (cents: Cents) => string) => readonly string[]
}

const WORDS: Readonly<Record<Locale, Words>> = {
  fr: {
    ways: {
      call: 'Appeler une dernière fois',
      'instalment-plan': 'Proposer un échéancier',
      mediation: 'Passer par un médiateur',
      agency: 'Confier à une société de recouvrement',
      'order-for-payment': 'Demander une injonction de payer',
      'write-off': 'Renoncer',
    },
    delays: {
      call: () => 'dès maintenant : l’appel entre dans les tâches',
      'instalment-plan': () => 'jusqu’au jour que vous dites',
      mediation: () => 'jusqu’au jour que vous dites',
      agency: () => 'selon votre contrat avec elle',
      'order-for-payment': (earliest) =>
        earliest === null
          ? 'non connu ici'
          : `exécutoire au plus tôt le ${earliest}, plus le temps du tribunal, que personne ne connaît d’avance`,
      'write-off': () => 'tout de suite',
    },
    notes: {
      'nothing-to-pay': () => 'Rien à payer à personne.',
      'needs-day': () => 'Dites jusqu’à quel jour attendre : les relances reprennent ensuite.',
      'price-by-contract': () => 'Le prix est celui de votre contrat avec elle ; il n’est pas connu ici.',
      'share-of-amount': (share) =>
        share > 100
          ? `Coûterait plus que la somme due (jusqu’à ${share} %) : à éviter.`
          : `Au plus ${share} % de la somme due.`,
      'if-trader': () => 'À condition que ce débiteur soit commerçant ou une société commerciale.',
      'law-cannot-say': () =>
        'Le tribunal ne se détermine pas avec ce qui est connu ici : complétez l’adresse, ou demandez « Calculer ».',
      'figures-too-old': () =>
        'Les chiffres de cette procédure ne sont pas encore connus pour ce jour : mettez Quittance à jour.',
      'not-while-insolvent': () => 'Pas pendant la procédure collective.',
      'declare-instead': () => 'La voie est la déclaration de créance au mandataire.',
      'may-be-time-barred': () =>
        'Ce jour est passé : sans un acte qui a interrompu le délai, le débiteur peut opposer la prescription.',
      'all-is-lost': () => 'Toute la somme est perdue ; les relances de ces factures s’arrêtent.',
      'vat-by-accountant': () => 'La TVA peut se récupérer : voyez les écritures avec votre comptable.',
    },
    facts: (facts, money) => [
      facts.isInsolvent
        ? 'Solvabilité : procédure collective en cours.'
        : facts.isOverIndebted
          ? 'Solvabilité : surendettement en cours.'
          : 'Solvabilité : aucune procédure collective connue ici.',
      ...(facts.usualDelayDays === null
        ? ['Aucun règlement passé ne dit comment ce débiteur paie.']
        : [`Paie d’habitude ${delayFr(facts.usualDelayDays)}.`]),
      ...(facts.otherOverdueCents > 0 ? [`Doit encore ${money(facts.otherOverdueCents)} échus par ailleurs.`] : []),
      `Preuve : ${count(facts.originals, 'original de facture gardé', 'originaux de factures gardés', 'aucun original de facture gardé')}, ${count(facts.approved, 'facture approuvée', 'factures approuvées', 'aucune facture approuvée')}, ${count(facts.contacts, 'relance faite', 'relances faites', 'aucune relance faite')} dont ${count(facts.registeredLetters, 'recommandée', 'recommandées', 'aucune recommandée')}.`,
      ...(facts.isDisputed ? ['Une partie est contestée : une opposition est probable.'] : []),
    ],
  },
  en: {
    ways: {
      call: 'Call one last time',
      'instalment-plan': 'Offer an instalment plan',
      mediation: 'Go through a mediator',
      agency: 'Hand over to a collection agency',
      'order-for-payment': 'Ask for an order for payment',
      'write-off': 'Give up',
    },
    delays: {
      call: () => 'at once: the call joins the tasks',
      'instalment-plan': () => 'until the day you give',
      mediation: () => 'until the day you give',
      agency: () => 'according to your contract with it',
      'order-for-payment': (earliest) =>
        earliest === null
          ? 'not known here'
          : `enforceable on ${earliest} at the earliest, plus the time of the court, which nobody knows in advance`,
      'write-off': () => 'at once',
    },
    notes: {
      'nothing-to-pay': () => 'Nothing to pay to anybody.',
      'needs-day': () => 'Say until which day to wait: reminders resume after it.',
      'price-by-contract': () => 'The price is set by your contract with it; it is not known here.',
      'share-of-amount': (share) =>
        share > 100
          ? `Would cost more than the amount owed (up to ${share}%): better not.`
          : `At most ${share}% of the amount owed.`,
      'if-trader': () => 'Only if this debtor is a trader or a commercial company.',
      'law-cannot-say': () =>
        'What is known here does not settle which court: complete the address, or use “Calculate”.',
      'figures-too-old': () => 'The figures for this procedure are not known yet for that day: update Quittance.',
      'not-while-insolvent': () => 'Not during insolvency proceedings.',
      'declare-instead': () => 'Lodge the claim with the court-appointed representative instead.',
      'may-be-time-barred': () =>
        'That day has passed: unless something interrupted the period, the debtor may plead that the claim is time-barred.',
      'all-is-lost': () => 'The whole amount is lost; reminders of these invoices stop.',
      'vat-by-accountant': () => 'VAT may be recoverable: go over the entries with your accountant.',
    },
    facts: (facts, money) => [
      facts.isInsolvent
        ? 'Solvency: insolvency proceedings are under way.'
        : facts.isOverIndebted
          ? 'Solvency: over-indebtedness proceedings are under way.'
          : 'Solvency: no insolvency proceedings are known here.',
      ...(facts.usualDelayDays === null
        ? ['No past payment says how this debtor pays.']
        : [`Usually pays ${delayEn(facts.usualDelayDays)}.`]),
      ...(facts.otherOverdueCents > 0 ? [`Owes another ${money(facts.otherOverdueCents)} overdue.`] : []),
      `Evidence: ${count(facts.originals, 'original invoice kept', 'original invoices kept', 'no original invoice kept')}, ${count(facts.approved, 'invoice approved', 'invoices approved', 'no invoice approved')}, ${count(facts.contacts, 'reminder made', 'reminders made', 'no reminder made')}, of which ${count(facts.registeredLetters, 'registered', 'registered', 'none registered')}.`,
      ...(facts.isDisputed ? ['Part of it is disputed: an objection is likely.'] : []),
    ],
  },
}

const count = (n: number, one: string, other: string, none: string): string =>
  n === 0 ? none : `${n} ${n === 1 ? one : other}`

const delayFr = (days: number): string => (days > 0 ? `${days} jours après l’échéance` : 'à l’échéance ou avant')
const delayEn = (days: number): string => (days > 0 ? `${days} days after the due date` : 'by the due date')

export const wayName = (choice: NextChoice, locale: Locale): string => WORDS[locale].ways[choice]
export const delayText = (choice: NextChoice, earliest: Day | null, locale: Locale): string =>
  WORDS[locale].delays[choice](earliest && formatDay(earliest, locale))
export const noteText = (code: NoteCode, share: number, locale: Locale): string => WORDS[locale].notes[code](share)
export const factTexts = (facts: CaseFacts, currency: string, locale: Locale): readonly string[] =>
  WORDS[locale].facts(facts, (cents) => formatMoney(cents, currency, locale))
