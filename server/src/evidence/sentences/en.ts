// The journal in English.

import type { Reading } from './reading.ts'
import type { Sentences } from './fr.ts'

const holds: Readonly<Record<string, string>> = {
  dispute: 'dispute',
  promise: 'promise to pay',
  'instalment-plan': 'instalment plan',
  insolvency: 'insolvency proceedings',
  'collection-agency': 'with the collection agency',
  lawyer: 'with the lawyer',
  court: 'before the court',
  'suspected-fraud': 'suspected fraud',
  'payment-announced': 'payment announced',
  'direct-debit-running': 'direct debit running',
  'over-indebtedness': 'over-indebtedness',
  'do-not-contact': 'do not contact',
  pause: 'pause',
  'limitation-expired': 'limitation expired',
  exclusion: 'exclusion',
  'missing-piece': 'document missing',
  'invoice-refused': 'invoice refused',
  'invoice-rejected': 'invoice rejected',
  reopened: 'invoice reopened',
  closure: 'debtor closed',
}

const CHANNELS: Readonly<Record<string, string>> = {
  email: 'by e-mail',
  letter: 'by letter',
  'registered-letter': 'by registered letter',
  call: 'by telephone',
  sms: 'by SMS',
}

const SMS_FATES: Readonly<Record<string, string>> = {
  expired: 'the telephone was out of reach for days',
  unreachable: 'no telephone has that number',
}
const MAIL_OUTCOMES: Readonly<Record<string, string>> = {
  noted: 'nothing to do',
  paid: 'says it is paid',
  promise: 'promise',
  dispute: 'dispute',
}

/** How debtors are reached, in words; a channel of another version stays unsaid. */
const by = (read: Reading): string => (CHANNELS[read.text('channel')] ? ` ${CHANNELS[read.text('channel')]}` : '')

const COLLEAGUE_ANSWERS: Readonly<Record<string, string>> = {
  justified: 'the debtor is right',
  unjustified: 'the amount is due',
  'in-hand': 'takes care of it',
  'not-mine': 'is not concerned',
}

const CALL_OUTCOMES: Readonly<Record<string, string>> = {
  reached: 'reached',
  voicemail: 'message left',
  absent: 'absent',
  'wrong-number': 'wrong number',
  refused: 'refused to talk',
}

const causes: Readonly<Record<string, string>> = {
  oversight: 'oversight',
  'invoice-not-received': 'invoice not received',
  'missing-reference': 'reference or order number missing',
  'wrong-addressee': 'wrong addressee',
  'dispute-price': 'dispute about the price',
  'dispute-quantity': 'dispute about the quantity',
  'dispute-quality': 'dispute about the quality',
  'dispute-delivery': 'dispute about the delivery',
  'dispute-other': 'another dispute',
  'credit-note-expected': 'credit note expected',
  'set-off-claimed': 'set-off claimed',
  'unilateral-deduction': 'unilateral deduction',
  'cash-difficulty': 'cash difficulty',
  'internal-approval': 'internal approval',
  'bank-error': 'bank error',
  'bad-faith': 'bad faith',
  'suspected-fraud': 'suspected identity theft',
  insolvency: 'insolvency',
  unknown: 'cause unknown',
}

const causeText = (read: Reading): string =>
  (causes[read.text('cause')] ?? read.text('cause')) +
  (read.has('number') ? ` of invoice ${read.text('number')}` : '') +
  (read.has('note') ? ` – ${read.text('note')}` : '')

const ways: Readonly<Record<string, string>> = {
  call: 'call',
  'instalment-plan': 'instalment plan to offer',
  mediation: 'mediation',
  agency: 'collection agency',
  'order-for-payment': 'order for payment',
  'write-off': 'given up',
}

const wayText = (read: Reading): string =>
  (ways[read.text('choice')] ?? read.text('choice')) + (read.has('note') ? ` – ${read.text('note')}` : '')

const holdText = (read: Reading): string =>
  (holds[read.text('hold')] ?? read.text('hold')) +
  (read.has('number') ? ` on invoice ${read.text('number')}` : '') +
  (read.has('amountCents') ? `, ${read.money('amountCents')}` : '') +
  (read.has('untilDay') ? `, until ${read.day('untilDay')}` : '') +
  (read.has('reason') ? ` – ${read.text('reason')}` : '')

const allocatedText = (read: Reading): string =>
  read.count('allocated') === 0 ? '' : `, allocated to ${read.each('allocated', 'number')}`

const changedText = (read: Reading): string =>
  read.names('changed').length === 0 ? '' : ` (${read.names('changed').join(', ')})`

