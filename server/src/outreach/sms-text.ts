// The words of a text message. A telephone lies about and lights up: a business is told how many invoices are open and no amount,
// a consumer only whom to call. No “ê” and no “’”: they would more than halve what one message holds.

import { type Locale, Refusal } from '#kernel'
import { type MessageSituation, audienceOf } from './model.ts'
import { refuseInconsistent } from './render-message.ts'
import { smsSegments } from './sms-segments.ts'
import { cleanText } from './typography.ts'

/** More is a letter, and is charged as so many messages. */
const MOST_SEGMENTS = 3

export type SmsText = {
  /** Its first sentence, for lists. */
  readonly subject: string
  readonly text: string
  readonly segments: number
  /** What it was written from. */
  readonly name: string
}

export function smsText(situation: MessageSituation): SmsText {
  refuseInconsistent(situation)
  const { locale, creditor, debtor, step } = situation
  const words = WORDS[locale]
  const audience = audienceOf(debtor.kind)
  const count = situation.lines.filter(({ upcoming }) => step.level === 0 || !upcoming).length
  const said = audience === 'consumer' ? null : words.said(count)[step.level === 0 || step.level === 1 ? step.level : 2]
  const subject = `${oneLine(creditor.name)}${words.colon} ${said ?? words.toConsumer}.`
  const text = [
    subject,
    ...(said ? [words.toBusiness] : []),
    creditor.phone === null ? words.write(creditor.email) : words.callOrWrite(oneLine(creditor.phone), creditor.email),
    words.stop,
  ].join(' ')
  const { segments } = smsSegments(text)
  if (segments > MOST_SEGMENTS)
    throw new Refusal('outreach.sms_too_long', { debtor: debtor.name, segments, most: MOST_SEGMENTS })
  return { subject, text, segments, name: `${locale}/${audience}/sms` }
}

/** Before the due date, then kindly, then plainly. */
type Said = readonly [beforeDue: string, kindly: string, plainly: string]

type Words = {
  readonly colon: string
  readonly said: (count: number) => Said
  readonly toBusiness: string
  readonly toConsumer: string
  readonly callOrWrite: (phone: string, email: string) => string
  readonly write: (email: string) => string
  readonly stop: string
}

const WORDS: Readonly<Record<Locale, Words>> = {
  fr: {
    colon: ' :',
    said: (count) =>
      count === 1
        ? [
            'une facture arrive à échéance',
            'sauf erreur, une facture échue reste ouverte',
            'une facture échue reste ouverte malgré nos rappels',
          ]
        : [
            `${count} factures arrivent à échéance`,
            `sauf erreur, ${count} factures échues restent ouvertes`,
            `${count} factures échues restent ouvertes malgré nos rappels`,
          ],
    toBusiness: 'Une question, un paiement en route ?',
    toConsumer: 'merci de prendre contact avec nous',
    callOrWrite: (phone, email) => `${phone} ou ${email}.`,
    write: (email) => `Par e-mail : ${email}.`,
    stop: 'Plus de SMS ? Répondez STOP.',
  },
  en: {
    colon: ':',
    said: (count) => {
      const [invoices, fall, are] = count === 1 ? ['one invoice', 'falls', 'is'] : [`${count} invoices`, 'fall', 'are']
      return [
        `${invoices} ${fall} due soon`,
        `unless we are mistaken, ${invoices} ${are} overdue`,
        `${invoices} ${are} still overdue in spite of our reminders`,
      ]
    },
    toBusiness: 'A question, a payment on its way?',
    toConsumer: 'please get in touch with us',
    callOrWrite: (phone, email) => `${phone} or ${email}.`,
    write: (email) => `By e-mail: ${email}.`,
    stop: 'No more texts? Reply STOP.',
  },
}

/** What was typed by a person, with the apostrophes and spaces that every telephone has. */
const oneLine = (text: string): string =>
  cleanText(text)
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
