// Insolvency proceedings, in French and English.

import type { InsolvencySteps, ProceduralDeadlineSteps } from '@quittance/law'
import type { SentencesOf } from '../say.ts'

type Steps = Omit<InsolvencySteps, keyof ProceduralDeadlineSteps>

export const insolvencyFr: SentencesOf<Steps> = {
  'insolvency.stop': ({ given }, say) =>
    `Depuis le jugement du ${say.day(given.openedOn)}, les dettes antérieures ne peuvent être payées et les poursuites sont arrêtées : plus aucune relance.`,
  'insolvency.interest-stopped': ({ given }, say) =>
    `Les intérêts s’arrêtent au ${say.day(given.openedOn)}, sauf prêts d’un an ou plus.`,
  'insolvency.no-acceleration': () =>
    'Le jugement ne rend pas exigible ce qui ne l’est pas encore ; toute clause contraire est écartée.',
  'insolvency.acceleration': () => 'La liquidation rend exigible ce qui ne l’était pas encore.',
  'insolvency.prior': ({ given }, say) =>
    `Exécution le ${say.day(given.performedOn)}, jugement le ${say.day(given.openedOn)} : la créance est antérieure et se déclare ; la date de la facture n’y change rien.`,
  'insolvency.later': ({ given }, say) =>
    `Exécution le ${say.day(given.performedOn)}, après le jugement du ${say.day(given.openedOn)} : née pour les besoins de la procédure, la créance est payée à son échéance et par privilège.`,
  'insolvency.declare-all': () =>
    'La déclaration comprend ce qui est dû, ce qui le sera et ce qui n’est pas encore facturé, avec les intérêts jusqu’au jugement.',
  'insolvency.indemnity-before': () =>
    'L’indemnité de 40 € d’une facture déjà en retard avant le jugement peut être déclarée ; ce point est discuté.',
  'insolvency.set-off': () => 'Une compensation suppose des créances connexes, et la nôtre déclarée.',
  'insolvency.declare': ({ given, gives }, say) =>
    `Publication au BODACC le ${say.day(given.from)} : déclarer la créance dans les deux mois, le ${say.day(gives)} au plus tard.`,
  'insolvency.declare-from-elsewhere': ({ given, gives }, say) =>
    `Publication au BODACC le ${say.day(given.from)}, créancier établi hors du territoire : déclarer dans les quatre mois, le ${say.day(gives)} au plus tard.`,
  'insolvency.declare-after-end': ({ given, gives }, say) =>
    `Contrat résilié le ${say.day(given.from)} : un mois depuis ce jour, le ${say.day(gives)} au plus tard.`,
  'insolvency.relief': ({ given, gives }, say) =>
    `Délai manqué : le relevé de forclusion se demande dans les six mois de la publication du ${say.day(given.from)}, le ${say.day(gives)} au plus tard.`,
  'insolvency.reclaim': ({ given, gives }, say) =>
    `Réserve de propriété : revendiquer dans les trois mois de la publication du ${say.day(given.from)}, le ${say.day(gives)} au plus tard ; faire constater le stock le jour même.`,
  'insolvency.answer': ({ given, gives }, say) =>
    `Contestation reçue le ${say.day(given.from)} : répondre dans les trente jours, le ${say.day(gives)} au plus tard.`,
}

export const insolvencyEn: SentencesOf<Steps> = {
  'insolvency.stop': ({ given }, say) =>
    `Since the judgment of ${say.day(given.openedOn)} earlier debts may not be paid and actions are stopped: no reminder any more.`,
  'insolvency.interest-stopped': ({ given }, say) =>
    `Interest stops on ${say.day(given.openedOn)}, except of loans of a year or more.`,
  'insolvency.no-acceleration': () =>
    'The judgment does not make due what is not due yet; a clause to the contrary is set aside.',
  'insolvency.acceleration': () => 'Liquidation makes due what was not due yet.',
  'insolvency.prior': ({ given }, say) =>
    `Performed on ${say.day(given.performedOn)}, judgment on ${say.day(given.openedOn)}: the claim is a prior one and is declared; the date of the invoice changes nothing.`,
  'insolvency.later': ({ given }, say) =>
    `Performed on ${say.day(given.performedOn)}, after the judgment of ${say.day(given.openedOn)}: if the proceedings needed it, the claim is paid when it falls due, with a privilege.`,
  'insolvency.declare-all': () =>
    'The declaration holds what is due, what will be due and what is not invoiced yet, with interest up to the judgment.',
  'insolvency.indemnity-before': () =>
    'The 40 € of an invoice that was late before the judgment can be declared; this is debated.',
  'insolvency.set-off': () => 'Set-off needs connected claims, and ours declared.',
  'insolvency.declare': ({ given, gives }, say) =>
    `Published in the BODACC on ${say.day(given.from)}: declare the claim within two months, by ${say.day(gives)}.`,
  'insolvency.declare-from-elsewhere': ({ given, gives }, say) =>
    `Published in the BODACC on ${say.day(given.from)}, creditor outside the territory: declare within four months, by ${say.day(gives)}.`,
  'insolvency.declare-after-end': ({ given, gives }, say) =>
    `Contract ended on ${say.day(given.from)}: a month from that day, by ${say.day(gives)}.`,
  'insolvency.relief': ({ given, gives }, say) =>
    `Too late: relief is asked for within six months of the publication of ${say.day(given.from)}, by ${say.day(gives)}.`,
  'insolvency.reclaim': ({ given, gives }, say) =>
    `Retention of title: reclaim within three months of the publication of ${say.day(given.from)}, by ${say.day(gives)}; have the stock recorded the same day.`,
  'insolvency.answer': ({ given, gives }, say) =>
    `Contested by the letter of ${say.day(given.from)}: answer within thirty days, by ${say.day(gives)}.`,
}
