// From the facts of one act to what its message prints. Pure: the law computes the accessories, nothing here does.

import { type MailSender, type Settings, accountIn } from '#access/model.ts'
import {
  type LawParameters,
  UnknownParameter,
  entryOn,
  latePaymentInterest,
  parseAgreedRate,
  recoveryIndemnity,
  timesFraction,
} from '@quittance/law'
import { type Cents, type Day, Refusal, daysBetween } from '#kernel'
import { type LinkTo, NO_ENCLOSURES, type Original, chooseEnclosures } from './enclosures.ts'
import type { ActLineRow, ActRow } from './store.ts'
import type {
  Accessories,
  Creditor,
  Enclosures,
  LineInterest,
  MessageLine,
  MessageSituation,
  Payment,
  PreviousMessage,
} from './model.ts'
import { STEP_KEYS } from './model.ts'
import type { ItemReduction } from './reductions.ts'
import type { AddressedDebtor, ItemFacts } from './situation-store.ts'
import { COMPANY_FIELD_WORDS } from './code-words.ts'
import { stepWords } from './step-words.ts'

export type ActFacts = {
  readonly act: ActRow
  readonly lines: readonly ActLineRow[]
  readonly debtor: AddressedDebtor
  readonly items: ReadonlyMap<number, ItemFacts>
  readonly reductions: ReadonlyMap<number, readonly ItemReduction[]>
  readonly previous: readonly PreviousMessage[]
  readonly originals: ReadonlyMap<number, Original>
  /** Of an original that is too large; null where no address leads to it. */
  readonly linkTo: LinkTo | null
  readonly settings: Settings
  readonly today: Day
  readonly parameters: LawParameters
}

export function messageSituation(facts: ActFacts): MessageSituation {
  const { act, debtor, settings, today } = facts
  const key = STEP_KEYS.find((step) => step === (act.template ?? act.stepKey)) ?? stepOfLevel(act.level)
  const { accessories, lines } = burdenedLines(facts)
  return {
    locale: debtor.language,
    today,
    currency: act.currency,
    creditor: creditorOf(settings),
    debtor: {
      name: debtor.name,
      kind: debtor.kind,
      siren: debtor.siren,
      country: debtor.country,
      addressLines: [
        ...debtor.addressLines,
        [debtor.postcode, debtor.city].filter((part) => part !== null).join(' '),
      ].filter((line) => line !== ''),
      contactName: debtor.contactName,
      reference: debtor.reference,
    },
    step: { key, level: act.level, deadlineDay: act.deadlineDay },
    lines,
    accessories,
    unappliedCreditCents: debtor.unappliedCredit[act.currency] ?? 0,
    // What was announced before the due date was not asked for yet.
    previousMessages: facts.previous.filter(({ level }) => level > 0),
    payment: paymentOf(facts),
    enclosures: enclosuresOf(facts, lines),
    signature: senderOf(act, settings)?.signature[debtor.language]?.split('\n') ?? null,
  }
}

/** Null: the account itself. Nothing leaves in the name of somebody who is no longer a sender. */
export function senderOf({ senderKey, stepKey }: ActRow, { senders }: Settings): MailSender | null {
  if (senderKey === null) return null
  const sender = senders.find(({ key }) => key === senderKey)
  if (!sender)
    throw new Refusal('outreach.sender_unknown', { sender: senderKey, step: stepKey, stepName: stepWords(stepKey) })
  return sender
}

/** Below the company's limit for e-mails; a letter takes what there is. Whoever attaches nothing publishes nothing. */
function enclosuresOf({ act, originals, linkTo, settings }: ActFacts, lines: readonly MessageLine[]): Enclosures {
  if (!act.attachesInvoices) return NO_ENCLOSURES
  const { attachmentMegabytes } = settings.outreach
  return chooseEnclosures(lines, originals, {
    mostBytes: act.channel === 'email' ? attachmentMegabytes * 1_000_000 : null,
    linkTo: attachmentMegabytes === 0 ? null : linkTo,
  })
}

/** Plans may name their steps freely; the text follows the level where the key is not one of ours. */
function stepOfLevel(level: ActRow['level']): MessageSituation['step']['key'] {
  return (['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice'] as const)[level]
}

