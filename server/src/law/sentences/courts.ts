// Which court, in French and English.

import type { CompetentCourtSteps, CourtKind, InterimPaymentSteps } from '@quittance/law'
import type { SentencesOf } from '../say.ts'

type Steps = CompetentCourtSteps & InterimPaymentSteps

export const courtsFr: SentencesOf<Steps> = {
  'competent-court.foreign-debtor': ({ given }) =>
    `Le débiteur est établi hors de France (${given.country}) : la juridiction et la loi applicables dépendent du contrat, du lieu de livraison et du règlement européen. Consultez un avocat.`,
  'competent-court.between-traders': () =>
    'Les deux parties sont commerçantes, artisanes ou sociétés commerciales : le tribunal de commerce décide.',
  'competent-court.bill-of-exchange': () =>
    'La lettre de change est un acte de commerce entre toutes personnes : le tribunal de commerce décide.',
  'competent-court.creditor-may-choose': () =>
    'Créancier civil, débiteur commerçant : le créancier a le choix ; le tribunal de commerce est indiqué.',
  'competent-court.civil-debtor': () =>
    'Le débiteur n’est pas commerçant (profession libérale, agriculteur, société civile, association) : le tribunal judiciaire décide.',
  'competent-court.consumer-debtor': () => 'Le débiteur est un consommateur : le tribunal judiciaire décide.',
  'competent-court.protection-judge': ({ given }) =>
    given.nature === 'consumer-credit'
      ? 'Crédit à la consommation : le juge des contentieux de la protection décide.'
      : 'Loyer d’habitation : le juge des contentieux de la protection décide.',
  'competent-court.public-contract': () =>
    'Contrat de droit public : le tribunal administratif décide, quel que soit le régime de paiement de l’acheteur.',
  'competent-court.private-contract': ({ given }) =>
    `Contrat de droit privé d’un organisme public : les juridictions ordinaires décident ; son activité est ${given.activity === 'commercial' ? 'commerciale' : 'civile'}.`,
  'competent-court.local-chamber': ({ given }, say) =>
    `${say.money(given.amountCents)} ne dépasse pas ${say.money(given.ceilingCents)} : la chambre de proximité, s’il en existe une pour cette commune.`,
  'competent-court.above-local-chamber': ({ given }, say) =>
    `${say.money(given.amountCents)} dépasse ${say.money(given.ceilingCents)} : le tribunal judiciaire lui-même.`,
  'competent-court.last-resort': ({ given }, say) =>
    `Jusqu’à ${say.money(given.ceilingCents)}, le jugement est sans appel.`,
  'competent-court.lawyer-required': ({ given }, say) =>
    `Au-delà de ${say.money(given.ceilingCents)}, un avocat est obligatoire.`,
  'competent-court.no-lawyer-required': ({ given }, say) =>
    `Jusqu’à ${say.money(given.ceilingCents)}, un avocat n’est pas obligatoire.`,
  'competent-court.at-seat': () =>
    'Au siège ou au domicile du débiteur ; au fond ou en référé, le créancier peut aussi choisir le lieu de livraison ou d’exécution.',
  'competent-court.decides': ({ given, gives }) =>
    `Juridiction : ${JURIDICTIONS[gives]}${given.names === '' ? '' : ` – ${given.names}`}.`,

  'court-seat.by-commune': ({ given, gives }) => `Table officielle des communes, ${given.place} : ${gives}.`,
  'court-seat.only-one': ({ given, gives }) => `Département ${given.place} : ${gives}.`,
  'court-seat.several': ({ given, gives }) =>
    `Département ${given.place}, ${given.count} ressorts : ${gives}. La commune du siège décide.`,
  'court-seat.economic-court': ({ gives }) =>
    `Jusqu’au 31 décembre 2028, à titre d’expérience : ${gives}, à la place du tribunal de commerce.`,
  'court-seat.commercial-chamber': () =>
    'En Alsace et en Moselle, la chambre commerciale du tribunal judiciaire tient lieu de tribunal de commerce.',
  'court-seat.mixed-court': ({ given }) =>
    `Outre-mer (${given.place}), un tribunal mixte de commerce siège ; son nom n’est pas dans nos tables.`,
  'court-seat.unknown-place': ({ given }) =>
    `Le lieu « ${given.place} » n’est pas dans la table des départements : le nom du tribunal n’est pas connu.`,

  'interim-payment.seriously-disputed': () =>
    'La dette est sérieusement contestée : le juge des référés ne peut pas accorder de provision.',
  'interim-payment.open': ({ given, gives }) =>
    `La dette n’est pas sérieusement contestable : une provision peut être demandée en référé au président – ${given.names === '' ? JURIDICTIONS[gives] : given.names}.`,
  'interim-payment.open-administrative': () =>
    'La dette n’est pas sérieusement contestable : une provision peut être demandée au juge des référés administratif.',
}

