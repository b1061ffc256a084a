// The closed list of what the journal can hold. A module that records something new adds its kind here and its sentence in
// sentences/fr.ts and sentences/en.ts. A kind is never renamed and never re-used: rows of it exist for ten years.

export const FACT_KINDS = [
  // evidence
  'evidence.erased', // the payloads of facts were deleted: which facts, why

  // access
  'company.created', // a company and its settings began to exist
  'person.joined', // a person may act for the company
  'person.invited', // by a link of a day: name, address, role
  'person.invitation_withdrawn',
  'person.renamed',
  'person.role_changed', // owner or member
  'person.left', // may not act for the company any more
  'person.password_changed', // by the person, with a link that somebody gave them or without, or by whoever holds the command line
  'person.password_link_given', // to somebody who forgot theirs: mailed to them, or shown to the owner who made it
  'person.password_link_withdrawn',
  'settings.identity_changed',
  'settings.bank_changed', // the account that debtors are asked to pay into: old and new
  'settings.mail_account_changed', // never with its password
  'settings.default_terms_changed',
  'settings.calendar_changed',
  'settings.senders_changed', // in whose name e-mails leave
  'settings.outreach_changed',
  'settings.automation_changed', // rehearsal, released, automatic
  'settings.sending_stopped', // the kill switch
  'settings.sending_resumed',
  'settings.payments_known_to_changed', // a person said up to which day payments are recorded
  'settings.rate_recorded', // a rate of the law published after this version: which, of which half-year, with its source
  'settings.rate_removed', // taken back

  // ledger
  'debtor.recorded', // entered by hand; debtors of a file are covered by the fact of their import
  'debtor.changed', // the fields that changed, before and after; about an import: those of all debtors that it changed
  'debtor.merged', // which rows moved to the debtor that was kept, so that it can be undone exactly
  'debtor.unmerged',
  'contact.added',
  'contact.changed',
  'contact.removed',
  'item.recorded', // entered by hand
  'item.status_recorded', // what a platform or a party said of an electronic invoice
  'item.changed', // due date, nature or means of payment stated otherwise by a file: one fact about its import
  'item.split', // known as one, told in parts by a file before anything hung on it: an item for each part; one fact about its import
  'item.plan_chosen', // its own collection plan, or its debtor's again
  'payment.recorded',
  'payment.undone', // a mistake: it never was
  'payment.restored', // it was taken for returned by mistake
  'payment.returned', // the bank took it back: on that day what it had paid was open again
  'credit_note.recorded',
  'credit_note.undone',
  'allocation.made', // credit set against items, after it was recorded
  'allocation.undone', // a mistaken allocation: contrary entries on the original days
  'cause.recorded', // why a debtor is late, as somebody heard it
  'cause.withdrawn', // noted by mistake
  'hold.placed',
  'hold.lifted',
  'hold.restored', // the lifting was a mistake

  // reconciliation
  'statement.recorded', // lines of a bank account: period, balances, how many were new
  'statement.undone',
  'statement.gap_accepted', // a person said that nothing is missing between two statements
  'bank_account.changed', // whether customers pay into it
  'line.matched', // a bank line and what it pays, by rule or by a person, with the reasons
  'line.unmatched', // a mistake: the payments of the line never were
  'line.ignored', // not a customer's payment
  'line.rejected', // a collection came back although no payment of it was known: its invoices were not paid
  'line.reopened',
  'payer.learned', // who pays for whom; without debtor: no customer
  'payer.removed',

  // outreach
  'choice.made', // what comes after the last step of a plan: agency, court, giving up …
  'choice.undone',
  'list.released', // a person let the day's list go
  'act.approved', // a person said yes to an act that two have to release
  'act.approval_withdrawn', // and took it back before the second did
  'act.released', // an act was let go, by a person or by the automation
  'act.skipped', // a person decided that a step is not taken
  'act.unskipped', // the skip was a mistake: the step is asked for again
  'act.cancelled', // before it left
  'message.prepared', // the text, exactly as it will leave
  'message.hours_waived', // a person let it leave outside the sending hours
  'message.accepted', // the server that sends for us took it
  'message.failed', // it surely did not leave
  'message.unknown', // nobody can say yet
  'message.superseded', // the facts changed before it left
  'message.resolved', // a person said what became of an unknown one
  'message.bounced',
  'sms.accepted', // a gateway took it
  'sms.failed', // it refused it: it surely did not leave
  'sms.unknown',
  'sms.delivered', // the telephone has it
  'sms.undelivered', // it never will: expired, unreachable
  'sms.stopped', // a number gets no more of them
  'sms.allowed', // it does again
  'mail.received', // an e-mail came in, and whose it is
  'mail.assigned', // a person said whose it is
  'mail.read', // a person has read it, and what they made of it
  'mail.replied', // a person answered it: by which message
  'mail.reopened', // it was read too soon: it waits again
  'letter.printed',
  'letter.posted', // a person said so, and on which day
  'letter.handed_over', // to a carrier, who prints and posts it
  'letter.unposted', // that was a mistake
  'letter.numbered', // a registered letter has its number
  'letter.deposited', // proof of deposit
  'letter.delivered', // signed for
  'letter.refused',
  'letter.not_collected',
  'letter.wrong_address', // it came back: nobody was reached
  'text.saved', // a text of the company: its name, its version, words that a person chose to keep
  'text.restored', // an earlier version of it, or ours
  'style.changed', // colour and logo of messages
  'task.done',
  'task.asked', // a colleague without an account was asked by e-mail: who, what
  'task.answered', // what they said by the link
  'task.reopened',
  'call.made', // its outcome, and what the debtor said
  'call.undone', // it was noted by mistake

  // intake
  'import.recorded', // a file: counts and checksum
  'import.undone',

  // strategy
  'plan_rules.changed',
  'plan.changed', // a new version of a collection plan
  'plan.created',
  'plan.retired', // nobody had it any more
  'plan.restored',
] as const

export type FactKind = (typeof FACT_KINDS)[number]
