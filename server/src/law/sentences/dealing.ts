// Conduct, words to refuse, VAT on bad debts and write-offs, in French and English; with documents.ts, all of dealing.

import type {
  Audience,
  BadDebtVatSteps,
  ContactSteps,
  Disclosure,
  DisclosureSteps,
  LossProof,
  RefusedWordReason,
  RefusedWordsSteps,
  WriteOffSteps,
} from '@quittance/law'
import type { SentencesOf } from '../say.ts'
import { documentsEn, documentsFr } from './documents.ts'

type Steps = BadDebtVatSteps & ContactSteps & DisclosureSteps & RefusedWordsSteps & WriteOffSteps

const ownFr: SentencesOf<Steps> = {
  'conduct.no-hours-for-writing': () => 'Un courriel ou une lettre n’a pas d’heure.',
  'conduct.sunday': ({ gives }, say) =>
    `Le dimanche, ni appel ni SMS ; aucun texte ne le dit, c’est l’usage. Prochain jour : le ${say.day(gives)}.`,
  'conduct.public-holiday': ({ given, gives }, say) =>
    `Le ${say.day(given.day)} est férié : ni appel ni SMS. Prochain jour : le ${say.day(gives)}.`,
  'conduct.outside-hours': ({ given }) =>
    `Hors des heures d’usage, de ${hour(given.from)} h à ${hour(given.to)} h ; aucun texte ne les fixe.`,
  'conduct.cap-of-day': ({ given }) =>
    `Déjà ${given.count} appel ou SMS ce jour : pas plus de ${given.most}. Des appels réitérés peuvent être un délit.`,
  'conduct.cap-of-week': ({ given }) =>
    `Déjà ${given.count} appels ou SMS en sept jours : pas plus de ${given.most}. Des appels réitérés peuvent être un délit.`,
  'conduct.allowed': ({ gives }, say) => `Un appel ou un SMS est possible le ${say.day(gives)}.`,
  'conduct.may-be-told': ({ given }) => `${PUBLICS[given.audience]} : on peut parler de la dette.`,
  'conduct.may-be-told-little': ({ given, gives }) =>
    `${PUBLICS[given.audience]} : ${DIRE[gives]}, rien de la dette ni de son montant.`,
  'conduct.may-not-be-told': ({ given }) => `${PUBLICS[given.audience]} : rien ne peut être dit.`,
  'conduct.may-not-be-published': () =>
    'Publier le nom d’un débiteur est une diffamation, et un chantage si c’est un moyen de pression.',

  'refused-words.found': ({ given, gives }) => `« ${gives} » : ${MOTIFS[given.because]}.`,
  'refused-words.count': ({ gives }) =>
    gives === 0
      ? 'Aucun mot à refuser n’a été trouvé ; une relecture reste utile.'
      : `${gives === 1 ? 'Un passage est' : `${gives} passages sont`} à revoir.`,

  'bad-debt-vat.on-receipts': () =>
    'La TVA sur les encaissements n’est due que sur ce qui est payé : il n’y a rien à récupérer.',
  'bad-debt-vat.paid': () => 'La facture est payée : il n’y a pas de TVA à récupérer.',
  'bad-debt-vat.no-proof': () =>
    'La perte doit être définitive et prouvée : jugement de liquidation, remise dans un plan, poursuites vaines ou débiteur disparu.',
  'bad-debt-vat.proof': ({ given }) => `Perte définitive : ${PREUVES[given.proof]}.`,
  'bad-debt-vat.unpaid-part': ({ given, gives }, say) =>
    `Impayé ${say.money(given.unpaidCents)} sur ${say.money(given.totalCents)} : TVA de ${say.money(given.vatCents)} × ${say.money(given.unpaidCents)} ÷ ${say.money(given.totalCents)} = ${say.money(gives)}.`,
  'bad-debt-vat.duplicate-invoice': ({ gives }) => `Un duplicata est envoyé au débiteur avec ces mots : « ${gives} ».`,
  'bad-debt-vat.recover-by': ({ given, gives }, say) =>
    `Perte du ${say.day(given.lostOn)} : la TVA se récupère jusqu’au ${say.day(gives)}.`,
  'bad-debt-vat.recovered': ({ given, gives }, say) =>
    `TVA à récupérer : ${say.money(gives)} ; perte hors taxe : ${say.money(given.netCents)}.`,

  'write-off.doubtful': ({ gives }, say) =>
    `La créance passe du compte 411 au compte 416, taxe comprise : ${say.money(gives)}.`,
  'write-off.allowance': ({ given, gives }, say) =>
    `Dépréciation sur le prix hors taxe : ${say.money(given.netCents)} × ${say.percent(given.lossBasisPoints)} = ${say.money(gives)}, compte 6817 contre 491.`,
  'write-off.loss': ({ gives }, say) => `Perte au compte 654 : ${say.money(gives)}.`,
  'write-off.vat-recovered': ({ gives }, say) => `TVA récupérée, compte 44571 : ${say.money(gives)}.`,
  'write-off.vat-lost': ({ gives }, say) => `TVA non récupérée, comprise dans la perte : ${say.money(gives)}.`,
  'write-off.allowance-released': ({ gives }, say) => `Reprise de la dépréciation : ${say.money(gives)}.`,
}

