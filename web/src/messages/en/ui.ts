// Words of the design system, and the names of the closed lists of the domain.

import type { ui as frUi, words as frWords } from '../fr/ui.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const ui: typeof frUi = {
  zero: 'zero',
  undo: 'Undo',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Saved.',
  edit: 'Edit',
  more: 'Show more',
  loading: 'Loading',
  tryAgain: 'Try again',
  delay: 'Period',
  units: { days: 'days', months: 'months' },
  dayOfMonth: 'On (day of the month)',
  notAnAmount: 'Write an amount, for example 1,234.56.',
  selectAll: 'Select all',
  print: 'Print',
  openLetter: 'Open the letter (PDF)',
  fault:
    'Something went wrong on our side; nothing was changed. Try again; if it comes back, the server’s log says why.',
  unreachable: 'The server does not answer. Check that Quittance is running, then try again.',
}

export const words: typeof frWords = {
  kinds: { business: 'Business', public: 'Public body', consumer: 'Consumer', association: 'Association' },
  kindUnknown: 'Kind unknown',
  kindAssumed: 'assumed',
  channels: {
    email: 'E-mail',
    letter: 'Letter',
    'registered-letter': 'Registered letter',
    call: 'Call',
    sms: 'Text message',
    task: 'Task',
    escalation: 'Choice to make',
  },
  holds: {
    dispute: 'Dispute',
    promise: 'Promise',
    'instalment-plan': 'Instalment plan',
    insolvency: 'Insolvency',
    'collection-agency': 'With an agency',
    lawyer: 'With a lawyer',
    court: 'In court',
    'suspected-fraud': 'Suspected fraud',
    'payment-announced': 'Payment announced',
    'direct-debit-running': 'Direct debit running',
    'over-indebtedness': 'Over-indebtedness',
    'do-not-contact': 'Do not contact',
    pause: 'Paused',
    'limitation-expired': 'Time-barred',
    exclusion: 'Excluded from reminders',
  },
  paymentMeans: {
    transfer: 'Transfer',
    'direct-debit': 'Direct debit',
    'bill-of-exchange': 'Bill of exchange',
    cheque: 'Cheque',
    card: 'Card',
  },
  termsKinds: {
    net: 'Net period',
    'then-end-of-month': 'Period, then end of month',
    'end-of-month-then': 'End of month, then period',
    'end-of-month-on': 'Period, end of month, on the …',
    'on-receipt': 'On receipt',
    none: 'Nothing agreed',
  },
  termsText: {
    delay: (count, unit) => (unit === 'days' ? counted(count, 'day', 'days') : counted(count, 'month', 'months')),
    net: (delay) => `${delay} net`,
    thenEndOfMonth: (delay) => `${delay}, then end of month`,
    endOfMonthThen: (delay) => `end of month, then ${delay}`,
    endOfMonthOn: (delay, date) => `${delay}, end of month, on day ${date}`,
  },
  contactRoles: {
    'accounts-payable': 'Accounts payable',
    buyer: 'Purchasing',
    manager: 'Management',
    other: 'Other',
  },
  messageStates: {
    prepared: 'Ready',
    claimed: 'Being sent',
    'data-started': 'Being sent',
    accepted: 'Sent',
    superseded: 'Replaced: the facts changed',
    failed: 'Not sent',
    unknown: 'To be checked',
    bounced: 'Bounced',
  },
  modes: {
    automatic: 'leaves by itself once automation is on',
    confirm: 'waits for your approval',
    manual: 'to be done by a person',
  },
  buckets: {
    notDue: 'Not due',
    due1to30: '1–30 d',
    due31to60: '31–60 d',
    due61to90: '61–90 d',
    dueOver90: '91 d and more',
    noDueDate: 'No due date',
  },
}
