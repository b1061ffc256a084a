// Pourquoi cela part, pourquoi cela ne part pas : une phrase par raison, faite de ses seuls faits.

import type { HolidayPlace } from '@quittance/law'
import { ended, type Sentences } from './words.ts'

/** Où le jour est férié. */
const HOLIDAY_IN: Readonly<Record<HolidayPlace, string>> = {
  metropole: 'en France',
  'alsace-moselle': 'en Alsace-Moselle',
  guadeloupe: 'en Guadeloupe',
  martinique: 'en Martinique',
  guyane: 'en Guyane',
  reunion: 'à La Réunion',
  mayotte: 'à Mayotte',
  BE: 'en Belgique',
  CH: 'en Suisse',
  DE: 'en Allemagne',
  ES: 'en Espagne',
  GB: 'en Angleterre et au pays de Galles',
  IT: 'en Italie',
  LU: 'au Luxembourg',
  NL: 'aux Pays-Bas',
  PT: 'au Portugal',
}

/** Ce dont la fin n’est pas dans les mots eux-mêmes. */
const held = (until: string): string => (until === '' ? '' : `, retenue${until}`)

export const fr: Sentences = {
  waiting: (clause) => ended(`Ne part pas : ${clause}`),
  acting: (clause) => ended(`${clause.charAt(0).toUpperCase()}${clause.slice(1)}`),
  reasons: {
    settled: () => 'la facture est soldée',
    credit: (f, say) => `c’est un avoir de ${say.money(f.amountCents)}`,
    'not-invoiced': () => 'livré mais pas encore facturé',
    doubtful: () => 'créance douteuse (compte 416), à revoir par une personne',
    'due-date-missing': () => 'l’échéance n’est pas connue',
    'held-by-other': () => 'la créance est cédée et la cession notifiée',
    'holder-must-act': () => 'seul le titulaire de la créance peut mettre en demeure',
    'direct-debit': () => 'elle sera prélevée',
    'bill-of-exchange': () => 'un effet de commerce est en cours',
    'outcome-unknown': (f, say) => `on ne sait pas si « ${say.step(f.step)} » est parti ; à dire par une personne`,
    'in-progress': (f, say) => `« ${say.step(f.step)} » est en cours`,
    'payment-returned': (f, say) => `paiement revenu le ${say.day(f.returnedDay)}, un appel d’abord`,
    'within-tolerance': (f, say) =>
      `reliquat de ${say.money(f.openCents)}, dans la tolérance de ${say.money(f.toleranceCents)}`,
    'step-not-due': (f, say) =>
      `échéance ${say.day(f.dueDay)}, « ${say.step(f.step)} » à partir du ${say.day(f.stepDay)}`,
    'just-issued': (f, say) => `facture du ${say.day(f.issueDay)}, moins de ${say.days(f.waitDays)} chez le débiteur`,
    gap: (f, say) => `dernier contact le ${say.day(f.contactDay)}, moins de ${say.days(f.gapDays)}`,
    'deadline-running': (f, say) => `le dernier message laisse jusqu’au ${say.day(f.deadlineDay)}`,
    'notice-needs-undisputed': (f, say) =>
      `${say.money(f.heldCents)} sont contestés ou promis : pas de mise en demeure sur un montant discuté`,
    'below-floor': (f, say) =>
      `${say.money(f.totalCents)} dus au total, sous le plancher de ${say.money(f.floorCents)}`,
    'credit-covers': (f, say) =>
      `un crédit non imputé de ${say.money(f.creditCents)} couvre les ${say.money(f.totalCents)} dus`,
    'payments-unknown': () => 'on ne sait pas jusqu’à quel jour les paiements sont connus',
    'payments-stale': (f, say) =>
      `les paiements ne sont connus que jusqu’au ${say.day(f.knownDay)} (${say.workingDays(f.allowedDays)} au plus)`,
    'unmatched-credit': () => 'un encaissement de ce débiteur attend d’être rapproché',
    'contact-missing': (f, say) => `coordonnées manquantes (${say.channel(f.channel)})`,
    'contact-cap': (f, say) => `déjà ${f.contacts} contacts en ${say.days(f.periodDays)}`,
    'pre-due-cap': (f, say) =>
      `message avant échéance déjà envoyé le ${say.day(f.contactDay)}, un par ${say.days(f.everyDays)}`,
    'quiet-period': (f, say) =>
      `rien de si ferme ne part seul avant le ${say.day(f.resumeDay)} (août, fêtes de fin d’année)`,
    'not-a-sending-day': () => 'aujourd’hui n’est pas un jour d’envoi',
    'company-closed': (f, say) => `votre société est fermée${say.until(f.untilDay)}`,
    'public-holiday': (f) => `aujourd’hui est férié ${HOLIDAY_IN[f.place]}`,
    'other-message-first': (f, say) =>
      `« ${say.step(f.step)} » part d’abord à ce débiteur, ${say.days(f.gapDays)} d’écart au plus`,
    'run-cap': (f) => `plafond de ${f.messages} messages par jour atteint`,
    'kill-switch': () => 'tous les envois de la société sont arrêtés',
    'suspected-fraud': (f, say) =>
      `usurpation d’identité soupçonnée, tout est arrêté pour ce SIREN${say.until(f.untilDay)}`,
    insolvency: (f, say) => `procédure collective${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'over-indebtedness': (f, say) => `surendettement${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    court: (f, say) => `dossier au tribunal${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    lawyer: (f, say) => `dossier chez l’avocat${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'collection-agency': (f, say) =>
      `dossier chez la société de recouvrement${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'do-not-contact': (f, say) => `ne pas contacter${say.until(f.untilDay)}`,
    'limitation-expired': (f, say) => `la créance est prescrite${held(say.until(f.untilDay))}`,
    exclusion: (f, say) => `exclue des relances${say.until(f.untilDay)}`,
    dispute: (f, say) => `litige de ${say.money(f.amountCents)}${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'invoice-refused': (f, say) => `facture refusée${say.since(f.fromDay)}${say.until(f.untilDay)}, à nous de répondre`,
    'invoice-rejected': (f, say) => `facture rejetée par la plateforme, à réémettre${held(say.until(f.untilDay))}`,
    'missing-piece': (f, say) => `il manque une pièce de notre part${held(say.until(f.untilDay))}`,
    'instalment-plan': (f, say) => `échéancier accordé${say.until(f.untilDay)}`,
    promise: (f, say) => `promesse de ${say.money(f.amountCents)}${say.on(f.untilDay)}`,
    'payment-announced': (f, say) => `paiement annoncé${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'direct-debit-running': (f, say) => `prélèvement en cours${say.until(f.untilDay)}`,
    reopened: (f, say) => `rouverte par nous, une personne doit confirmer${held(say.until(f.untilDay))}`,
    pause: (f, say) => `en pause${say.until(f.untilDay)}`,
    closure: (f, say) => `le débiteur est fermé${say.until(f.untilDay)}`,
    unreadable: () => 'un blocage illisible compte comme un blocage',
    'step-due': (f, say) => `${say.late(f.dueDay)} : ${say.step(f.step)}`,
    'step-lapsed': (f, say) =>
      `« ${say.step(f.step)} » n’a pas été fait en ${say.days(f.lapseDays)}, on passe à la suite`,
    'step-below-floor': (f, say) =>
      `« ${say.step(f.step)} » passé : ${say.money(f.totalCents)} dus, moins de ${say.money(f.floorCents)}`,
    'step-above-ceiling': (f, say) =>
      `« ${say.step(f.step)} » passé : ${say.money(f.totalCents)} dus, plus de ${say.money(f.ceilingCents)}`,
    'step-not-for-cause': (f, say) => `« ${say.step(f.step)} » passé : ${say.cause(f.cause)}`,
    'step-not-for-status': (f, say) =>
      `« ${say.step(f.step)} » passé : facture électronique au statut ${say.status(f.status)}`,
    'lateness-cause': (f, say) => `cause connue du retard : ${say.cause(f.cause)}`,
    'entered-at-fitting-step': (f, say) =>
      `facture ancienne (échéance ${say.day(f.dueDay)}), entrée à « ${say.step(f.step)} »`,
    'part-disputed': (f, say) =>
      `${say.money(f.amountCents)} contestés sur ${say.money(f.totalCents)} ne sont pas demandés`,
    'part-promised': (f, say) =>
      `${say.money(f.amountCents)} promis sur ${say.money(f.totalCents)}${say.on(f.untilDay)} ne sont pas demandés`,
    'deadline-granted': (f, say) => `le message laisse jusqu’au ${say.day(f.deadlineDay)}`,
    'credit-shown': (f, say) => `un crédit non imputé de ${say.money(f.creditCents)} figure à part`,
    'paid-to-other': () => 'à payer sur le compte du titulaire de la créance',
    'statutory-amounts-omitted': (f) =>
      `intérêts légaux et indemnité non mentionnés : ${f.country ? `débiteur hors de France (${f.country})` : 'pays du débiteur inconnu'}`,
    'other-channel': (f, say) => `par ${say.channel(f.channel)} : pas de coordonnées pour ${say.channel(f.planned)}`,
    'automation-off': () => 'l’envoi automatique n’est pas en service, une personne confirme',
    rehearsal: () => 'répétition : rien ne part sans confirmation',
    'large-amount': (f, say) => `${say.money(f.totalCents)} atteint ${say.money(f.limitCents)}, une personne confirme`,
    'second-approval': (f, say) =>
      `${say.money(f.totalCents)} atteint ${say.money(f.limitCents)}, deux personnes doivent valider`,
    'large-run': (f) => `${f.messages} messages en un jour, plus de ${f.limit} : une personne confirme`,
    'promise-broken': (f, say) => `promesse${say.on(f.untilDay)} non tenue : il manque ${say.money(f.amountCents)}`,
    'dispute-unanswered': (f, say) =>
      `litige sans réponse de notre part${say.since(f.fromDay)}, ${say.workingDays(f.workingDays)} passés`,
    'performance-unknown': (f, say) =>
      `date de la prestation inconnue, alors qu’une procédure collective est ouverte${say.since(f.fromDay)}`,
    'new-while-handed-over': (f, say) =>
      `facture née après la remise du dossier${say.since(f.fromDay)}, le mandataire l’ignore`,
    'choose-what-next': (f, say) =>
      `le scénario est terminé${say.since(f.usedDay)} : appel, échéancier, médiation, société de recouvrement, injonction de payer ou passage en perte`,
  },
}