export const courtsEn: SentencesOf<Steps> = {
  'competent-court.foreign-debtor': ({ given }) =>
    `The debtor is established outside France (${given.country}): court and law depend on the contract, the place of delivery and the European regulation. See a lawyer.`,
  'competent-court.between-traders': () =>
    'Both are traders, craftspeople or commercial companies: the commercial court decides.',
  'competent-court.bill-of-exchange': () =>
    'A bill of exchange is an act of commerce between all persons: the commercial court decides.',
  'competent-court.creditor-may-choose': () =>
    'Civil creditor, debtor in trade: the creditor may choose; the commercial court is shown.',
  'competent-court.civil-debtor': () =>
    'The debtor is not in trade (liberal profession, farmer, civil company, association): the judicial court decides.',
  'competent-court.consumer-debtor': () => 'The debtor is a consumer: the judicial court decides.',
  'competent-court.protection-judge': ({ given }) =>
    given.nature === 'consumer-credit'
      ? 'Consumer credit: the judge for protection disputes decides.'
      : 'Rent of a home: the judge for protection disputes decides.',
  'competent-court.public-contract': () =>
    'Contract under public law: the administrative court decides, whatever the buyer’s regime of payment.',
  'competent-court.private-contract': ({ given }) =>
    `Contract of a public body under private law: the ordinary courts decide; its activity is ${given.activity}.`,
  'competent-court.local-chamber': ({ given }, say) =>
    `${say.money(given.amountCents)} is not above ${say.money(given.ceilingCents)}: the local chamber, where this commune has one.`,
  'competent-court.above-local-chamber': ({ given }, say) =>
    `${say.money(given.amountCents)} is above ${say.money(given.ceilingCents)}: the judicial court itself.`,
  'competent-court.last-resort': ({ given }, say) => `Up to ${say.money(given.ceilingCents)} there is no appeal.`,
  'competent-court.lawyer-required': ({ given }, say) =>
    `Above ${say.money(given.ceilingCents)} a lawyer is compulsory.`,
  'competent-court.no-lawyer-required': ({ given }, say) =>
    `Up to ${say.money(given.ceilingCents)} a lawyer is not compulsory.`,
  'competent-court.at-seat': () =>
    'At the debtor’s seat or home; on the merits or for an interim payment the creditor may also choose the place of delivery or performance.',
  'competent-court.decides': ({ given, gives }) =>
    `Court: ${COURT_NAMES[gives]}${given.names === '' ? '' : ` – ${given.names}`}.`,

  'court-seat.by-commune': ({ given, gives }) => `Official table of communes, ${given.place}: ${gives}.`,
  'court-seat.only-one': ({ given, gives }) => `Département ${given.place}: ${gives}.`,
  'court-seat.several': ({ given, gives }) =>
    `Département ${given.place}, ${given.count} districts: ${gives}. The commune of the seat decides.`,
  'court-seat.economic-court': ({ gives }) =>
    `To 31 December 2028, as an experiment: ${gives}, in place of the commercial court.`,
  'court-seat.commercial-chamber': () =>
    'In Alsace and Moselle the commercial chamber of the judicial court stands in for the commercial court.',
  'court-seat.mixed-court': ({ given }) =>
    `Overseas (${given.place}) a mixed commercial court sits; its name is not in our tables.`,
  'court-seat.unknown-place': ({ given }) =>
    `The place “${given.place}” is not in the table of départements: the court’s name is not known.`,

  'interim-payment.seriously-disputed': () =>
    'The debt is seriously disputed: the judge of urgent matters cannot grant a provision.',
  'interim-payment.open': ({ given, gives }) =>
    `The debt cannot be seriously disputed: a provision can be asked of the president – ${given.names === '' ? COURT_NAMES[gives] : given.names}.`,
  'interim-payment.open-administrative': () =>
    'The debt cannot be seriously disputed: a provision can be asked of the administrative judge of urgent matters.',
}

export const JURIDICTIONS: Readonly<Record<CourtKind, string>> = {
  'commercial-court': 'tribunal de commerce',
  'economic-court': 'tribunal des activités économiques',
  'commercial-chamber': 'chambre commerciale du tribunal judiciaire',
  'mixed-commercial-court': 'tribunal mixte de commerce',
  'judicial-court': 'tribunal judiciaire',
  'local-chamber': 'tribunal judiciaire, chambre de proximité',
  'protection-judge': 'juge des contentieux de la protection',
  'administrative-court': 'tribunal administratif',
}

export const COURT_NAMES: Readonly<Record<CourtKind, string>> = {
  'commercial-court': 'commercial court',
  'economic-court': 'tribunal of economic activities',
  'commercial-chamber': 'commercial chamber of the judicial court',
  'mixed-commercial-court': 'mixed commercial court',
  'judicial-court': 'judicial court',
  'local-chamber': 'judicial court, local chamber',
  'protection-judge': 'judge for protection disputes',
  'administrative-court': 'administrative court',
}
