// Messages and letters.

import type { outbox as frOutbox } from '../fr/outbox.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const outbox: typeof frOutbox = {
  lead: 'What waits to leave and what has left, word for word.',
  filter: 'Messages to show',
  filters: {
    all: 'All',
    prepared: 'Waiting',
    unknown: 'To be checked',
    failed: 'Not sent',
    bounced: 'Bounced',
    accepted: 'Sent',
  },
  letterStates: { prepared: 'To print', accepted: 'Posted' },
  message: 'Message',
  columns: { subject: 'Subject', state: 'State', when: 'When' },
  prepared: 'Prepared',
  left: 'Sent',
  from: 'From',
  enclosed: 'Enclosed',
  linked: 'By link',
  linkedUntil: (day) => `opens until ${day}`,
  resolved: 'Noted.',
  noneHere: 'No such message',
  leavesAt: (when) => `leaves ${when}`,
  waiting: {
    text: (when) =>
      `Outside the sending hours of this customer: the e-mail leaves by itself on ${when}, if nothing has changed by then.`,
    sendNow: 'Send now',
    done: 'The e-mail leaves without waiting.',
  },
  unknown: {
    text: 'It is not known whether this message left. Look in the sent messages of your account, then say so: nothing is sent again without you.',
    sms: 'It is not known whether this text message left. Look in the account of your text message service, then say so: nothing is sent again without you.',
    accepted: 'It left',
    failed: 'It did not leave',
  },
  trouble: (n, said, account) =>
    `${account === null ? '' : `Account “${account}”: `}${counted(n, 'e-mail waits', 'e-mails wait')}: the mail server said “${said}”. Nothing is lost, they leave as soon as it takes them.`,
  desk: {
    title: (n) => counted(n, 'message to check', 'messages to check'),
    text: 'Nothing is sent again without you. Look in the sent messages of your account, or correct the address.',
    mendAddress: 'Correct the address',
    mendNumber: 'Correct the number',
  },
  registered: {
    waiting: (n) => counted(n, 'registered letter without news', 'registered letters without news'),
    waitingText: 'Note the number, then the receipt, the refusal or the return: what follows depends on it.',
    posted: (day) => `posted on ${day}`,
    noteIt: 'Note',
    title: 'Registered letter',
    number: 'Number',
    depositedOn: 'Deposited on',
    fate: 'What became of it',
    noFate: 'Not known yet',
    fates: {
      delivered: 'Signed for',
      refused: 'Refused',
      'not-collected': 'Not collected',
      'wrong-address': 'Unknown address',
    },
    fateOn: 'On',
    note: 'Note',
  },
  letters: {
    unposted: 'The letters are waiting again.',
    title: (n) => counted(n, 'letter to print', 'letters to print'),
    text: 'One file, with a checklist in front. A letter counts only once it is posted.',
    print: 'Download the PDF',
    separators: 'Separator sheets',
    fileName: (day) => `letters-${day}.pdf`,
    postedOn: 'Posted on',
    markPosted: 'Mark as posted',
    posted: (n) => `${counted(n, 'letter', 'letters')} posted.`,
    outdated: (n) =>
      n === 1
        ? 'One letter is out of date: paid, on hold or changed since. Do not post it.'
        : `${n} letters are out of date: paid, on hold or changed since. Do not post them.`,
    takeOff: 'Take off the pile',
    takenOff: 'The letter is off the pile; the next decision will say what to do.',
    alreadyPosted: 'Already posted',
  },
  empty: {
    title: 'No message yet',
    text: 'Reminders released from “Today” wait here until they leave, and can be read here from then on.',
  },
}
