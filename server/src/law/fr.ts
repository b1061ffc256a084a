// The steps of the law in French.

import type { RecoveryCostKind } from '@quittance/law'
import type { AllocatedSums, LawSentences, Say } from './say.ts'
import { dealingFr } from './sentences/dealing.ts'
import { procedureFr } from './sentences/procedure.ts'

const JOURS = ['', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

export const fr: LawSentences = {
  ...procedureFr,
  ...dealingFr,

  'late-payment-interest.begins': ({ given, gives }, say) =>
    `Les intérêts courent à partir du ${say.day(gives)}, l’échéance étant le ${say.day(given.dueDate)} : ni rappel ni mise en demeure ne sont nécessaires.`,
  'late-payment-interest.begins-with-notice': ({ given, gives }, say) =>
    `Échéance du ${say.day(given.dueDate)}, mise en demeure du ${say.day(given.formalNotice)} : les intérêts courent à partir du ${say.day(gives)}.`,
  'late-payment-interest.no-formal-notice': ({ given }, say) =>
    `Un consommateur ne doit d’intérêts qu’à partir d’une mise en demeure ; aucune n’a été faite depuis l’échéance du ${say.day(given.dueDate)}.`,
  'late-payment-interest.not-running': ({ given }, say) =>
    `Les intérêts ne courent qu’à partir du ${say.day(given.begins)} : rien n’est dû au ${say.day(given.until)}.`,
  'late-payment-interest.payment': ({ given, gives }, say) =>
    `Paiement de ${say.money(given.amountCents)} le ${say.day(given.day)} : ${say.parts([given.toInterestCents, 'sur les intérêts'], [given.toPrincipalCents, 'sur le principal'])}. Principal restant dû : ${say.money(gives)}.`,
  'late-payment-interest.credit-note': ({ given, gives }, say) =>
    `Avoir de ${say.money(given.amountCents)} du ${say.day(given.day)}. Principal restant dû : ${say.money(gives)}.`,
  'late-payment-interest.capitalised': ({ given, gives }, say) =>
    `Le ${say.day(given.day)}, ${say.money(given.interestCents)} d’intérêts dus depuis une année entière produisent à leur tour des intérêts, ${given.ground === 'court' ? 'comme le juge l’a ordonné' : 'comme le contrat le prévoit'}. Principal : ${say.money(gives)}.`,
  'late-payment-interest.segment': ({ given, gives }, say) =>
    `Du ${say.day(given.from)} au ${say.day(given.to)} inclus, ${given.days} j : ${say.money(given.baseCents)} × ${say.percent(given.rateBasisPoints)} × ${given.days} ÷ ${given.yearDays} = ${say.money(gives)}.`,
  'late-payment-interest.total': ({ given, gives }, say) =>
    `Total des intérêts au ${say.day(given.until)}, ${given.days} j de retard : ${say.money(gives)}.`,

  'judgment-interest.begins': ({ given, gives }, say) =>
    `La condamnation du ${say.day(given.from)} porte intérêts au taux légal à partir du ${say.day(gives)}, même si le jugement ne le dit pas.`,
  'judgment-interest.total': ({ given, gives }, say) =>
    `Total des intérêts au ${say.day(given.until)}, ${given.days} j : ${say.money(gives)}.`,

  'late-payment-rate.statutory': ({ given, gives }, say) =>
    `${say.halfYear(given.halfYear)} : taux de la BCE au ${say.day(given.halfYear)}, ${say.percent(given.ecbBasisPoints)}, majoré de ${say.points(given.plusBasisPoints)} points = ${say.percent(gives)}.`,
  'late-payment-rate.legal': ({ given, gives }, say) =>
    `${say.halfYear(given.halfYear)} : taux de l’intérêt légal, ${given.creditor === 'person' ? 'créancier particulier' : 'créancier professionnel'}, ${say.percent(gives)}.`,
  'late-payment-rate.increased-after-judgment': ({ given, gives }, say) =>
    `Jugement exécutoire depuis deux mois au ${say.day(given.from)} : taux légal de ${say.percent(given.legalBasisPoints)} majoré de ${say.points(given.plusBasisPoints)} points = ${say.percent(gives)}. Le juge de l’exécution peut réduire ou écarter cette majoration.`,
  'late-payment-rate.agreed-fixed': ({ gives }, say) => `Taux convenu au contrat : ${say.percent(gives)}.`,
  'late-payment-rate.agreed-ecb-plus': ({ given, gives }, say) =>
    `Taux convenu, ${say.halfYear(given.halfYear)} : taux de la BCE au ${say.day(given.halfYear)}, ${say.percent(given.ecbBasisPoints)}, majoré de ${say.points(given.plusBasisPoints)} points = ${say.percent(gives)}.`,
  'late-payment-rate.agreed-legal-times': ({ given, gives }, say) =>
    `Taux convenu, ${say.halfYear(given.halfYear)} : ${given.times} fois le taux de l’intérêt légal de ${say.percent(given.legalBasisPoints)} = ${say.percent(gives)}.`,
  'late-payment-rate.frozen': ({ given, gives }, say) =>
    `Ce taux du ${say.halfYear(given.halfYear)}, où les intérêts ont commencé à courir, vaut jusqu’au paiement : ${say.percent(gives)}.`,
  'late-payment-rate.agreed-below-floor': ({ given, gives }, say) =>
    `Attention, ${say.halfYear(given.halfYear)} : le taux convenu de ${say.percent(given.rateBasisPoints)} est inférieur à trois fois le taux de l’intérêt légal, ${say.percent(gives)}, minimum d’une clause. Calculé tel que convenu.`,
  'late-payment-rate.statutory-below-floor': ({ given, gives }, say) =>
    `${say.halfYear(given.halfYear)} : le taux supplétif de ${say.percent(given.rateBasisPoints)} est inférieur à trois fois le taux de l’intérêt légal, ${say.percent(gives)}. Ce minimum ne limite que les clauses : le taux supplétif s’applique tel quel.`,

  'recovery-indemnity.owed': ({ given, gives }, say) =>
    `Indemnité forfaitaire pour frais de recouvrement, une fois par facture en retard (depuis le ${say.day(given.lateFrom)}) : ${say.money(gives)}.`,
  'recovery-indemnity.consumer': () =>
    'L’indemnité forfaitaire pour frais de recouvrement n’est jamais due par un consommateur.',
  'recovery-indemnity.insolvency': ({ given }, say) =>
    `Le jugement du ${say.day(given.insolvencyOpenedOn)} interdisait de payer à l’échéance du ${say.day(given.dueDate)} : pas d’indemnité forfaitaire.`,
  'recovery-indemnity.late-before-insolvency': ({ given, gives }, say) =>
    `Le retard, depuis l’échéance du ${say.day(given.dueDate)}, a précédé le jugement du ${say.day(given.insolvencyOpenedOn)} : les ${say.money(gives)} se déclarent avec la créance. Point discuté.`,
  'recovery-indemnity.not-late': ({ given }, say) =>
    given.openCents === 0
      ? 'Rien ne restait dû après l’échéance : pas d’indemnité forfaitaire.'
      : `Pas de retard au ${say.day(given.until)}, échéance du ${say.day(given.dueDate)} : pas d’indemnité forfaitaire.`,

  'recovery-costs.justified': ({ given, gives }, say) =>
    `${FRAIS[given.cost]} : ${say.money(gives)} exposés et justifiés.`,
  'recovery-costs.not-justified': ({ given }, say) =>
    `${FRAIS[given.cost]} : ${say.money(given.amountCents)} sans justificatif, non réclamés.`,
  'recovery-costs.lump-sum': ({ given }, say) =>
    `Somme forfaitaire de ${say.money(given.amountCents)} pour relance ou dossier : jamais due, même si une clause la prévoit.`,
  'recovery-costs.without-title': ({ given }, say) =>
    `${FRAIS[given.cost]} : sans titre exécutoire, ces ${say.money(given.amountCents)} restent à la charge du créancier ; une clause contraire est réputée non écrite.`,
  'recovery-costs.court-only': ({ given }, say) =>
    `${FRAIS[given.cost]} : seul un juge peut mettre ces ${say.money(given.amountCents)} à la charge du débiteur.`,
  'recovery-costs.prescribed-act': ({ given, gives }, say) =>
    `${FRAIS[given.cost]} : acte prescrit par la loi, ${say.money(gives)} à la charge du débiteur.`,
  'recovery-costs.enforcement': ({ given, gives }, say) =>
    `${FRAIS[given.cost]} : avec un titre, ${say.money(gives)} à la charge du débiteur, sauf frais manifestement inutiles.`,
  'recovery-costs.beyond-indemnity': ({ given, gives }, say) =>
    `Frais justifiés de ${say.money(given.justifiedCents)}, dont ${say.money(given.indemnityCents)} déjà couverts par l’indemnité forfaitaire : indemnisation complémentaire de ${say.money(gives)}.`,
  'recovery-costs.total': ({ given, gives }, say) =>
    `À réclamer au-delà de l’indemnité : ${say.money(gives)} ; à demander au juge : ${say.money(given.fromCourtCents)} ; à la charge du créancier : ${say.money(given.ownCents)}.`,

  'payment-allocation.designated': ({ given, gives }, say) =>
    `Dette ${given.debt}, désignée par le débiteur, reçoit ${say.money(gives)} : ${partsOf(given, say)}.`,
  'payment-allocation.due': ({ given, gives }, say) =>
    `Dette ${given.debt}, échue le ${say.day(given.dueDate)}, reçoit ${say.money(gives)} : ${partsOf(given, say)}.`,
  'payment-allocation.not-yet-due': ({ given, gives }, say) =>
    `Dette ${given.debt}, qui n’échoit que le ${say.day(given.dueDate)}, reçoit ${say.money(gives)} : ${partsOf(given, say)}.`,
  'payment-allocation.in-proportion': ({ given, gives }, say) =>
    `Dette ${given.debt}, à égalité avec d’autres, reçoit sa part, ${say.money(gives)} : ${partsOf(given, say)}.`,
  'payment-allocation.left': ({ given, gives }, say) =>
    gives === 0
      ? `Le paiement de ${say.money(given.amountCents)} est entièrement imputé.`
      : `Du paiement de ${say.money(given.amountCents)}, ${say.money(gives)} ne correspondent à aucune dette.`,

  'accessories.waived': ({ given }, say) =>
    `Le créancier renonce aux accessoires échus (${say.money(given.interestCents)} d’intérêts, ${say.money(given.indemnityCents)} d’indemnité) : rien n’est demandé.`,
  'accessories.waiver-void': ({ given }, say) =>
    `Rien n’est demandé (${say.money(given.interestCents)} d’intérêts, ${say.money(given.indemnityCents)} d’indemnité) ; mais une clause qui y renonce d’avance face à un acheteur public est réputée non écrite.`,
  'accessories.not-before-notice': ({ given }, say) =>
    `Les accessoires (${say.money(given.interestCents)} d’intérêts, ${say.money(given.indemnityCents)} d’indemnité) ne sont demandés qu’à partir de la mise en demeure.`,
  'accessories.claimed': ({ given, gives }, say) =>
    `Demandés depuis la mise en demeure du ${say.day(given.formalNotice)} : ${say.money(given.interestCents)} d’intérêts et ${say.money(given.indemnityCents)} d’indemnité, soit ${say.money(gives)}.`,
  'accessories.invoiced': ({ given, gives }, say) =>
    `Facture d’intérêts : ${say.money(given.interestCents)} d’intérêts et ${say.money(given.indemnityCents)} d’indemnité, soit ${say.money(gives)}.`,
  'accessories.outside-vat': ({ given }, say) =>
    `Ces ${say.money(given.amountCents)} réparent un préjudice : pas de TVA.`,

  'payment-term.from-issue': ({ given }, say) => `Le délai part de l’émission de la facture, le ${say.day(given.day)}.`,
  'payment-term.from-performance': ({ given }, say) =>
    `Le délai part de la livraison ou de l’exécution de la prestation, le ${say.day(given.day)}.`,
  'payment-term.from-issue-performance-unknown': ({ given }, say) =>
    `Rien n’est convenu : le délai part de la livraison ou de l’exécution. Elle n’est pas indiquée ; l’émission du ${say.day(given.day)} en tient lieu.`,
  'payment-term.from-receipt': ({ given }, say) =>
    `Le délai part de la réception de la facture, le ${say.day(given.day)}.`,
  'payment-term.from-portal': ({ given }, say) =>
    `Le délai part de l’avis de mise à disposition de la facture sur le portail, le ${say.day(given.day)}.`,
  'payment-term.from-issue-plus-two': ({ given, gives }, say) =>
    `La réception de la demande de paiement du ${say.day(given.day)} n’est pas connue : le délai part deux jours après, le ${say.day(gives)}.`,
  'payment-term.add-days': ({ given, gives }, say) =>
    `${say.day(given.from)} + ${given.count} jours = ${say.day(gives)}.`,
  'payment-term.add-months': ({ given, gives }, say) =>
    `${say.day(given.from)} + ${given.count} mois = ${say.day(gives)}.`,
  'payment-term.end-of-month': ({ given, gives }, say) => `Fin du mois du ${say.day(given.from)} : ${say.day(gives)}.`,
  'payment-term.on-date': ({ given, gives }, say) => `Le ${given.date} du mois suivant : ${say.day(gives)}.`,
  'payment-term.on-receipt': ({ gives }, say) =>
    `À réception : la loi ne donne aucun nombre de jours ; échéance le ${say.day(gives)}.`,
  'payment-term.interrupted': ({ given, gives }, say) =>
    `Demande jugée incomplète le ${say.day(given.notifiedOn)}, complétée le ${say.day(given.completedOn)} : nouveau délai de ${given.days} jours (30, ou le solde de ${given.leftDays} s’il est supérieur), soit le ${say.day(gives)}.`,
  'payment-term.interruption-without-effect': ({ given, gives }, say) =>
    `L’interruption notifiée le ${say.day(given.notifiedOn)} tombe hors du délai, ouvert le ${say.day(given.start)} : l’échéance reste le ${say.day(gives)}.`,
  'payment-term.day-off-not-moved': ({ given, gives }, say) =>
    `Le ${say.day(gives)} est un ${JOURS[given.weekday]} : aucun texte ne reporte l’échéance d’un contrat.`,
  'payment-term.cap-nothing-agreed': ({ given, gives }, say) =>
    `Sans convention : ${given.days} jours à compter du ${say.day(given.from)}, soit le ${say.day(gives)}.`,
  'payment-term.cap-from-issue': ({ given, gives }, say) =>
    `Maximum légal : ${given.days} jours à compter de l’émission, soit le ${say.day(gives)}.`,
  'payment-term.cap-then-end-of-month': ({ given, gives }, say) =>
    `Maximum légal par exception : ${given.days} jours puis fin de mois, si le contrat l’écrit et sans abus manifeste, soit le ${say.day(gives)}.`,
  'payment-term.cap-end-of-month-then': ({ given, gives }, say) =>
    `Maximum légal par exception : fin de mois puis ${given.days} jours, si le contrat l’écrit et sans abus manifeste, soit le ${say.day(gives)}.`,
  'payment-term.end-of-month-over-cap': ({ given, gives }, say) =>
    `Une clause de fin de mois au-delà de ${given.days} jours n’a pas d’exception : le maximum reste le ${say.day(gives)}.`,
  'payment-term.cap-periodic': ({ given, gives }, say) =>
    `Facture périodique, au maximum légal : ${given.days} jours à compter de l’émission, soit le ${say.day(gives)}.`,
  'payment-term.cap-transport': ({ given, gives }, say) =>
    `Transport et métiers voisins : au plus ${given.days} jours à compter de l’émission du ${say.day(given.from)}, soit le ${say.day(gives)}.`,
  'payment-term.cap-perishable-food': ({ given, gives }, say) =>
    `Denrées périssables : au plus ${given.days} jours après la livraison du ${say.day(given.delivery)}, soit le ${say.day(gives)}.`,
  'payment-term.cap-perishable-food-periodic': ({ given, gives }, say) =>
    `Denrées périssables, facture périodique : au plus ${given.days} jours après la fin de la décade de la livraison, le ${say.day(given.from)}, soit le ${say.day(gives)}.`,
  'payment-term.cap-livestock': ({ given, gives }, say) =>
    `Bétail sur pied et viandes fraîches dérivées : au plus ${given.days} jours après la livraison du ${say.day(given.delivery)}, soit le ${say.day(gives)}.`,
  'payment-term.cap-spirits': ({ given, gives }, say) =>
    `Boissons alcooliques soumises aux droits de consommation : au plus ${given.days} jours après la fin du mois de livraison, le ${say.day(given.from)}, soit le ${say.day(gives)}.`,
  'payment-term.cap-trade-agreement': ({ given, gives }, say) =>
    `Accord interprofessionnel, tel qu’indiqué : au plus ${given.days} jours à compter de l’émission, soit le ${say.day(gives)}. À vérifier dans l’accord.`,
  'payment-term.cap-export': ({ given, gives }, say) =>
    `Achat en franchise de TVA pour revente hors de l’Union : au plus ${given.days} jours à compter de l’émission, soit le ${say.day(gives)}. Règle à vérifier, et sous conditions.`,
  'payment-term.cap-public': ({ given, gives }, say) =>
    `Délai maximal de cet acheteur public : ${given.days} jours à compter du ${say.day(given.from)}, soit le ${say.day(gives)}.`,
  'payment-term.lawful': ({ given, gives }, say) =>
    `Échéance le ${say.day(gives)} : licite, au plus tard le ${say.day(given.latestLawful)}.`,
  'payment-term.unlawful': ({ given, gives }, say) =>
    `Échéance le ${say.day(gives)} : au-delà du maximum légal du ${say.day(given.latestLawful)}, de ${given.overDays} j.`,
  'payment-term.no-statutory-term': ({ gives }, say) =>
    `Échéance le ${say.day(gives)}, telle que convenue : la loi ne fixe pas de délai à un consommateur.`,
}

const FRAIS: Readonly<Record<RecoveryCostKind, string>> = {
  agency: 'Société de recouvrement',
  lawyer: 'Avocat',
  'judicial-officer': 'Commissaire de justice',
  postage: 'Affranchissement',
  'lump-sum': 'Forfait',
  proceedings: 'Frais de procédure',
  'prescribed-act': 'Acte obligatoire',
  enforcement: 'Exécution forcée',
}

const partsOf = (given: AllocatedSums, say: Say): string =>
  say.parts(
    [given.principalCents, 'sur le principal'],
    [given.interestCents, 'sur les intérêts'],
    [given.indemnityCents, 'sur l’indemnité'],
  )
