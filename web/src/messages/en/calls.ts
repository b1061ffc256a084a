// Calls to make and what came of them.

import type { calls as source } from '../fr/calls.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const calls: typeof source = {
  lead: (n) =>
    `${counted(n, 'call', 'calls')} to make, the most useful first: what is overdue, times the chance of reaching somebody.`,
  proposed: (n: number) =>
    `${counted(n, 'call on today’s list waits', 'calls on today’s list wait')} for your approval.`,
  chance: (percent) => `${percent}% chance`,
  barriers: {
    sunday: 'Sunday',
    'public-holiday': 'Public holiday',
    'outside-hours': 'Outside calling hours',
    'cap-of-day': 'Already called today',
    'cap-of-week': 'Three calls this week',
  },
  barrierHint: (day) => `Good practice is to wait. Possible from ${day}.`,
  columns: { debtor: 'Customer', phone: 'Number', overdue: 'Overdue', late: 'Late', before: 'Called before' },
  late: (days) => counted(days, 'day', 'days'),
  before: (made, reached) => (made === 0 ? 'never' : `${counted(made, 'time', 'times')}, ${reached} reached`),
  callBack: 'Agreed call back',
  unread: 'Answer to read',
  unreadHint: 'This customer wrote: read the answer first.',
  noPhone: 'No number',
  script: 'What to say',
  ways: 'Depending on the answer',
  voicemail: 'On the voicemail',
  voicemailHint: 'Nothing about the debt: somebody else may listen.',
  items: 'Overdue invoices',
  openDebtor: 'Open the customer',
  cards: 'Contact cards (vCard)',
  result: 'Result of the call',
  outcomes: {
    reached: 'Reached',
    voicemail: 'Voicemail',
    absent: 'Absent',
    'wrong-number': 'Wrong number',
    refused: 'Refused to talk',
  },
  answer: 'What did the customer say?',
  answers: {
    promise: 'Promise to pay',
    dispute: 'Dispute',
    'call-back': 'Call back later',
    none: 'Nothing more',
  },
  promisedFor: 'Will pay by',
  promiseOf: 'Invoices promised',
  all: 'All overdue invoices',
  disputed: 'Disputed invoice',
  disputedCents: 'Disputed amount (empty: the whole invoice)',
  disputeReason: 'Reason',
  callBackOn: 'Call back on',
  note: 'Note',
  noteExample: 'Who, and what was said',
  save: 'Save',
  saved: 'Call saved.',
  undone: 'The call is to be made again.',
  confirmation: 'Confirmation e-mail',
  confirmationHint: 'Read it, change what you need to, send it: a written agreement acknowledges the debt.',
  write: 'Write the confirmation',
  sendConfirmation: 'Send',
  confirmationSent: 'The e-mail is on its way.',
  openMail: 'Open in my mail program',
  copy: 'Copy',
  copied: 'Copied.',
  empty: {
    title: 'No call to make today',
    text: 'Calls that your plans provide for arrive here once the list of the day is released, and so do calls that were agreed.',
  },
}
