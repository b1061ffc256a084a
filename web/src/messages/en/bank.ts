// Money received: lines of the bank and what they pay.

import type { bank as fr } from '../fr/bank.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const bank: typeof fr = {
  lead: {
    none: 'Every bank line is accounted for.',
    open: (n, amount) => `${counted(n, 'line to allocate', 'lines to allocate')}, ${amount}.`,
  },
  view: 'Lines to show',
  views: { open: 'To allocate', matched: 'Matched', ignored: 'Set aside', accounts: 'Statements', payers: 'Payers' },
  fresh: {
    known: (day) => `Payments known up to ${day}.`,
    unknown: 'No statement: payments are known only from your imports and from what you confirm.',
    late: (day) => `Payments known only up to ${day}: overdue reminders wait.`,
    gap: (from, to) => `Between ${from} and ${to} a statement is probably missing.`,
    import: 'Import a statement',
    see: 'See the statements',
  },
  line: {
    unnamed: 'Payer not given',
    returned: (reason) => `Rejected or returned${reason ? ` (${reason})` : ''}`,
    noProposal: 'No open invoice matches.',
    more: (n) => counted(n, 'other proposal', 'other proposals'),
    accept: 'Accept',
    acceptLetGo: (amount) => `Accept and let ${amount} go`,
    split: 'Allocate otherwise',
    ignore: 'Not a customer',
    leave: 'Set aside',
    nothingReturned: 'No payment of this amount is matched on this account.',
    always: 'Never a customer',
    takesBack: (day) => `Takes back the payment of ${day}`,
    toCredit: (debtor, amount) => `${amount} as credit for ${debtor}`,
    recorded: 'Already in your books',
    sure: (score) => `Certainty ${score} out of 100`,
    leftOpen: (amount) => `${amount} left`,
  },
  done: {
    matched: (amount) => `${amount} matched.`,
    ignored: 'Line set aside.',
    always: 'Line set aside; the next ones from this payer will be too.',
    reopened: 'Line reopened.',
    returned: 'The payment came back: what it had settled is owed again.',
    payerRemoved: 'Payer forgotten.',
    gap: 'Noted.',
    watched: 'Account watched.',
    unwatched: 'Account set aside.',
    undone: 'Statement undone.',
    again: (n) => (n === 0 ? 'Nothing new.' : `${counted(n, 'line matched', 'lines matched')}.`),
  },
  again: 'Look again',
  split: {
    title: 'Allocate this line',
    other: 'Another customer',
    submit: 'Allocate',
  },
  settled: {
    when: 'Date',
    payer: 'Payer and text',
    pays: 'Pays',
    amount: 'Amount',
    automatic: 'by rule',
    by: (name) => `by ${name}`,
    returnedOn: (day) => `returned on ${day}`,
    undo: 'Undo',
    tookBack: (day) => `Takes back the payment of ${day}`,
    none: { matched: 'No line is matched', ignored: 'No line is set aside' },
    noneText: {
      matched: 'What is matched, by rule or by you, stays here with its reason and can be reopened.',
      ignored:
        'Refunds, transfers between your own accounts, interest: what you set aside stays here and can be reopened.',
    },
  },
  accounts: {
    knownTo: (day) => `Known up to ${day}`,
    nothing: 'No complete statement',
    watched: 'Customers pay into this account',
    period: 'Period',
    file: 'File',
    lines: 'Lines',
    balances: 'Balances',
    newLines: (n) => counted(n, 'new one', 'new ones'),
    undo: 'Undo',
    overlap: 'Overlaps another statement: each line counts once.',
    partial: 'Single notices: they do not show everything that happened.',
    gap: (from, to, closed, opened) =>
      `Between ${from} and ${to} the balance goes from ${closed} to ${opened} without a statement.`,
    nothingMissing: 'Nothing is missing',
  },
  payers: {
    lead: 'Learned from what was matched. A forgotten payer is no longer recognised; what is matched stays matched.',
    name: 'Name or account',
    debtor: 'Pays for',
    stranger: 'Never a customer',
    forget: 'Forget',
    none: 'No payer learned',
    noneText: 'As soon as a line is matched, its payer is recognised the next time, even without a reference.',
  },
  empty: {
    title: 'No statement yet',
    text: 'Drop a bank statement (CAMT, CFONB, MT940, OFX, QIF or CSV): Quittance recognises who paid what, and nobody is reminded after paying.',
  },
  allDone: {
    title: 'Everything is allocated',
    text: 'Every known payment is matched with its invoices. The next statement will bring more.',
  },
}
