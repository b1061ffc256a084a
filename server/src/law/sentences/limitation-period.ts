// Until when a claim can be brought to court, in French and English.

import type { LimitationEventKind, LimitationPeriodSteps, PeriodName } from '@quittance/law'
import type { SentencesOf } from '../say.ts'

export const limitationPeriodFr: SentencesOf<LimitationPeriodSteps> = {
  'limitation-period.period': ({ given, gives }) => `${PERIODES[given.claim]} : prescription de ${ans(gives)}.`,
  'limitation-period.clause-void': ({ given, gives }) =>
    `Une clause ne peut pas porter ce délai à ${ans(given.agreedYears)} : il reste de ${ans(gives)}.`,
  'limitation-period.energy-billing': ({ given, gives }, say) =>
    `Relevé du ${say.day(given.readOn)} : l’électricité ou le gaz consommés avant le ${say.day(gives)}, plus de quatorze mois plus tôt, ne peuvent plus être facturés à un consommateur.`,
  'limitation-period.from-performance': ({ gives }, say) =>
    `Le délai part de la livraison ou de l’achèvement, le ${say.day(gives)} ; l’échéance imprimée sur la facture ne le retarde pas.`,
  'limitation-period.from-agreed-term': ({ gives }, say) =>
    `Le contrat ne rend la créance exigible que le ${say.day(gives)} : le délai part de ce jour.`,
  'limitation-period.from-earlier-day': ({ given, gives }, say) =>
    `Exécution le ${say.day(given.performedOn)}, échéance le ${say.day(given.dueDate)} : on ignore si le contrat fixait ce terme. Par prudence, le délai part du premier de ces jours, le ${say.day(gives)}.`,
  'limitation-period.performance-unknown': ({ gives }, say) =>
    `Le délai part de la livraison ou de l’achèvement, qui ne sont pas indiqués. Il est compté du ${say.day(gives)}, seul jour connu ; il a pu commencer plus tôt. Indiquez le jour de l’exécution.`,
  'limitation-period.from-due-date': ({ gives }, say) => `Ce délai part de l’exigibilité, le ${say.day(gives)}.`,
  'limitation-period.from-next-year': ({ given, gives }, say) =>
    `Droit acquis le ${say.day(given.day)} : les quatre ans partent du premier jour de l’année suivante, le ${say.day(gives)}.`,
  'limitation-period.runs': ({ given, gives }, say) =>
    `Du ${say.day(given.from)}, ${ans(given.years)} : jusqu’au ${say.day(gives)} à minuit.`,
  'limitation-period.interrupted': ({ given, gives }, say) =>
    `${FAITS[given.event]}, le ${say.day(given.day)} : le même délai repart le ${say.day(given.from)}, jusqu’au ${say.day(gives)}.`,
  'limitation-period.suspended': ({ given, gives }, say) =>
    `${FAITS[given.event]}, du ${say.day(given.day)} au ${say.day(given.until)} : le délai est suspendu ${given.days} j et va jusqu’au ${say.day(gives)}.`,
  'limitation-period.six-months-left': ({ given, gives }, say) =>
    `Il reste au moins six mois après le ${say.day(given.until)} : jusqu’au ${say.day(gives)}.`,
  'limitation-period.still-pending': ({ given, gives }, say) =>
    `${FAITS[given.event]} du ${say.day(given.day)}, dont la fin n’est pas indiquée : le délai ira plus loin, mais le ${say.day(gives)} est sûr.`,
  'limitation-period.needs-power': ({ given, gives }, say) =>
    `${FAITS[given.event]}, le ${say.day(given.day)} : le délai n’est interrompu que si son auteur pouvait engager le débiteur. À apprécier ; la date sûre reste le ${say.day(gives)}.`,
  'limitation-period.no-effect': ({ given, gives }, say) =>
    `${FAITS[given.event]}, le ${say.day(given.day)} : le délai n’est pas interrompu et reste au ${say.day(gives)}.`,
  'limitation-period.before-start': ({ given, gives }, say) =>
    `${FAITS[given.event]}, le ${say.day(given.day)}, avant que le délai ne parte : il va toujours jusqu’au ${say.day(gives)}.`,
  'limitation-period.too-late': ({ given, gives }, say) =>
    `${FAITS[given.event]}, le ${say.day(given.day)}, après le ${say.day(gives)} : la prescription était acquise. Seule une renonciation sans équivoque du débiteur l’écarte.`,
  'limitation-period.twenty-years': ({ given, gives }, say) =>
    `Ni reconnaissance ni suspension ne portent le délai au-delà de vingt ans depuis le ${say.day(given.from)} : le ${say.day(gives)}.`,
  'limitation-period.expires': ({ gives }, say) => `Dernier jour pour agir : le ${say.day(gives)}.`,
  'limitation-period.expires-prudently': ({ gives }, say) =>
    `Dernier jour pour agir, par prudence : le ${say.day(gives)}. Un fait non indiqué pourrait le déplacer.`,
}

