// Cheque, bill of exchange, direct actions, amicable routes and costs, in French and English.

import type {
  AmicableRoute,
  BillOfExchangeSteps,
  DirectActionSteps,
  MediationSteps,
  PriorAmicableAttemptSteps,
  ProcedureCostsSteps,
  UnpaidChequeSteps,
} from '@quittance/law'
import type { Say, SentencesOf } from '../say.ts'
import { COURT_NAMES, JURIDICTIONS } from './courts.ts'

type Steps = BillOfExchangeSteps &
  DirectActionSteps &
  MediationSteps &
  PriorAmicableAttemptSteps &
  ProcedureCostsSteps &
  UnpaidChequeSteps

export const routesFr: SentencesOf<Steps> = {
  'unpaid-cheque.certificate': ({ given, gives }, say) =>
    `Chèque refusé le ${say.day(given.refusedOn)} : le certificat de non-paiement peut être obtenu ${given.days} jours après, le ${say.day(gives)}.`,
  'unpaid-cheque.title': ({ given, gives }, say) =>
    `Certificat signifié le ${say.day(given.servedOn)} : sans paiement sous ${given.days} jours, le commissaire de justice délivre un titre exécutoire, à partir du ${say.day(gives)}.`,
  'unpaid-cheque.serve-next': ({ given }) =>
    `Ensuite, un commissaire de justice signifie le certificat ; ${given.days} jours plus tard, sans paiement, il délivre un titre exécutoire.`,

  'bill-of-exchange.acceptor': ({ given, gives }, say) =>
    `Contre l’accepteur : ${given.years} ans à compter de l’échéance du ${say.day(given.maturity)}, jusqu’au ${say.day(gives)}.`,
  'bill-of-exchange.not-accepted': () =>
    'L’effet n’a pas été accepté : il n’y a pas d’accepteur à poursuivre ; la créance d’origine garde son délai.',
  'bill-of-exchange.endorsers': ({ given, gives }, say) =>
    `Contre les endosseurs et le tireur : un an à compter du protêt du ${say.day(given.protestedOn)}, jusqu’au ${say.day(gives)}.`,
  'bill-of-exchange.no-protest': () =>
    'Sans protêt dressé à temps, le recours contre les endosseurs est perdu, sauf clause de retour sans frais.',

  'direct-actions.public-works': () =>
    'Marché public : le sous-traitant accepté est payé directement par l’acheteur ; il lui adresse sa demande.',
  'direct-actions.not-accepted': () =>
    'Le maître de l’ouvrage n’a pas accepté le sous-traitant ni agréé ses conditions de paiement : pas d’action directe.',
  'direct-actions.copy-to-owner': () =>
    'Une copie de la mise en demeure de l’entrepreneur est adressée au maître de l’ouvrage, qui doit alors conserver ce qu’il lui reste à payer.',
  'direct-actions.subcontractor': ({ given, gives }, say) =>
    `Mise en demeure du ${say.day(given.noticedOn)} : l’action directe contre le maître de l’ouvrage s’ouvre un mois après, le ${say.day(gives)}.`,
  'direct-actions.carrier': ({ gives }, say) =>
    `Le transporteur peut réclamer son prix à l’expéditeur et au destinataire depuis la livraison, le ${say.day(gives)}.`,
  'direct-actions.carrier-until': ({ given, gives }, say) =>
    `Livraison le ${say.day(given.deliveredOn)} : l’action se prescrit par un an, le ${say.day(gives)}.`,

  'prior-amicable-attempt.not-this-court': ({ given }) =>
    `Aucune tentative amiable n’est exigée devant cette juridiction (${JURIDICTIONS[given.court]}).`,
  'prior-amicable-attempt.not-this-procedure': () => 'Aucune tentative amiable n’est exigée avant cette procédure.',
  'prior-amicable-attempt.above-ceiling': ({ given }, say) =>
    `${say.money(given.amountCents)} dépasse ${say.money(given.ceilingCents)} : aucune tentative amiable n’est exigée.`,
  'prior-amicable-attempt.excused': () =>
    'Une urgence manifeste ou l’indisponibilité du conciliateur dispense de la tentative amiable ; le motif se prouve.',
  'prior-amicable-attempt.required': ({ given }, say) =>
    `Jusqu’à ${say.money(given.ceilingCents)}, une conciliation, une médiation ou une procédure participative doit avoir été tentée, sinon la demande est irrecevable.`,

  'mediation.business-mediator': () =>
    'Le médiateur des entreprises : gratuit et confidentiel, entre entreprises et avec les acheteurs publics.',
  'mediation.no-business-mediator-in-liquidation': () =>
    'Le médiateur des entreprises n’intervient pas pour une entreprise en liquidation.',
  'mediation.no-consumer-mediator': () =>
    'Le médiateur de la consommation ne peut pas être saisi par un professionnel ; la lettre peut seulement en donner les coordonnées.',
  'mediation.justice-conciliator': () => 'Le conciliateur de justice : gratuit.',
  'mediation.agreed-mediation': () => 'Une médiation convenue : son coût se partage.',
  'mediation.suspends': ({ gives }) =>
    `Dès l’accord ou la première réunion, la prescription est suspendue. Voies ouvertes : ${voies(gives, VOIES)}.`,

  'procedure-costs.registry-fee': ({ given }, say) => `Frais de greffe à consigner : ${range(given, say, 'à')}.`,
  'procedure-costs.legal-aid-contribution': ({ given }, say) =>
    `Contribution pour l’aide juridique : ${range(given, say, 'à')}.`,
  'procedure-costs.economic-contribution': ({ given }, say) =>
    `Contribution pour la justice économique, 3 % ou 5 % selon le chiffre d’affaires et le bénéfice : ${range(given, say, 'à')}.`,
  'procedure-costs.service': ({ given }, say) =>
    `Signification par un commissaire de justice, déplacement et TVA compris : ${range(given, say, 'à')}.`,
  'procedure-costs.total': ({ given }, say) =>
    `Frais à avancer : ${range(given, say, 'à')} ; le juge peut les mettre à la charge du débiteur.`,
}