/** What the company must have told about itself before anything is written in its name; missing fields are named. */
export function creditorOf({ identity }: Settings): Creditor {
  const { name, city, email, signerName, signerCapacity } = identity
  const fields = { name, city, email, signerName, signerCapacity }
  const missing = (Object.keys(COMPANY_FIELD_WORDS) as readonly (keyof typeof fields)[]).filter(
    (field) => !fields[field],
  )
  if (!name || !city || !email || !signerName || !signerCapacity) {
    throw new Refusal('outreach.company_incomplete', {
      fields: missing,
      missing: missing.map((field) => COMPANY_FIELD_WORDS[field]),
    })
  }
  return {
    name,
    legalForm: identity.legalForm,
    capitalCents: identity.capitalCents,
    siren: identity.siren,
    rcsCity: identity.rcsCity,
    vatNumber: identity.vat,
    addressLines: [...identity.addressLines, [identity.postcode, city].filter((part) => part !== null).join(' ')],
    city,
    phone: identity.phone,
    email,
    signer: { name: signerName, capacity: signerCapacity },
    mediator: identity.mediator,
  }
}

/** France, and the territories in which its rules on late payment hold as they do there. */
const FRENCH_LAW: ReadonlySet<string> = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT'])

/**
 * Between professionals and from public bodies interest and indemnity run by law and are shown; they are claimed by the
 * formal notice only. Abroad, or where the rate is not published yet, no amount is said.
 */
function accessoriesOf(facts: ActFacts): Accessories {
  const { act, debtor, today, parameters } = facts
  if (!FRENCH_LAW.has(debtor.country)) return { kind: 'none' }
  if (debtor.kind === 'consumer') return { kind: 'from-notice', rate: legalRateOn(today, parameters) }
  const rateOrigin = rateOriginOf(facts)
  return rateOrigin === null ? { kind: 'none' } : { kind: 'computed', claimed: act.level === 4, rateOrigin }
}

/** Null where some of the invoices have a rate of their own and others have not: one sentence cannot be true of both. */
function rateOriginOf({ lines, items, debtor }: ActFacts): 'statutory' | 'contract' | null {
  if (debtor.kind === 'public') return 'statutory'
  const agreed = new Set(lines.map(({ itemId }) => (items.get(itemId)?.agreedRate ?? null) !== null))
  if (agreed.size > 1) return null
  return agreed.has(true) ? 'contract' : 'statutory'
}

/** Where the rate of a half-year is not published yet, the message states the rule without an amount. */
function burdenedLines(facts: ActFacts): { readonly accessories: Accessories; readonly lines: readonly MessageLine[] } {
  const build = (accessories: Accessories) => ({
    accessories,
    lines: withOneIndemnity(facts.lines.map((line) => messageLine(line, facts, accessories))),
  })
  try {
    return build(accessoriesOf(facts))
  } catch (error) {
    if (error instanceof UnknownParameter) return build({ kind: 'rate-unknown' })
    throw error
  }
}

function legalRateOn(day: Day, parameters: LawParameters): number | null {
  try {
    return entryOn(parameters.legalInterestRate, day).value.other
  } catch (error) {
    if (error instanceof UnknownParameter) return null
    throw error
  }
}

/** The indemnity is due once for each invoice (C. com. D441-5): of one that falls due in parts, with the part that is late the longest. */
function withOneIndemnity(lines: readonly MessageLine[]): readonly MessageLine[] {
  const firstOf = new Map<string, MessageLine>()
  const invoiceOf = ({ number, issueDate }: MessageLine): string => `${issueDate} ${number}`
  for (const line of lines) {
    const first = firstOf.get(invoiceOf(line))
    if (line.documentKind === 'instalment' && (first === undefined || line.dueDate < first.dueDate))
      firstOf.set(invoiceOf(line), line)
  }
  return lines.map((line) =>
    line.documentKind !== 'instalment' || line.indemnityCents === null || firstOf.get(invoiceOf(line)) === line
      ? line
      : { ...line, indemnityCents: null },
  )
}