const rates: Readonly<Record<string, string>> = {
  'ecb-main-refinancing-rate': 'ECB',
  'legal-interest-rate': 'legal interest',
}

export const en: Sentences = {
  holds,
  causes,
  erased: 'Content erased at the request of the person concerned',
  facts: {
    'evidence.erased': (r) =>
      `Content of ${r.count('factIds')} ${r.count('factIds') === 1 ? 'fact' : 'facts'} erased – ${r.text('reason')}`,
    'company.created': (r) => `Company created: ${r.text('name')}`,
    'person.joined': (r) => `Access given to ${r.text('name')}`,
    'person.invited': (r) => `${r.text('name')} invited${r.aside('email')}`,
    'person.invitation_withdrawn': (r) => `Invitation for ${r.text('name')} taken back`,
    'person.renamed': (r) => `${r.text('before')} is now called ${r.text('name')}`,
    'person.role_changed': (r) => `${r.text('name')} is now ${r.text('role') === 'owner' ? 'an owner' : 'a member'}`,
    'person.left': (r) => `Access taken from ${r.text('name')}`,
    'person.password_changed': (r) =>
      r.has('madeBy') ? `Password changed by a link that ${r.text('madeBy')} gave` : 'Password changed',
    'person.password_link_given': (r) =>
      `Link to a new password for ${r.text('name')}, ${r.text('way') === 'mailed' ? 'sent to their address' : 'shown to whoever made it'}`,
    'person.password_link_withdrawn': (r) => `Link to a new password for ${r.text('name')} taken back`,
    'settings.identity_changed': (r) => `Company identity changed${changedText(r)}`,
    'settings.bank_changed': (r) =>
      `Payment account changed: ${r.text('ibanBefore') || '–'} → ${r.text('ibanAfter') || '–'}${r.has('accountsAfter') ? `; accounts by currency: ${r.text('accountsBefore') || '–'} → ${r.text('accountsAfter') || '–'}` : ''}`,
    'settings.mail_account_changed': (r) =>
      `Mail account${r.has('account') ? ` “${r.text('account')}”` : ''}${r.has('host') ? `: ${r.text('fromEmail')} through ${r.text('host')}` : ' removed'}`,
    'settings.default_terms_changed': () => 'Default payment terms changed',
    'settings.calendar_changed': () => 'Sending calendar changed',
    'settings.senders_changed': () => 'Senders of e-mails changed',
    'settings.outreach_changed': () => 'Sending limits changed',
    'settings.automation_changed': (r) => `Automation: ${r.text('before')} → ${r.text('after')}`,
    'settings.sending_stopped': (r) => `All sending stopped${r.aside('reason')}`,
    'settings.sending_resumed': () => 'Sending resumed',
    'settings.payments_known_to_changed': (r) => `Payments recorded up to ${r.day('day')}`,
    'settings.rate_recorded': (r) =>
      `Rate entered: ${rates[r.text('name')] ?? r.text('name')} on ${r.day('halfYear')} – ${r.text('source')}`,
    'settings.rate_removed': (r) =>
      `Rate taken back: ${rates[r.text('name')] ?? r.text('name')} on ${r.day('halfYear')}`,
    'debtor.recorded': (r) => `Debtor created: ${r.text('name')}`,
    'debtor.changed': (r) =>
      r.has('changes') ? `Records changed by an import: ${r.count('changes')}` : `Record changed${changedText(r)}`,
    'debtor.merged': (r) => `Record of ${r.text('mergedName')} merged into this one`,
    'debtor.unmerged': (r) => `Record of ${r.text('mergedName')} separated again`,
    'contact.added': (r) => `Contact added: ${r.text('name') || r.text('email')}`,
    'contact.changed': (r) => `Contact changed: ${r.text('name') || r.text('email')}`,
    'contact.removed': (r) => `Contact removed: ${r.text('name') || r.text('email')}`,
    'item.recorded': (r) => `Invoice ${r.text('number')} of ${r.money('totalCents')} recorded`,
    'item.status_recorded': (r) =>
      `Status ${r.text('code')} ${r.text('label')} – invoice ${r.text('number')}${r.has('amountCents') ? `, ${r.money('amountCents')}` : ''}${r.aside('reasons')}`,
    'item.changed': (r) =>
      r.has('changes')
        ? `Invoices changed by an import: ${r.count('changes')}`
        : `Invoice ${r.text('number')} changed${changedText(r)}`,
    'item.split': (r) => `Invoices that fall due in parts, followed part by part: ${r.count('items')}`,
    'item.plan_chosen': (r) => `Invoice ${r.text('number')}: plan ${r.text('plan') || 'of the debtor'}`,
    'plan_rules.changed': () => 'Rules that give debtors their plan changed',
    'payment.recorded': (r) =>
      `Payment of ${r.money('amountCents')} received on ${r.onDay}${r.aside('reference')}${allocatedText(r)}`,
    'payment.undone': (r) => `Payment of ${r.money('amountCents')}${r.aside('reference')} undone: recorded by mistake`,
    'credit_note.recorded': (r) => `Credit note of ${r.money('amountCents')}${r.aside('reference')}${allocatedText(r)}`,
    'credit_note.undone': (r) =>
      `Credit note of ${r.money('amountCents')}${r.aside('reference')} undone: recorded by mistake`,
    'allocation.made': (r) =>
      `${r.money('amountCents')}${r.aside('reference')} allocated to ${r.each('allocated', 'number')}`,
    'allocation.undone': (r) => `Allocation of ${r.money('amountCents')} undone on ${r.each('allocated', 'number')}`,
    'cause.recorded': (r) => `Cause of lateness: ${causeText(r)}`,
    'cause.withdrawn': (r) => `Cause of lateness taken back: ${causeText(r)}`,
    'choice.made': (r) => `What follows was chosen: ${wayText(r)}`,
    'choice.undone': (r) => `Choice taken back: ${wayText(r)}`,
    'hold.placed': (r) => `Reminders held: ${holdText(r)}`,
    'hold.lifted': (r) => `Hold lifted: ${holdText(r)}`,
    'hold.restored': (r) => `Hold restored: ${holdText(r)}`,
    'payment.restored': (r) => `Payment of ${r.money('amountCents')} not returned after all${r.aside('reference')}`,
    'payment.returned': (r) =>
      `Payment of ${r.money('amountCents')}${r.aside('reference')} returned unpaid${r.aside('reason')}${r.count('allocated') === 0 ? '' : `: ${r.each('allocated', 'number')} open again`}`,
    'statement.recorded': (r) =>
      `Statement ${r.text('account')} from ${r.day('firstDay')} to ${r.day('lastDay')}: ${r.text('newLines')} new ${r.text('newLines') === '1' ? 'line' : 'lines'}`,
    'statement.undone': (r) => `Statement ${r.text('account')} from ${r.day('firstDay')} to ${r.day('lastDay')} undone`,
    'statement.gap_accepted': (r) =>
      `Statement ${r.text('account')}: nothing is missing before ${r.day('firstDay')}, as a person said`,
    'bank_account.changed': (r) => `Account ${r.text('account')} ${r.has('watched') ? 'watched' : 'set aside'}`,
    'line.matched': (r) => `Money received, ${r.money('amountCents')}, matched${r.aside('payer')}${allocatedText(r)}`,
    'line.unmatched': (r) => `Match of ${r.money('amountCents')} undone${r.aside('payer')}`,
    'line.ignored': (r) => `Line of ${r.money('amountCents')} set aside${r.aside('payer')}: not a customer’s payment`,
    'line.rejected': (r) => `Collection of ${r.money('amountCents')} rejected${r.aside('payer')}`,
    'line.reopened': (r) => `Line of ${r.money('amountCents')} reopened${r.aside('payer')}`,
    'payer.learned': (r) =>
      r.has('stranger')
        ? `Payer remembered as no customer: ${r.text('payer')}`
        : `Payer remembered: ${r.text('payer')}`,
    'payer.removed': (r) => `Payer forgotten: ${r.text('payer')}`,
    'list.released': (r) => `List of the day released: ${r.count('acts')} acts, ${r.money('totalCents')}`,
    'act.approved': (r) =>
      `Reminder${by(r)} of ${r.money('totalCents')} approved a first time: another person has to approve it`,
    'act.approval_withdrawn': (r) => `First approval by ${r.text('by')} taken back`,
    'act.released': (r) =>
      `Reminder${by(r)} released${r.has('approvedBy') ? ` by two people: ${r.text('approvedBy')}, then ${r.text('countersignedBy')}` : ''}`,
    'act.skipped': (r) => `Step${by(r)} skipped${r.has('reason') ? ` – ${r.text('reason')}` : ''}`,
    'act.unskipped': (r) => `Skipped step${by(r)} restored`,
    'act.cancelled': (r) => `Reminder${by(r)} cancelled before it left`,
    'message.prepared': (r) => `Message prepared${r.has('subject') ? `: ${r.text('subject')}` : ''}`,
    'message.hours_waived': (r) => `Sent without waiting for the hour${r.aside('to')}`,
    'message.accepted': (r) =>
      `E-mail accepted by the sending server${r.has('to') ? ` for ${r.text('to')}` : ''}${r.has('subject') ? `: ${r.text('subject')}` : ''}`,
    'message.failed': (r) => `E-mail did not leave${r.has('to') ? ` for ${r.text('to')}` : ''}${r.aside('response')}`,
    'message.unknown': (r) => `Fate of the e-mail unknown${r.aside('reason')}`,
    'message.superseded': () => 'Message stopped: the situation had changed before it left',
    'message.resolved': (r) =>
      r.text('outcome') === 'accepted' ? 'E-mail checked: it did leave' : 'E-mail checked: it did not leave',
    'message.bounced': (r) => `E-mail came back undelivered${r.aside('to')}`,
    'sms.accepted': (r) => `SMS sent${r.aside('to')}`,
    'sms.failed': (r) => `SMS did not leave${r.aside('response')}`,
    'sms.unknown': (r) => `Fate of the SMS unknown${r.aside('reason')}`,
    'sms.delivered': (r) => `SMS delivered${r.aside('to')}`,
    'sms.undelivered': (r) => `SMS not delivered: ${SMS_FATES[r.text('fate')] ?? r.text('fate')}${r.aside('to')}`,
    'sms.stopped': (r) => `STOP: no more SMS to ${r.text('number')}`,
    'sms.allowed': (r) => `SMS to ${r.text('number')} allowed again`,
    'mail.received': (r) => `Message received${r.aside('subject')}`,
    'mail.assigned': (r) => `Message assigned${r.aside('subject')}`,
    'mail.read': (r) => `Message read: ${MAIL_OUTCOMES[r.text('outcome')] ?? r.text('outcome')}`,
    'mail.replied': () => 'Answered by a person',
    'mail.reopened': (r) => `Message to be read again${r.aside('subject')}`,
    'letter.printed': () => 'Letter printed',
    'letter.handed_over': (r) => `Letter handed over to the carrier${r.aside('carrier')}`,
    'letter.unposted': (r) => `Letter noted as posted by mistake: it waits again${r.aside('to')}`,
    'letter.numbered': (r) => `Registered letter no. ${r.text('number')}${r.aside('to')}`,
    'letter.deposited': (r) => `Registered letter deposited on ${r.onDay}${r.aside('number')}`,
    'letter.delivered': (r) => `Registered letter signed for on ${r.onDay}${r.aside('number')}`,
    'letter.refused': (r) => `Registered letter refused by the recipient on ${r.onDay}${r.aside('number')}`,
    'letter.not_collected': (r) => `Registered letter not collected, returned on ${r.onDay}${r.aside('number')}`,
    'letter.wrong_address': (r) => `Registered letter came back on ${r.onDay}: unknown address${r.aside('number')}`,
    'letter.posted': (r) => `Letter posted on ${r.onDay}${r.has('subject') ? `: ${r.text('subject')}` : ''}`,
    'text.saved': (r) => `Text ${r.text('template')} changed (version ${r.count('version')})`,
    'text.restored': (r) =>
      `Text ${r.text('template')} ${r.count('to') === 0 ? 'back to the standard one' : `back to version ${r.count('to')}`}`,
    'style.changed': () => 'Look of messages changed',
    'task.done': (r) => `Task done${r.aside('note')}`,
    'task.asked': (r) => `Question to ${r.text('email')}${r.aside('question')}`,
    'task.answered': (r) =>
      `Answer of ${r.text('email')}: ${COLLEAGUE_ANSWERS[r.text('answer')] ?? r.text('answer')}${r.aside('note')}`,
    'task.reopened': () => 'Task reopened',
    'call.made': (r) => `Call: ${CALL_OUTCOMES[r.text('outcome')] ?? r.text('outcome')}${r.aside('note')}`,
    'call.undone': () => 'Call noted by mistake: taken back',
    'import.recorded': (r) => `File imported: ${r.text('file')}`,
    'import.undone': (r) => `Import undone: ${r.text('file')}`,
    'plan.created': (r) => `Plan “${r.text('name')}” created`,
    'plan.retired': (r) => `Plan “${r.text('name')}” removed`,
    'plan.restored': (r) => `Plan “${r.text('name')}” restored`,
    'plan.changed': (r) => `Plan “${r.text('name')}” changed (version ${r.count('version')})`,
  },
}
