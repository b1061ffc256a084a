// What a colleague reads: the e-mail that asks, and the page behind its link. No amount and no person beyond the question itself.

import type { Day, Locale } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import { plainPage } from '#platform/plain-page.ts'
import { COLLEAGUE_ANSWERS, type ColleagueAnswer } from './model.ts'

const fr = {
  subject: (debtor: string) => `Votre avis sur ${debtor}`,
  reminder: (debtor: string) => `Rappel\u00a0: votre avis sur ${debtor}`,
  hello: 'Bonjour,',
  asks: (who: string, debtor: string) => `${who} a besoin de votre avis sur le dossier ${debtor}\u00a0:`,
  how: (until: string) => `Choisissez votre réponse, sans compte, jusqu’au ${until}\u00a0:`,
  title: 'Votre avis',
  choose: 'Votre réponse',
  note: 'Un mot de plus (facultatif)',
  send: 'Envoyer ma réponse',
  thanks: 'Merci. Votre réponse est dans le dossier.',
  answers: {
    justified: 'Le client a raison',
    unjustified: 'La somme est bien due',
    'in-hand': 'Je m’en occupe',
    'not-mine': 'Cela ne me concerne pas',
  } satisfies Record<ColleagueAnswer, string>,
}
const en: typeof fr = {
  subject: (debtor) => `Your opinion on ${debtor}`,
  reminder: (debtor) => `Reminder: your opinion on ${debtor}`,
  hello: 'Hello,',
  asks: (who, debtor) => `${who} needs your opinion on the case of ${debtor}:`,
  how: (until) => `Choose your answer, without an account, until ${until}:`,
  title: 'Your opinion',
  choose: 'Your answer',
  note: 'A word more (optional)',
  send: 'Send my answer',
  thanks: 'Thank you. Your answer stands in the case.',
  answers: {
    justified: 'The customer is right',
    unjustified: 'The sum is due',
    'in-hand': 'I take care of it',
    'not-mine': 'This does not concern me',
  },
}
const WORDS: Readonly<Record<Locale, typeof fr>> = { fr, en }

export type AskedQuestion = {
  readonly locale: Locale
  readonly debtor: string
  readonly askedBy: string
  readonly question: string
  readonly untilDay: Day
}

/** Each answer is a link that opens the page with that answer chosen: one more press sends it, so that a scanner of mail cannot. */
export function questionMail(asked: AskedQuestion, link: string, isReminder: boolean) {
  const words = WORDS[asked.locale]
  const asks = words.asks(asked.askedBy, asked.debtor)
  const how = words.how(formatDay(asked.untilDay, asked.locale))
  const ways = COLLEAGUE_ANSWERS.map((answer) => ({ says: words.answers[answer], url: `${link}?answer=${answer}` }))
  const buttons = ways
    .map(
      ({ says, url }) =>
        `<p style="${BUTTON_ROW}"><a class="way" href="${escaped(url)}" style="${BUTTON}">${says}</a></p>`,
    )
    .join('')
  return {
    subject: (isReminder ? words.reminder : words.subject)(asked.debtor),
    text: `${[words.hello, asks, asked.question, how, ...ways.map(({ says, url }) => `${says}\n${url}`)].join('\n\n')}\n`,
    html:
      `<!doctype html><html lang="${asked.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
      `<meta name="color-scheme" content="light dark"><style>${MAIL_STYLE}</style></head><body style="${MAIL_BODY}">` +
      `<p>${words.hello}</p><p>${escaped(asks)}</p><blockquote style="${MAIL_QUOTE}">${multiline(asked.question)}</blockquote>` +
      `<p>${escaped(how)}</p>${buttons}</body></html>`,
  }
}

const MAIL_BODY =
  "margin:0;padding:24px;max-width:34rem;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;background:#ffffff;color:#1a1f1c"
const MAIL_QUOTE = 'margin:16px 0;padding:12px 16px;border-left:3px solid #0b6150;overflow-wrap:anywhere'
const BUTTON_ROW = 'margin:0 0 10px'
const BUTTON =
  'display:block;padding:12px 16px;border:1px solid #8b8a82;border-radius:8px;color:#0b6150;font-weight:600;text-decoration:none'
const MAIL_STYLE =
  ':root{color-scheme:light dark}@media (prefers-color-scheme:dark){body{background:#121614!important;color:#e9ece9!important}.way{color:#7fd6be!important}}'

/** `chosen`: the answer whose link was followed. */
export function questionPage(asked: AskedQuestion, chosen: ColleagueAnswer | null): string {
  const words = WORDS[asked.locale]
  const choices = COLLEAGUE_ANSWERS.map(
    (answer) =>
      `<label class="choice"><input type="radio" name="answer" value="${answer}" required${answer === chosen ? ' checked' : ''}> ${escaped(words.answers[answer])}</label>`,
  ).join('')
  return page(
    asked.locale,
    `<p class="muted">${escaped(words.asks(asked.askedBy, asked.debtor))}</p>` +
      `<blockquote>${multiline(asked.question)}</blockquote>` +
      `<form method="post"><fieldset><legend>${words.choose}</legend>${choices}</fieldset>` +
      `<label for="note">${words.note}</label><textarea id="note" name="note" rows="3" maxlength="2000"></textarea>` +
      `<button type="submit">${words.send}</button></form>`,
  )
}

const multiline = (text: string): string => escaped(text).replaceAll('\n', '<br>')

export const thanksPage = (locale: Locale): string => page(locale, `<p role="status">${WORDS[locale].thanks}</p>`)

export const refusalPage = (locale: Locale, sentence: string): string =>
  page(locale, `<p role="alert">${escaped(sentence)}</p>`)

const page = (locale: Locale, body: string): string => plainPage({ locale, title: WORDS[locale].title, body })

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? '')