const ownEn: SentencesOf<Steps> = {
  'conduct.no-hours-for-writing': () => 'An e-mail or a letter has no hour.',
  'conduct.sunday': ({ gives }, say) =>
    `On a Sunday neither call nor text message; no text says so, it is practice. Next day: ${say.day(gives)}.`,
  'conduct.public-holiday': ({ given, gives }, say) =>
    `The public holiday of ${say.day(given.day)}: neither call nor text message. Next day: ${say.day(gives)}.`,
  'conduct.outside-hours': ({ given }) =>
    `Outside the usual hours, ${hour(given.from)} to ${hour(given.to)}; no text sets them.`,
  'conduct.cap-of-day': ({ given }) =>
    `Already ${given.count} call or text message that day: no more than ${given.most}. Repeated calls can be an offence.`,
  'conduct.cap-of-week': ({ given }) =>
    `Already ${given.count} calls or text messages in seven days: no more than ${given.most}. Repeated calls can be an offence.`,
  'conduct.allowed': ({ gives }, say) => `A call or text message is possible on ${say.day(gives)}.`,
  'conduct.may-be-told': ({ given }) => `${AUDIENCE_NAMES[given.audience]}: the debt may be spoken of.`,
  'conduct.may-be-told-little': ({ given, gives }) =>
    `${AUDIENCE_NAMES[given.audience]}: ${SAY[gives]}, nothing of the debt or its amount.`,
  'conduct.may-not-be-told': ({ given }) => `${AUDIENCE_NAMES[given.audience]}: nothing may be said.`,
  'conduct.may-not-be-published': () =>
    'To publish a debtor’s name is defamation, and blackmail when it is meant as pressure.',

  'refused-words.found': ({ given, gives }) => `“${gives}”: ${REASONS[given.because]}.`,
  'refused-words.count': ({ gives }) =>
    gives === 0
      ? 'No word to refuse was found; reading it again stays useful.'
      : `${gives === 1 ? 'One passage' : `${gives} passages`} to be reworded.`,

  'bad-debt-vat.on-receipts': () => 'VAT on receipts is due only on what is paid: there is nothing to recover.',
  'bad-debt-vat.paid': () => 'The invoice is paid: there is no VAT to recover.',
  'bad-debt-vat.no-proof': () =>
    'The loss must be final and proved: judgment of liquidation, remission in a plan, vain pursuit or a debtor who vanished.',
  'bad-debt-vat.proof': ({ given }) => `Final loss: ${PROOFS[given.proof]}.`,
  'bad-debt-vat.unpaid-part': ({ given, gives }, say) =>
    `Unpaid ${say.money(given.unpaidCents)} of ${say.money(given.totalCents)}: VAT of ${say.money(given.vatCents)} × ${say.money(given.unpaidCents)} ÷ ${say.money(given.totalCents)} = ${say.money(gives)}.`,
  'bad-debt-vat.duplicate-invoice': ({ gives }) =>
    `A duplicate goes to the debtor with these words, in French: “${gives}”.`,
  'bad-debt-vat.recover-by': ({ given, gives }, say) =>
    `Lost on ${say.day(given.lostOn)}: the VAT can be recovered until ${say.day(gives)}.`,
  'bad-debt-vat.recovered': ({ given, gives }, say) =>
    `VAT to recover: ${say.money(gives)}; loss without tax: ${say.money(given.netCents)}.`,

  'write-off.doubtful': ({ gives }, say) =>
    `The claim goes from account 411 to account 416, tax included: ${say.money(gives)}.`,
  'write-off.allowance': ({ given, gives }, say) =>
    `Allowance on the price without tax: ${say.money(given.netCents)} × ${say.percent(given.lossBasisPoints)} = ${say.money(gives)}, account 6817 to 491.`,
  'write-off.loss': ({ gives }, say) => `Loss in account 654: ${say.money(gives)}.`,
  'write-off.vat-recovered': ({ gives }, say) => `VAT recovered, account 44571: ${say.money(gives)}.`,
  'write-off.vat-lost': ({ gives }, say) => `VAT not recovered, within the loss: ${say.money(gives)}.`,
  'write-off.allowance-released': ({ gives }, say) => `Allowance released: ${say.money(gives)}.`,
}

