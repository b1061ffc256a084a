// What customers wrote back these last days, as their mail programs write it: a payment announced, a promise, a dispute, a plan
// asked for, an absence, somebody whom no contact knows.

import { addDays, type Day, weekday } from '@quittance/law'
import { DEMO_COMPANY, DEMO_DEBTORS } from './company.ts'
import { emailOf } from './files.ts'
import { type OpenInvoice, overdueByDebtor } from './open-invoices.ts'
import type { DemoStory } from './story.ts'

/** Whole messages (RFC 5322), the oldest first. */
export function answerMails(story: DemoStory, today: Day): readonly string[] {
  const late = overdueByDebtor(story, today)
  // From the middle of the list: whoever owes most, and whom the bank statement names, stay as they are.
  const of = (place: number): readonly OpenInvoice[] => late[place] ?? []
  const yesterday = workingDay(addDays(today, -1))
  const promised = frenchDay(workingDay(addDays(today, 9)))
  return [
    mailOf(of(4), { at: `${yesterday}T08:41:00Z`, ...absence }),
    mailOf(of(0), { at: `${yesterday}T09:12:00Z`, text: plan }),
    mailOf(of(5), { at: `${yesterday}T10:05:00Z`, text: dispute }),
    mailOf(of(7), { at: `${yesterday}T13:37:00Z`, text: (number) => promise(number, promised) }),
    mailOf(of(9), { at: `${yesterday}T15:20:00Z`, text: paid }),
    stranger(`${yesterday}T16:02:00Z`),
  ].filter((mail) => mail !== '')
}

type Told = {
  readonly at: string
  readonly text: (number: string) => string
  readonly headers?: readonly string[]
  readonly subject?: string
}

const absence = {
  subject: 'Absence du bureau',
  headers: ['Auto-Submitted: auto-replied'],
  text: () => 'Je suis absente jusqu’à lundi. Pour toute urgence, appelez notre standard.',
}

const plan = (number: string): string =>
  `Bonjour,\r\n\r\nLa saison a été difficile. Pouvons-nous régler la facture ${number} en trois fois, à partir du mois prochain ?\r\n\r\nBien cordialement`

const dispute = (number: string): string =>
  `Bonjour,\r\n\r\nNous contestons la facture ${number} : deux portes manquaient à la livraison et n’ont toujours pas été posées.\r\n\r\nCordialement`

const promise = (number: string, day: string): string =>
  `Bonjour,\r\n\r\nVotre facture ${number} passera au prochain règlement : nous paierons le ${day}.\r\n\r\nBonne journée`

const paid = (number: string): string =>
  `Bonjour,\r\n\r\nLa facture ${number} a été réglée par virement cette semaine.\r\n\r\nBien à vous`

function mailOf(invoices: readonly OpenInvoice[], { at, text, headers = [], subject }: Told): string {
  const [invoice] = invoices
  const debtor = invoice && DEMO_DEBTORS[invoice.debtor]
  if (!debtor) return ''
  const from = `${encoded(debtor.contact ?? debtor.name)} <${emailOf(debtor)}>`
  return written({ from, at, headers, subject: subject ?? `Re: Facture ${invoice.number}`, text: text(invoice.number) })
}

const stranger = (at: string): string =>
  written({
    from: `${encoded('Élodie Prat')} <elodie.prat@cabinet-prat.example>`,
    at,
    headers: [],
    subject: 'Votre relance',
    text: 'Bonjour,\r\n\r\nJe tiens désormais la comptabilité d’un de vos clients. Pourriez-vous m’envoyer le détail de ce qui reste dû ?\r\n\r\nÉlodie Prat',
  })

type Mail = {
  readonly from: string
  readonly at: string
  readonly subject: string
  readonly headers: readonly string[]
  readonly text: string
}

function written({ from, at, subject, headers, text }: Mail): string {
  const head = [
    `From: ${from}`,
    `To: ${DEMO_COMPANY.email}`,
    `Date: ${new Date(at).toUTCString()}`,
    `Message-ID: <${at.replaceAll(/\D/g, '')}@demo.example>`,
    `Subject: ${encoded(subject)}`,
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ]
  return `${head.join('\r\n')}\r\n\r\n${text}\r\n`
}

/** RFC 2047. */
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

const frenchDay = (day: Day): string =>
  new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

const workingDay = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 5))