function messageLine(line: ActLineRow, facts: ActFacts, accessories: Accessories): MessageLine {
  const item = facts.items.get(line.itemId)
  if (!item) throw new Refusal('outreach.item_gone', { item: line.itemId, debtor: facts.debtor.name })
  if (item.openCents !== line.openCents)
    throw new Refusal('outreach.act_outdated', { number: item.number, debtor: facts.debtor.name })
  const upcoming = item.dueDate >= facts.today
  const burdened = accessories.kind === 'computed' && !upcoming
  const reductions = facts.reductions.get(item.id) ?? []
  return {
    itemId: item.id,
    number: item.number,
    documentKind: item.documentKind,
    issueDate: item.issueDate,
    dueDate: item.dueDate,
    daysPastDue: Math.max(0, daysBetween(item.dueDate, facts.today)),
    orderReference: null,
    totalCents: item.totalCents,
    paidCents: item.totalCents - item.openCents,
    openCents: item.openCents,
    heldCents: line.heldCents,
    currency: item.currency,
    stepLevel: line.level,
    advances: line.advances,
    upcoming,
    interest: burdened ? interestOf(item, facts, reductions) : null,
    indemnityCents: burdened ? indemnityOf(item, facts, reductions) : null,
  }
}

function interestOf(
  item: ItemFacts,
  { debtor, today, parameters }: ActFacts,
  reductions: readonly ItemReduction[],
): LineInterest {
  const agreedRate = item.agreedRate === null || debtor.kind === 'public' ? null : parseAgreedRate(item.agreedRate)
  const claim = {
    debtor: debtor.kind,
    amountCents: item.totalCents,
    dueDate: item.dueDate,
    until: today,
    ...(agreedRate && { agreedRate }),
    reductions: reductions.map(({ kind, onDay, amountCents }) => ({ kind, day: onDay, amountCents })),
  }
  const answer = latePaymentInterest(claim, parameters)
  if (answer.kind !== 'explained') return { cents: 0, rates: [], dailyCents: 0 }
  const rates = [...new Set(answer.value.segments.map((segment) => segment.rateBasisPoints))]
  return { cents: answer.value.interestCents, rates, dailyCents: dailyInterest(item.openCents, rates.at(-1) ?? 0) }
}

/** One more day at the rate of today, rounded as each stretch of days is. */
const dailyInterest = (openCents: Cents, rate: number): Cents => timesFraction(openCents, rate, 10_000 * 365)

function indemnityOf(
  item: ItemFacts,
  { debtor, today, parameters }: ActFacts,
  reductions: readonly ItemReduction[],
): Cents | null {
  const paidInTime = reductions.reduce(
    (sum, { onDay, amountCents }) => (onDay <= item.dueDate ? sum + amountCents : sum),
    0,
  )
  const openCents = item.totalCents - paidInTime
  const late = { debtor: debtor.kind, dueDate: item.dueDate, openCents, until: today }
  const answer = recoveryIndemnity(late, parameters)
  return answer.kind === 'explained' ? answer.value : null
}

/** All lines of an act are payable to one account: the company's for its currency, or the one that the claim was assigned to. */
function paymentOf({ act, lines, items, debtor, settings }: ActFacts): Payment {
  const listed = lines.flatMap((line) => items.get(line.itemId) ?? [])
  if (listed.every((item) => item.paymentMeans === 'direct-debit' || item.paymentMeans === 'bill-of-exchange')) {
    return { kind: 'collected' }
  }
  const homeless = listed.find((item) => item.holder !== 'us' && item.payeeIban === null)
  if (homeless) throw new Refusal('outreach.payee_unknown', { number: homeless.number })
  const payees = new Set(listed.map((item) => item.payeeIban))
  const [payeeIban = null] = payees
  if (payees.size > 1) throw new Refusal('outreach.payees_differ', { debtor: debtor.name })
  const { holder } = settings.bank
  const { iban, bic } = accountIn(settings.bank, act.currency)
  if (payeeIban === null && (!iban || !holder)) throw new Refusal('outreach.bank_missing', {})
  const reference =
    listed.length === 1 ? (listed[0]?.number ?? String(act.id)) : `${debtor.reference ?? debtor.id}/${act.id}`
  // An assignment that was not notified is not told, only its account given; a notice then is the holder's to give.
  const assignee = act.level === 4 && listed.some((item) => item.holder !== 'us')
  return {
    kind: 'transfer',
    account:
      payeeIban === null
        ? { holder: holder ?? '', iban: iban ?? '', bic, assignee }
        : { holder: holder ?? settings.identity.name ?? '', iban: payeeIban, bic: null, assignee },
    reference,
  }
}