export const dealingFr = { ...documentsFr, ...ownFr }
export const dealingEn = { ...documentsEn, ...ownEn }

const hour = (minutes: number): string => String(minutes / 60)

const PUBLICS: Readonly<Record<Audience, string>> = {
  debtor: 'Le débiteur',
  representative: 'Le représentant du débiteur',
  accounting: 'Le service comptable du débiteur',
  guarantor: 'La caution',
  switchboard: 'Le standard',
  voicemail: 'Une messagerie vocale',
  employer: 'L’employeur',
  family: 'La famille',
  neighbour: 'Un voisin',
  customer: 'Un client du débiteur',
  public: 'Le public',
}

const AUDIENCE_NAMES: Readonly<Record<Audience, string>> = {
  debtor: 'The debtor',
  representative: 'The debtor’s representative',
  accounting: 'The debtor’s accounts department',
  guarantor: 'The guarantor',
  switchboard: 'The switchboard',
  voicemail: 'A voicemail',
  employer: 'The employer',
  family: 'The family',
  neighbour: 'A neighbour',
  customer: 'A customer of the debtor',
  public: 'The public',
}

const DIRE: Readonly<Record<Disclosure, string>> = {
  debt: 'la dette',
  'business-matter': 'dire seulement qu’il s’agit d’une affaire entre entreprises',
  'call-back': 'demander seulement à être rappelé',
  nothing: 'ne rien dire',
}

const SAY: Readonly<Record<Disclosure, string>> = {
  debt: 'the debt',
  'business-matter': 'say only that it is a matter of business',
  'call-back': 'ask only to be called back',
  nothing: 'say nothing',
}

const MOTIFS: Readonly<Record<RefusedWordReason, string>> = {
  police: 'une plainte n’est pas un moyen de recouvrement',
  criminal: 'une dette impayée n’est pas un délit',
  officer: 'aucun commissaire de justice n’est mandaté',
  blacklist: 'une liste de mauvais payeurs est interdite',
  seizure: 'pas de saisie sans titre exécutoire',
  'bank-file': 'un créancier n’inscrit personne à un fichier bancaire',
  publication: 'publier une dette est une diffamation',
  'third-parties': 'une dette ne se dit pas à des tiers',
  'court-look': 'la lettre ne doit pas ressembler à un acte de justice',
  'undue-costs': 'ces frais restent à la charge du créancier sans titre',
  'ignore-if-paid': 'une mise en demeure dit à quelle date le compte est arrêté',
}

const REASONS: Readonly<Record<RefusedWordReason, string>> = {
  police: 'a complaint is no means of collection',
  criminal: 'an unpaid debt is no offence',
  officer: 'no judicial officer has the file',
  blacklist: 'a list of bad payers is forbidden',
  seizure: 'no seizure without an enforceable title',
  'bank-file': 'a creditor enters nobody in a bank’s file',
  publication: 'to publish a debt is defamation',
  'third-parties': 'a debt is not told to third persons',
  'court-look': 'the letter must not look like an act of a court',
  'undue-costs': 'these costs stay with the creditor without a title',
  'ignore-if-paid': 'a formal notice says on which day the statement was closed',
}

const PREUVES: Readonly<Record<LossProof, string>> = {
  'liquidation-judgment': 'jugement de liquidation judiciaire',
  'plan-remission': 'remise accordée dans un plan',
  'failed-pursuit': 'poursuites restées vaines',
  'debtor-vanished': 'débiteur disparu',
  none: 'aucune preuve',
}

const PROOFS: Readonly<Record<LossProof, string>> = {
  'liquidation-judgment': 'judgment of liquidation',
  'plan-remission': 'remission in a plan',
  'failed-pursuit': 'pursuit in vain',
  'debtor-vanished': 'debtor who vanished',
  none: 'no proof',
}
