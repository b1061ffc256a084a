// What is said of a plan before it is saved: what, why, what to do. `fr` is the source; a sentence missing in `en` is a type error.

import type { Locale, Said } from '#kernel'
import type { PlanFault } from '../plan.ts'
import type { AdviceCode, AdviceFacts, PlanAdvice } from '../plan-advice.ts'

type Sentences = { readonly [Code in AdviceCode]: (facts: AdviceFacts[Code]) => string }

const after = (days: number): string => (days < 0 ? `${-days} j avant` : `${days} j après`)
const sinceDue = (days: number): string => (days < 0 ? `${-days} days before` : `${days} days after`)

const fr: Sentences = {
  'no-steps': () => 'Ce scénario n’a aucune étape. Ajoutez-en une.',
  'reserved-key': () => 'Ce nom est réservé à une tâche de Quittance. Donnez-en un autre à l’étape.',
  'repeated-key': () => 'Deux étapes portent le même nom. Renommez celle-ci.',
  'no-day': () => 'Cette étape n’a pas de jour. Donnez-lui un écart depuis l’échéance.',
  'two-days': () => 'Cette étape a deux jours : depuis l’échéance et depuis l’étape précédente. Gardez-en un.',
  'first-after-previous': () => 'La première étape n’en suit aucune : donnez-lui un jour depuis l’échéance.',
  'falling-days': () => 'Cette étape viendrait avant la précédente. Donnez-lui un jour plus tardif.',
  'pre-due-level': () =>
    'Rien n’est exigible avant l’échéance : ni relance ferme ni mise en demeure ce jour-là. Placez-la après l’échéance, ou baissez son ton.',
  'too-early': () =>
    'Une relance ne vient pas avant le lendemain de l’échéance : rien n’est encore dû. Donnez-lui un jour d’au moins 1.',
  'floor-above-ceiling': () =>
    'Le minimum dépasse le maximum : cette étape ne partirait jamais. Corrigez l’un des deux.',
  'unknown-text': () => 'Le texte choisi n’existe pas : rien ne pourrait être écrit. Choisissez un texte.',
  'text-too-firm': () =>
    'Ce texte dit plus, ou autre chose, que le ton de l’étape. Prenez le texte de ce ton, ou changez le ton.',
  'notice-deadline': () =>
    'Une mise en demeure accorde au moins 8 jours pour payer ; sans eux elle ne peut pas être écrite. Donnez-lui un délai.',
  'level-falls': () =>
    'Plus douce que l’étape écrite avant elle : le client y lira un recul. Montez son ton ou déplacez-la.',
  gap: ({ gapDays, afterDays, realOffset }) =>
    `Seulement ${afterDays} j après le contact précédent : l’écart minimal du scénario est de ${gapDays} j. En fait, elle partirait ${after(realOffset)} l’échéance.`,
  'deadline-running': ({ deadlineDays, realOffset }) =>
    `Le délai de ${deadlineDays} j accordé par l’étape précédente court encore. En fait, elle partirait ${after(realOffset)} l’échéance.`,
  'contact-cap': ({ contacts, periodDays }) =>
    `À partir d’ici, plus de ${contacts} contacts en ${periodDays} j : votre plafond (Réglages → Envois) retiendra cette étape.`,
  'call-cap': ({ count, most }) =>
    `${count} appels ou SMS rapprochés, ${most} au plus (par jour, ou trois en sept jours) : des appels réitérés peuvent être un délit. Espacez-les.`,
  'empty-threat': () =>
    'Le dernier rappel annonce une mise en demeure que le scénario ne contient pas. Ajoutez-la, ou prenez un autre texte : on n’annonce que ce que l’on fera.',
  'notice-unproved': () =>
    'Une mise en demeure se prouve : en recommandé, la date de présentation est certaine. Par cette voie, elle se discute.',
  'firm-automatic': () =>
    'Un dernier rappel ou une mise en demeure partirait sans que personne ne le relise. Préférez « attend votre accord ».',
  'consumer-called': () =>
    'Ce scénario concerne des particuliers : des sollicitations répétées par téléphone peuvent être une pratique agressive. Écrivez plutôt.',
  'consumer-often': ({ gapDays, usualDays }) =>
    `${gapDays} j entre deux contacts avec un particulier, c’est peu : des sollicitations insistantes peuvent être une pratique agressive. Laissez au moins ${usualDays} j.`,
  'may-block': () =>
    'Si personne ne la fait, le scénario s’arrête ici. Donnez-lui un nombre de jours après lequel l’étape suivante prend le relais.',
  'pre-due-late': () => 'Ce message d’avant échéance tombe après elle. Avancez-le, ou donnez-lui le ton d’une relance.',
}