export const limitationPeriodEn: SentencesOf<LimitationPeriodSteps> = {
  'limitation-period.period': ({ given, gives }) => `${PERIODS[given.claim]}: limitation period of ${years(gives)}.`,
  'limitation-period.clause-void': ({ given, gives }) =>
    `No clause can make this period ${years(given.agreedYears)}: it stays ${years(gives)}.`,
  'limitation-period.energy-billing': ({ given, gives }, say) =>
    `Meter read on ${say.day(given.readOn)}: electricity or gas used before ${say.day(gives)}, more than fourteen months earlier, may no longer be invoiced to a consumer.`,
  'limitation-period.from-performance': ({ gives }, say) =>
    `The period runs from delivery or completion, ${say.day(gives)}; the due date printed on the invoice postpones nothing.`,
  'limitation-period.from-agreed-term': ({ gives }, say) =>
    `By the contract the claim falls due on ${say.day(gives)} only: the period runs from that day.`,
  'limitation-period.from-earlier-day': ({ given, gives }, say) =>
    `Performed on ${say.day(given.performedOn)}, due on ${say.day(given.dueDate)}: whether the contract set that term is not known. To be prudent, the period runs from the earlier day, ${say.day(gives)}.`,
  'limitation-period.performance-unknown': ({ gives }, say) =>
    `The period runs from delivery or completion, which was not told. It is counted from ${say.day(gives)}, the only day known; it may have begun earlier. Say when it was performed.`,
  'limitation-period.from-due-date': ({ gives }, say) =>
    `This period runs from the day on which payment falls due, ${say.day(gives)}.`,
  'limitation-period.from-next-year': ({ given, gives }, say) =>
    `Right acquired on ${say.day(given.day)}: the four years run from the first day of the next year, ${say.day(gives)}.`,
  'limitation-period.runs': ({ given, gives }, say) =>
    `From ${say.day(given.from)}, ${years(given.years)}: to the end of ${say.day(gives)}.`,
  'limitation-period.interrupted': ({ given, gives }, say) =>
    `${FACTS[given.event]}, ${say.day(given.day)}: the same period begins anew on ${say.day(given.from)}, to ${say.day(gives)}.`,
  'limitation-period.suspended': ({ given, gives }, say) =>
    `${FACTS[given.event]}, from ${say.day(given.day)} to ${say.day(given.until)}: the period stands still for ${given.days} d and goes to ${say.day(gives)}.`,
  'limitation-period.six-months-left': ({ given, gives }, say) =>
    `At least six months are left after ${say.day(given.until)}: to ${say.day(gives)}.`,
  'limitation-period.still-pending': ({ given, gives }, say) =>
    `${FACTS[given.event]} of ${say.day(given.day)}, whose end was not told: the period will go further, but ${say.day(gives)} is safe.`,
  'limitation-period.needs-power': ({ given, gives }, say) =>
    `${FACTS[given.event]}, ${say.day(given.day)}: it interrupts only if whoever did so could bind the debtor. For a person to judge; the safe day stays ${say.day(gives)}.`,
  'limitation-period.no-effect': ({ given, gives }, say) =>
    `${FACTS[given.event]}, ${say.day(given.day)}: this does not interrupt the period, which stays at ${say.day(gives)}.`,
  'limitation-period.before-start': ({ given, gives }, say) =>
    `${FACTS[given.event]}, ${say.day(given.day)}, before the period began: it still goes to ${say.day(gives)}.`,
  'limitation-period.too-late': ({ given, gives }, say) =>
    `${FACTS[given.event]}, ${say.day(given.day)}, after ${say.day(gives)}: the claim was out of time. Only an unequivocal waiver by the debtor sets that aside.`,
  'limitation-period.twenty-years': ({ given, gives }, say) =>
    `Neither acknowledgment nor suspension carries it beyond twenty years from ${say.day(given.from)}: ${say.day(gives)}.`,
  'limitation-period.expires': ({ gives }, say) => `Last day to act: ${say.day(gives)}.`,
  'limitation-period.expires-prudently': ({ gives }, say) =>
    `Last day to act, to be prudent: ${say.day(gives)}. A fact that was not told could move it.`,
}

