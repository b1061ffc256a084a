// The work of the day.

import type { today as frToday } from '../fr/today.ts'
import { countedIn } from '../plural.ts'

const counted = countedIn('en-GB')

export const today: typeof frToday = {
  banners: 'Worth knowing today',
  bannerActions: {
    contacts: 'Complete the contacts',
    mail: 'Connect an account',
    kinds: 'Answer',
    payments: 'Complete up to then',
    rehearsal: 'Read the rehearsal',
  },
  counts: {
    toSend: (n) => counted(n, 'message to send', 'messages to send'),
    toConfirm: (n) => counted(n, 'to confirm', 'to confirm'),
    calls: (n) => counted(n, 'call', 'calls'),
    tasks: (n) => counted(n, 'task', 'tasks'),
  },
  for: (amount) => `, for ${amount}.`,
  selected: (n, amount) => `${counted(n, 'line selected', 'lines selected')}, ${amount}`,
  releaseFirst: (n) => `Release the first list (${n})`,
  release: (n, isChoice) => (isChoice ? `Send the selection (${n})` : `Send all (${n})`),
  releaseOne: { message: 'Send', call: 'Prepare the call' },
  skip: 'Skip',
  showMore: (n) => `Show the other ${n}`,
  choose: (name) => `Select ${name}`,
  items: (n) => counted(n, 'invoice', 'invoices'),
  late: (days) => `${counted(days, 'day', 'days')} overdue`,
  listedOnly: 'listed only',
  to: 'To',
  subject: 'Subject',
  form: 'Form of the message',
  forms: { html: 'E-mail', letter: 'Letter', text: 'Text' },
  cannotBeWritten: 'This message cannot be written yet',
  columns: { choice: 'Choice', step: 'Step', why: 'Why', amount: 'Amount' },
  queued: { mail: 'queued', print: 'to print', person: 'among the tasks' },
  unknown: 'to be checked',
  withdraw: 'Take out of the queue',
  withdrawn: (name) => `${name} will not be written to today.`,
  second: {
    asked: 'two people',
    by: (name) => `approved by ${name}`,
    byMe: 'approved by you',
    needed: 'This amount needs two people: after your approval it waits for another person’s.',
    waitsForOther: (at) => `You approved it on ${at}. It leaves once another person has approved it.`,
    waitsForMe: (name, at) => `${name} approved it on ${at}. With your approval, this message leaves.`,
    takeBack: 'Take back my approval',
    takenBack: (name) => `Approval taken back for ${name}.`,
  },
  sections: {
    second: { title: (n) => `Waits for a second person (${n})`, hint: 'approved once' },
    send: { title: (n) => `To send (${n})`, hint: 'leaves by itself once automation is on' },
    confirm: { title: (n) => `To confirm (${n})`, hint: 'waits for your approval' },
    calls: { title: (n) => `Calls (${n})`, hint: 'for a person to make' },
    'under-way': { title: (n) => `Already released (${n})`, hint: 'has not left yet' },
    decide: { title: (n) => `To decide (${n})`, hint: 'the plan has ended' },
  },
  onlyTasks: 'Nothing to send: the tasks below are left',
  nothing: {
    title: 'Nothing to send today',
    text: 'Every open invoice is not yet due, was chased recently, or is held back for a reason listed below.',
    action: 'See the coming thirty days',
  },
  noData: {
    title: 'The work of the day will appear here',
    text: 'Import what you are owed: Quittance decides each day whom to remind, how, and says why.',
    action: 'Import a file',
  },
  tasks: {
    title: (n) => `Tasks (${n})`,
    hint: 'what no message can settle',
    what: 'To do',
    since: 'Since',
    done: 'Done',
    isDone: 'Task done.',
    call: 'Call',
    ours: 'In-house',
  },
  choice: {
    title: 'The plan has ended: what next?',
    until: 'Wait until',
    note: 'Note for the journal',
    costLabel: 'Cost',
    costUnknown: 'not known here',
    costRange: (from, to) => `${from} to ${to}`,
    free: 'free',
    delayLabel: 'Delay',
    choose: 'Choose',
    confirm: 'Confirm this choice',
    closed: 'Not available',
    made: 'Choice recorded.',
    open: 'Choose',
  },
  answers: {
    title: (n, hasMore) => `Answers received (${n}${hasMore ? ' and more' : ''})`,
    hint: 'nothing else leaves for these customers until they are read',
    all: 'All answers',
  },
  upcoming: {
    title: (day, n) => `The list of ${day} (${n})`,
    notice: (day, n) =>
      n === 0
        ? `Nothing leaves today. The next sending day is ${day}; nothing is planned for it so far.`
        : `Nothing leaves today. This is the list of ${day} if nobody pays by then; you will read and send it on that day.`,
  },
  waits: {
    title: 'What does not leave',
    total: (n) => `${counted(n, 'invoice', 'invoices')}, each with its reason`,
  },
  releaseDialog: {
    title: (n) => (n === 1 ? 'Send this line?' : `Send ${n} lines?`),
    confirm: (n) => (n === 1 ? 'Send' : `Send all ${n}`),
    channels: {
      email: (n) => counted(n, 'e-mail', 'e-mails'),
      letter: (n) => counted(n, 'letter to print', 'letters to print'),
      'registered-letter': (n) => counted(n, 'registered letter to print', 'registered letters to print'),
      call: (n) => counted(n, 'call to make', 'calls to make'),
      sms: (n) => counted(n, 'text message', 'text messages'),
      task: (n) => counted(n, 'task', 'tasks'),
      escalation: (n) => counted(n, 'choice to make', 'choices to make'),
    },
    total: 'Total asked for',
    knownTo: 'Payments known up to',
    knownToHint: 'Every payment up to this day is recorded in Quittance: nobody who has paid is chased.',
    stale: (days) => `That was ${days} days ago: recent payments may be missing. Import them first if you can.`,
    endsRehearsal: 'This is your first list: the rehearsal ends with it.',
    asksTwo: (n, of) =>
      n === of
        ? 'These amounts need two people: after your approval nothing leaves before another person’s.'
        : `${counted(n, 'line needs', 'lines need')} two people: after your approval ${n === 1 ? 'it waits' : 'they wait'} for another person’s. The rest leaves.`,
    noMailAccount: 'No mail account is connected: the e-mails will wait in the outbox.',
    withdrawn: (n, left) =>
      left === 0
        ? `${counted(n, 'line taken back', 'lines taken back')}: nothing had left.`
        : `${counted(n, 'line taken back', 'lines taken back')}; ${counted(left, 'had left already', 'had left already')}.`,
    formalNotice: 'This list contains a formal notice, which has legal effects. Read it again.',
  },
  releaseResult: {
    title: (n) => counted(n, 'line released', 'lines released'),
    queued: (n) => `${counted(n, 'e-mail is queued', 'e-mails are queued')}, sent within the sending hours.`,
    letters: (n) => `${counted(n, 'letter waits', 'letters wait')} in the outbox to be printed.`,
    tasks: (n) => `${counted(n, 'task was added', 'tasks were added')} to the list.`,
    awaiting: (n) => `${counted(n, 'line waits', 'lines wait')} for a second person’s approval.`,
    refused: (n) => counted(n, 'line held back', 'lines held back'),
    outbox: 'Open the outbox',
  },
  skipDialog: {
    title: (name) => `Skip ${name}?`,
    effect: (step) =>
      `“${step}” will not be done for these invoices: the plan goes on with its next step, today if that is due.`,
    why: 'Reason',
    reasons: ['Settled with the customer', 'To look at later', 'The file is wrong', 'Another reason'],
    done: (name) => `${name} is skipped. The reason is kept in the journal.`,
  },
}
