// Refusals: texts and how they look.

import type { RefusalEntry } from './entry.ts'

export const outreachTextsRefusals = {
  'outreach.template_invalid': {
    status: 422,
    fr: 'Le texte {template} ne peut pas être employé : {problem}. Corrigez-le, puis revoyez l’aperçu.',
    en: 'The text {template} cannot be used: {problem}. Correct it, then look at the preview again.',
  },
  'outreach.template_too_long': {
    status: 422,
    fr: 'Le texte {template} dépasse {most} caractères. Raccourcissez-le.',
    en: 'The text {template} is longer than {most} characters. Shorten it.',
  },
  'outreach.template_field_unknown': {
    status: 422,
    fr: 'Le texte {template} emploie le champ « {field} », qui n’existe pas ou n’est pas annoncé en tête (fields). Choisissez un champ de la liste.',
    en: 'The text {template} uses the field “{field}”, which does not exist or is not announced in its head (fields). Choose one from the list.',
  },
  'outreach.template_field_empty': {
    status: 422,
    fr: 'Le texte {template} demande « {field} », qui est vide pour ce débiteur. Complétez sa fiche ou vos réglages : aucun texte ne part avec un trou.',
    en: 'The text {template} asks for “{field}”, which is empty for this debtor. Complete their record or your settings: no text leaves with a blank in it.',
  },
  'outreach.template_markup': {
    status: 422,
    fr: 'Le texte {template} contient « {what} », que les messages ne savent pas montrer. Restez aux paragraphes, titres, listes, gras, italique et liens vers votre domaine.',
    en: 'The text {template} contains “{what}”, which messages cannot show. Keep to paragraphs, headings, lists, bold, italics and links to your own domain.',
  },
  'outreach.text_unknown': {
    status: 404,
    fr: 'Il n’y a pas de texte « {name} ». La liste est dans Réglages, Textes, ou par : quittance texts list.',
    en: 'There is no text “{name}”. The list is in Settings, Texts, or by: quittance texts list.',
  },
  'outreach.text_incomplete': {
    status: 422,
    fr: 'Il manque au texte {template} : {missing}. Un débiteur doit y lire ce qu’il doit et comment payer ; ajoutez-le, seul sur sa ligne.',
    en: 'The text {template} lacks {missing}. A debtor must read in it what they owe and how to pay; add it, on a line of its own.',
  },
  'outreach.text_unlawful': {
    status: 422,
    fr: 'Le texte {template} demande à un particulier ce que seuls des professionnels doivent : {words} (C. com. L441-10, D441-5). Retirez-le.',
    en: 'The text {template} asks a consumer for what only professionals owe: {words} (C. com. L441-10, D441-5). Take it out.',
  },
  'outreach.text_words': {
    status: 422,
    fr: 'Le texte {template} dit « {words} », ce qu’une lettre de créancier ne dit pas. Changez ces mots, ou confirmez que vous les avez relus et les gardez.',
    en: 'The text {template} says “{words}”, which a creditor’s letter does not say. Change these words, or confirm that you have read them again and keep them.',
  },
  'outreach.text_changed': {
    status: 409,
    fr: 'Le texte {template} a été modifié entre-temps ({by}). Rechargez-le, puis reprenez votre changement.',
    en: 'The text {template} was changed meanwhile ({by}). Reload it, then make your change again.',
  },
  'outreach.text_version_unknown': {
    status: 404,
    fr: 'Le texte {template} n’a pas de version {version}. Choisissez-en une de la liste.',
    en: 'The text {template} has no version {version}. Choose one from the list.',
  },
  'outreach.texts_refused': {
    status: 422,
    fr: 'Aucun texte n’a été repris : {count} ne peuvent pas servir. Corrigez-les, puis recommencez.\n{problems}',
    en: 'No text was taken in: {count} cannot be used. Correct them, then try again.\n{problems}',
  },
  'outreach.nothing_to_show': {
    status: 422,
    fr: '{debtor} ne doit rien dont ce texte puisse parler aujourd’hui. Choisissez un autre débiteur, ou l’exemple.',
    en: '{debtor} owes nothing that this text could speak of today. Choose another debtor, or the example.',
  },
  'outreach.colour_unknown': {
    status: 422,
    fr: '« {colour} » n’est pas une couleur. Donnez-la en six chiffres hexadécimaux, comme #1a4f8b.',
    en: '“{colour}” is not a colour. Give it in six hexadecimal figures, such as #1a4f8b.',
  },
  'outreach.colour_pale': {
    status: 422,
    fr: '{colour} se lit mal sur du blanc : contraste de {contrast}, il en faut {least}. La même, plus foncée : {suggestion}.',
    en: '{colour} is hard to read on white: contrast {contrast}, {least} is needed. The same, darker: {suggestion}.',
  },
  'outreach.logo_refused': {
    status: 422,
    fr: 'Ce fichier ne peut pas servir de logo : {problem}. Donnez un PNG ou un SVG simple de 200 ko au plus, 3000 pixels de côté au plus, sans script ni lien.',
    en: 'This file cannot be a logo: {problem}. Give a plain PNG or SVG of 200 kB at most, 3000 pixels a side at most, without script or link.',
  },
} as const satisfies Record<string, RefusalEntry>