const en: Sentences = {
  'no-steps': () => 'This plan has no step. Add one.',
  'reserved-key': () => 'This name is kept for a task of Quittance. Give the step another.',
  'repeated-key': () => 'Two steps have the same name. Rename this one.',
  'no-day': () => 'This step has no day. Give it a distance from the due date.',
  'two-days': () => 'This step has two days: from the due date and from the step before. Keep one.',
  'first-after-previous': () => 'The first step follows none: give it a day from the due date.',
  'falling-days': () => 'This step would come before the one before it. Give it a later day.',
  'pre-due-level': () =>
    'Nothing can be demanded before the due date: no firm reminder and no formal notice on that day. Move it after the due date, or soften it.',
  'too-early': () =>
    'A reminder does not come before the day after the due date: nothing is owed yet. Give it a day of at least 1.',
  'floor-above-ceiling': () => 'The minimum is above the maximum: this step would never leave. Correct one of them.',
  'unknown-text': () => 'The chosen text does not exist: nothing could be written. Choose a text.',
  'text-too-firm': () =>
    'This text says more, or something else, than the tone of the step. Take the text of that tone, or change the tone.',
  'notice-deadline': () =>
    'A formal notice grants at least 8 days to pay; without them it cannot be written. Give it a deadline.',
  'level-falls': () =>
    'Softer than the written step before it: the customer will read it as a retreat. Make it firmer or move it.',
  gap: ({ gapDays, afterDays, realOffset }) =>
    `Only ${afterDays} days after the contact before: the plan keeps at least ${gapDays}. It would in fact leave ${sinceDue(realOffset)} the due date.`,
  'deadline-running': ({ deadlineDays, realOffset }) =>
    `The ${deadlineDays} days granted by the step before still run. It would in fact leave ${sinceDue(realOffset)} the due date.`,
  'contact-cap': ({ contacts, periodDays }) =>
    `From here on more than ${contacts} contacts in ${periodDays} days: your cap (Settings → Sending) will keep this step back.`,
  'call-cap': ({ count, most }) =>
    `${count} calls or text messages close together, at most ${most} (a day, or three in seven days): repeated calls can be an offence. Space them out.`,
  'empty-threat': () =>
    'The last reminder announces a formal notice that the plan does not contain. Add it, or take another text: announce only what will be done.',
  'notice-unproved': () =>
    'A formal notice has to be proved: by registered letter the day of delivery is certain. This way it can be disputed.',
  'firm-automatic': () =>
    'A last reminder or formal notice would leave without anybody reading it. Prefer “waits for your approval”.',
  'consumer-called': () =>
    'This plan concerns consumers: repeated solicitation by telephone can be an aggressive practice. Write instead.',
  'consumer-often': ({ gapDays, usualDays }) =>
    `${gapDays} days between two contacts with a consumer is little: insistent solicitation can be an aggressive practice. Leave at least ${usualDays}.`,
  'may-block': () =>
    'If nobody does it, the plan stops here. Give a number of days after which the next step takes over.',
  'pre-due-late': () => 'This message for before the due date falls after it. Move it forward, or make it a reminder.',
}

const SENTENCES: Readonly<Record<Locale, Sentences>> = { fr, en }

export const adviceSentence = ({ code, facts }: PlanAdvice, locale: Locale): string =>
  sentenceOf(SENTENCES[locale][code], facts)

/** Why a plan cannot be followed, and what to do about it. */
export const saidOfFault = (fault: PlanFault['fault']): Said => ({ fr: fr[fault](NO_FACTS), en: en[fault](NO_FACTS) })

const NO_FACTS = {}

/** The table pairs each code with the sentence for its own facts; the type of a look-up by union cannot say so. */
const sentenceOf = (sentence: (facts: never) => string, facts: PlanAdvice['facts']): string =>
  (sentence as (facts: PlanAdvice['facts']) => string)(facts)
