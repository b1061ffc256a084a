// The past months, played again.

import type { replay as frReplay } from '../fr/replay.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const replay: typeof frReplay = {
  lead: 'The last twelve months replayed day by day with today’s plans. Nothing is sent from here.',
  view: 'Period',
  views: { coming: (days) => `Coming ${days} days`, past: 'Last 12 months' },
  question: 'What is taken as known',
  questions: { known: 'As known then', told: 'As the books say' },
  answers: {
    known: 'Each day is played with what had been recorded by that day: a payment entered later was not known yet.',
    told: 'Each day is played with what the books say of it today, even where that was recorded later.',
  },
  since: (day) => `First invoice recorded on ${day}.`,
  nothing: {
    known: 'Nothing would have left: nothing was recorded yet, or everything was paid on time.',
    told: 'Nothing would have left: everything was paid on time.',
  },
  title: 'Month by month',
  hint: 'Open a month to see who would have received what.',
  columns: {
    month: 'Month',
    bars: 'Messages and calls replayed, then actual',
    replayed: 'replayed',
    real: 'actual',
    messages: 'Messages',
    letters: 'Letters',
    calls: 'Calls',
    debtors: 'Customers',
    asked: 'Asked for',
    paid: 'Paid since',
    days: 'Median delay',
    left: 'Actually sent',
  },
  days: (n) => `${n} d`,
  limits:
    'Plans and contacts are today’s, payments those of the books: they do not say what a reminder would have changed. “Asked for” and “paid” count each invoice once a month, in euros; the delay runs from the first message of the month until it was settled.',
  levels: 'By level',
  levelNames: ['Before the due date', 'Courteous', 'Firm', 'Last', 'Formal notice'],
  settled: (n, of) => `${n} of ${counted(of, 'invoice', 'invoices')} settled since`,
  settledBefore: (n) =>
    `${counted(n, 'invoice', 'invoices')} chased although a payment had come in that was not recorded yet.`,
  outcome: (days) =>
    days < 0 ? `settled ${-days} d before` : days === 0 ? 'settled the same day' : `settled ${days} d after`,
  partly: (amount) => `${amount} paid since, the rest is open`,
  open: 'nothing paid since',
  more: (n) => `and ${counted(n, 'other message or call', 'other messages and calls')} of smaller amounts`,
  empty: {
    title: 'Nothing to replay yet',
    text: 'Import a year of invoices and payments: you see here what your plans would have sent, and when your customers paid.',
  },
}
