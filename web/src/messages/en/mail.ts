// Messages that came in.

import type { mail as source } from '../fr/mail.ts'

export const mail: typeof source = {
  lead: 'What your customers answer. Until an answer is read, nothing else leaves for that customer.',
  show: 'Messages to show',
  shows: { unread: 'To read', triage: 'Whose?', all: 'All' },
  columns: { from: 'From', subject: 'Subject', says: 'Says', when: 'Received' },
  nobody: 'Unknown sender',
  kinds: {
    answer: 'Answer',
    automatic: 'Automatic',
    bounce: 'Returned',
    delay: 'Delayed',
    receipt: 'Delivered',
    complaint: 'Complaint',
  },
  suggestions: {
    paid: 'Says it is paid',
    promise: 'Promises to pay',
    dispute: 'Disputes',
    'instalment-plan': 'Asks for instalments',
    'invoice-wanted': 'Asks for the invoice',
    'wrong-contact': 'Wrong contact',
  },
  outcomes: { noted: 'Read, nothing to do', paid: 'Payment announced', promise: 'Promise', dispute: 'Dispute' },
  matched: {
    message: 'answers our message',
    address: 'known by the address',
    number: 'known by the invoice number',
    person: 'assigned by a person',
  },
  said: 'What the message says',
  saidHint: 'Proposed from these words; you decide.',
  attachments: 'Attachments',
  decide: 'What now?',
  promisedFor: 'Will pay by',
  disputed: 'Disputed invoice',
  disputeReason: 'Reason',
  save: 'Save',
  saved: 'Noted.',
  reopened: 'The message is to be read again.',
  reopen: 'Mark as unread',
  whose: 'Whose message is this?',
  whoseHint: 'Name, account or invoice number',
  openDebtor: 'Open the customer',
  empty: {
    title: 'No answer to read',
    text: 'Answers arrive here once the IMAP server of your account is given in the settings.',
  },
  none: 'No message of this kind',
}