export const routesEn: SentencesOf<Steps> = {
  'unpaid-cheque.certificate': ({ given, gives }, say) =>
    `Cheque refused on ${say.day(given.refusedOn)}: the certificate of non-payment can be had ${given.days} days later, on ${say.day(gives)}.`,
  'unpaid-cheque.title': ({ given, gives }, say) =>
    `Certificate served on ${say.day(given.servedOn)}: without payment within ${given.days} days the judicial officer delivers an enforceable title, from ${say.day(gives)}.`,
  'unpaid-cheque.serve-next': ({ given }) =>
    `Next, a judicial officer serves the certificate; ${given.days} days later, without payment, he delivers an enforceable title.`,

  'bill-of-exchange.acceptor': ({ given, gives }, say) =>
    `Against the acceptor: ${given.years} years from maturity on ${say.day(given.maturity)}, to ${say.day(gives)}.`,
  'bill-of-exchange.not-accepted': () =>
    'The bill was not accepted: there is no acceptor to pursue; the claim behind it keeps its own period.',
  'bill-of-exchange.endorsers': ({ given, gives }, say) =>
    `Against endorsers and drawer: one year from the protest of ${say.day(given.protestedOn)}, to ${say.day(gives)}.`,
  'bill-of-exchange.no-protest': () =>
    'Without a protest drawn up in time the recourse against endorsers is lost, unless the bill waives it.',

  'direct-actions.public-works': () =>
    'Public contract: an accepted subcontractor is paid by the buyer directly; the request goes to him.',
  'direct-actions.not-accepted': () =>
    'The owner has not accepted the subcontractor and approved its terms of payment: there is no direct action.',
  'direct-actions.copy-to-owner': () =>
    'A copy of the formal notice to the main contractor goes to the owner, who must then keep what is still to be paid.',
  'direct-actions.subcontractor': ({ given, gives }, say) =>
    `Formal notice of ${say.day(given.noticedOn)}: the direct action against the owner opens a month later, on ${say.day(gives)}.`,
  'direct-actions.carrier': ({ gives }, say) =>
    `The carrier can claim its price from shipper and consignee since delivery, ${say.day(gives)}.`,
  'direct-actions.carrier-until': ({ given, gives }, say) =>
    `Delivered on ${say.day(given.deliveredOn)}: the action is out of time after a year, ${say.day(gives)}.`,

  'prior-amicable-attempt.not-this-court': ({ given }) =>
    `No amicable attempt is needed before this court (${COURT_NAMES[given.court]}).`,
  'prior-amicable-attempt.not-this-procedure': () => 'No amicable attempt is needed before this procedure.',
  'prior-amicable-attempt.above-ceiling': ({ given }, say) =>
    `${say.money(given.amountCents)} is above ${say.money(given.ceilingCents)}: no amicable attempt is needed.`,
  'prior-amicable-attempt.excused': () =>
    'Manifest urgency, or a conciliator who cannot be had, excuses from the attempt; the reason has to be proved.',
  'prior-amicable-attempt.required': ({ given }, say) =>
    `Up to ${say.money(given.ceilingCents)} a conciliation, a mediation or a participatory procedure must have been tried, or the claim is inadmissible.`,

  'mediation.business-mediator': () =>
    'The business mediator (Médiateur des entreprises): free and confidential, between businesses and with public buyers.',
  'mediation.no-business-mediator-in-liquidation': () =>
    'The business mediator does not act for a business in liquidation.',
  'mediation.no-consumer-mediator': () =>
    'A trader cannot call in the mediator of consumer disputes; the letter may only say how to reach him.',
  'mediation.justice-conciliator': () => 'The conciliator of justice: free.',
  'mediation.agreed-mediation': () => 'An agreed mediation: its cost is shared.',
  'mediation.suspends': ({ gives }) =>
    `From the agreement or the first meeting the limitation period stands still. Open routes: ${voies(gives, ROUTES)}.`,

  'procedure-costs.registry-fee': ({ given }, say) => `Registry fee to deposit: ${range(given, say, 'to')}.`,
  'procedure-costs.legal-aid-contribution': ({ given }, say) =>
    `Contribution to legal aid: ${range(given, say, 'to')}.`,
  'procedure-costs.economic-contribution': ({ given }, say) =>
    `Contribution to economic justice, 3% or 5% by turnover and profit: ${range(given, say, 'to')}.`,
  'procedure-costs.service': ({ given }, say) =>
    `Service by a judicial officer, travel and VAT included: ${range(given, say, 'to')}.`,
  'procedure-costs.total': ({ given }, say) =>
    `Costs to advance: ${range(given, say, 'to')}; the judge can put them on the debtor.`,
}

type Range = { readonly lowCents: number; readonly highCents: number }

const range = ({ lowCents, highCents }: Range, say: Say, to: string): string =>
  lowCents === highCents ? say.money(lowCents) : `${say.money(lowCents)} ${to} ${say.money(highCents)}`

const voies = (routes: string, names: Readonly<Record<string, string>>): string =>
  routes
    .split(', ')
    .map((route) => names[route] ?? route)
    .join(', ')

const VOIES: Readonly<Record<AmicableRoute, string>> = {
  'business-mediator': 'médiateur des entreprises',
  'justice-conciliator': 'conciliateur de justice',
  'agreed-mediation': 'médiation convenue',
}

const ROUTES: Readonly<Record<AmicableRoute, string>> = {
  'business-mediator': 'business mediator',
  'justice-conciliator': 'conciliator of justice',
  'agreed-mediation': 'agreed mediation',
}