const ans = (count: number): string => (count === 1 ? 'un an' : `${count} ans`)
const years = (count: number): string => (count === 1 ? 'one year' : `${count} years`)

const PERIODES: Readonly<Record<PeriodName, string>> = {
  'between-professionals': 'Créance d’un professionnel sur un professionnel',
  consumer: 'Créance d’un professionnel sur un consommateur',
  public: 'Créance sur un organisme public',
  transport: 'Prix d’un transport de marchandises ou commission',
  telecom: 'Prestations d’un opérateur de communications électroniques',
  'ship-supplies': 'Fournitures et ouvrages pour un navire',
  'bill-of-exchange': 'Effet de commerce, contre l’accepteur',
  'enforceable-title': 'Titre exécutoire',
  agreed: 'Délai convenu au contrat, entre un et dix ans',
}

const PERIODS: Readonly<Record<PeriodName, string>> = {
  'between-professionals': 'Claim of a professional on a professional',
  consumer: 'Claim of a professional on a consumer',
  public: 'Claim on a public body',
  transport: 'Price of a carriage of goods, or commission',
  telecom: 'Services of an operator of electronic communications',
  'ship-supplies': 'Supplies and works for a ship',
  'bill-of-exchange': 'Bill of exchange, against the acceptor',
  'enforceable-title': 'Enforceable title',
  agreed: 'Period agreed in the contract, between one and ten years',
}

const FAITS: Readonly<Record<LimitationEventKind, string>> = {
  acknowledgment: 'Reconnaissance de dette',
  'part-payment': 'Paiement partiel',
  'request-for-time': 'Demande de délai par le débiteur',
  'signed-plan': 'Échéancier signé',
  'court-claim': 'Demande en justice',
  'order-served': 'Signification de l’injonction de payer',
  'protective-measure': 'Mesure conservatoire',
  enforcement: 'Acte d’exécution forcée',
  'insolvency-declaration': 'Déclaration de créance',
  mediation: 'Médiation',
  conciliation: 'Conciliation',
  'small-claims-agreement': 'Accord pour la procédure des petites créances',
  'invoice-approved': 'Facture approuvée sur la plateforme',
  reminder: 'Relance',
  'formal-notice': 'Mise en demeure, même recommandée',
  'invoice-reissued': 'Nouvelle émission de la facture',
  'order-filed': 'Dépôt de la requête en injonction de payer',
  'court-claim-void': 'Demande en justice retirée, périmée ou rejetée',
}

const FACTS: Readonly<Record<LimitationEventKind, string>> = {
  acknowledgment: 'Acknowledgment of the debt',
  'part-payment': 'Part payment',
  'request-for-time': 'Request for time by the debtor',
  'signed-plan': 'Signed instalment plan',
  'court-claim': 'Claim in court',
  'order-served': 'Service of the order for payment',
  'protective-measure': 'Protective measure',
  enforcement: 'Act of enforcement',
  'insolvency-declaration': 'Declaration of the claim',
  mediation: 'Mediation',
  conciliation: 'Conciliation',
  'small-claims-agreement': 'Agreement to the small-claims procedure',
  'invoice-approved': 'Invoice approved on the platform',
  reminder: 'Reminder',
  'formal-notice': 'Formal notice, registered or not',
  'invoice-reissued': 'Invoice issued again',
  'order-filed': 'Filing of the request for an order for payment',
  'court-claim-void': 'Claim in court withdrawn, lapsed or rejected',
}
