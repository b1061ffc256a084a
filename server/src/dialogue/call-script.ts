// What to say on the telephone, written from the case: to the right person first, the facts, an open question, an agreement. The
// text for a voicemail says nothing of a debt: somebody else may listen (see law: nobody else is told).

import type { Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'

export type ScriptFacts = {
  readonly company: string
  readonly caller: string | null
  readonly phone: string | null
  readonly debtor: string
  readonly contact: string | null
  readonly currency: string
  readonly overdueCents: Cents
  readonly items: readonly {
    readonly number: string
    readonly dueDate: Day
    readonly openCents: Cents
    readonly daysPastDue: number
  }[]
  readonly calls: number
}

export type CallScript = {
  readonly opening: string
  readonly facts: readonly string[]
  readonly question: string
  /** What people usually answer, and how to go on. */
  readonly ways: readonly { readonly answer: string; readonly reply: string }[]
  readonly closing: string
  readonly voicemail: string
}

const MOST_ITEMS = 5

export function callScript(facts: ScriptFacts, locale: Locale): CallScript {
  return locale === 'fr' ? inFrench(facts) : inEnglish(facts)
}

function inFrench({
  company,
  caller,
  phone,
  contact,
  debtor,
  currency,
  overdueCents,
  items,
  calls,
}: ScriptFacts): CallScript {
  const me = caller === null ? `ici la société ${company}` : `ici ${caller}, de la société ${company}`
  const shown = items.slice(0, MOST_ITEMS)
  const more = items.length - shown.length
  return {
    opening: `Bonjour, ${me}. Pourrais-je parler à ${contact ?? `la personne qui suit les règlements de ${debtor}`}\u202f? (N’évoquez rien avant d’avoir la bonne personne.)`,
    facts: [
      items.length === 1
        ? `Je vous appelle au sujet d’une facture de ${formatMoney(overdueCents, currency, 'fr')}.`
        : `Je vous appelle au sujet de ${items.length} factures, ${formatMoney(overdueCents, currency, 'fr')} en tout.`,
      ...shown.map(
        (item) =>
          `Facture ${item.number}\u00a0: ${formatMoney(item.openCents, currency, 'fr')}, échue le ${formatDay(item.dueDate, 'fr')} (${days(item.daysPastDue, 'fr')}).`,
      ),
      ...(more > 0 ? [`Et ${more} autre${more > 1 ? 's' : ''}, que je peux vous envoyer.`] : []),
      ...(calls > 0 ? [`Nous avons déjà appelé ${calls} fois.`] : []),
    ],
    question:
      items.length === 1
        ? 'L’avez-vous bien reçue, et quelque chose empêche-t-il de la régler\u202f? (Laissez répondre.)'
        : 'Les avez-vous bien reçues, et quelque chose empêche-t-il de les régler\u202f? (Laissez répondre.)',
    ways: [
      { answer: 'Un oubli', reply: 'Quand le virement peut-il partir\u202f? Notez le jour.' },
      {
        answer: 'Facture non reçue',
        reply: 'À quelle adresse l’envoyer\u202f? Envoyez-la pendant l’appel, demandez une date.',
      },
      {
        answer: 'Un désaccord',
        reply: 'Sur quoi, pour quel montant\u202f? Le reste peut-il être réglé\u202f? Notez le litige.',
      },
      {
        answer: 'Une difficulté de trésorerie',
        reply: 'Que pouvez-vous régler, et quand\u202f? Proposez un échéancier.',
      },
      { answer: 'Ce n’est pas moi', reply: 'Qui puis-je joindre, à quel numéro\u202f?' },
    ],
    closing: 'Je récapitule ce que nous venons de convenir, et je vous le confirme par e-mail. Merci, bonne journée.',
    voicemail: `Bonjour, ${me}. Merci de me rappeler${phone === null ? '' : ` au ${phone}`}. Bonne journée.`,
  }
}

function inEnglish({
  company,
  caller,
  phone,
  contact,
  debtor,
  currency,
  overdueCents,
  items,
  calls,
}: ScriptFacts): CallScript {
  const me = caller === null ? `This is ${company}` : `This is ${caller}, from ${company}`
  const shown = items.slice(0, MOST_ITEMS)
  const more = items.length - shown.length
  return {
    opening: `Hello. ${me}. May I speak to ${contact ?? `whoever looks after payments at ${debtor}`}? (Mention nothing before you have the right person.)`,
    facts: [
      items.length === 1
        ? `I am calling about an invoice of ${formatMoney(overdueCents, currency, 'en')}.`
        : `I am calling about ${items.length} invoices, ${formatMoney(overdueCents, currency, 'en')} altogether.`,
      ...shown.map(
        (item) =>
          `Invoice ${item.number}: ${formatMoney(item.openCents, currency, 'en')}, due on ${formatDay(item.dueDate, 'en')} (${days(item.daysPastDue, 'en')}).`,
      ),
      ...(more > 0 ? [`And ${more} more, which I can send you.`] : []),
      ...(calls > 0 ? [`We have called ${calls} time${calls > 1 ? 's' : ''} before.`] : []),
    ],
    question:
      items.length === 1
        ? 'Did you receive it, and is anything in the way of paying it? (Let them answer.)'
        : 'Did you receive them, and is anything in the way of paying them? (Let them answer.)',
    ways: [
      { answer: 'An oversight', reply: 'When can the transfer leave? Note the day.' },
      { answer: 'Invoice not received', reply: 'Where should it go? Send it during the call, ask for a day.' },
      { answer: 'A disagreement', reply: 'About what, and how much? Can the rest be paid? Note the dispute.' },
      { answer: 'Short of cash', reply: 'What can you pay, and when? Offer instalments.' },
      { answer: 'Not my matter', reply: 'Whom may I reach, at which number?' },
    ],
    closing: 'Let me sum up what we have agreed; I will confirm it by e-mail. Thank you, good day.',
    voicemail: `Hello. ${me}. Please call me back${phone === null ? '' : ` on ${phone}`}. Thank you.`,
  }
}

const days = (count: number, locale: Locale): string =>
  locale === 'fr' ? `depuis ${count} jour${count > 1 ? 's' : ''}` : `${count} day${count === 1 ? '' : 's'} ago`
