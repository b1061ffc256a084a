// A person has said what a line pays, and the books bring the same payment without saying so: it is one payment. What the person decided
// stays, and from then on it is the payment of the books that settles it; taken back with its books, it is that of the line again.

import { type Context, type Id, addDays, dayNumber } from '#kernel'
import {
  type KnownPayment,
  allocateCredits,
  entriesSettledBy,
  readPayments,
  recordCredits,
  touchDebtors,
  undoAllocations,
  undoCredits,
} from '#ledger'
import { referenceOf } from './apply-matches.ts'
import { selectLines } from './line-store.ts'
import { recordedPayments } from './match-open-lines.ts'
import {
  type KeptMatch,
  type MadeLine,
  changePayment,
  linesOfPersons,
  linesOfRules,
  personsMatchesOfImport,
  selectMatches,
} from './match-store.ts'
import type { BankLine, BookedInput } from './model.ts'
import { FEW_DAYS, MOST_DAYS_APART } from './recognise-payments.ts'

/** Also where the books match it with other invoices: what a person decided of the line stays. */
export async function tieBooked(ctx: Context, { importId, named }: BookedInput): Promise<void> {
  const lines = (await linesOfPersons(ctx)).filter(({ creditId }) => !named.has(creditId))
  const left = [...(await paymentsLike(ctx, lines, importId))]
  if (left.length === 0) return
  const matches = new Map(
    (
      await selectMatches(
        ctx,
        lines.map(({ lineId }) => lineId),
      )
    ).map((match) => [match.id, match]),
  )
  for (const line of lines) {
    const match = matches.get(line.matchId)
    const debtorId = match && (await debtorOfPayment(ctx, line))
    const [booked] = left.filter((one) => one.debtorId === debtorId && isLike(one, line)).toSorted(nearerTo(line))
    if (!match || !booked) continue
    left.splice(left.indexOf(booked), 1)
    await tie(ctx, match, booked)
  }
}

/** Lines of which rules made a payment, and which an import brings matched with other invoices: the books know better. */
export async function contradictedLines(ctx: Context, { importId, named }: BookedInput): Promise<readonly Id[]> {
  const lines = (await linesOfRules(ctx)).filter(({ creditId }) => !named.has(creditId))
  const left = [...(await paymentsLike(ctx, lines, importId))]
  const contradicted: Id[] = []
  for (const line of left.length === 0 ? [] : lines) {
    const near = left.filter((one) => isLike(one, line) && apart(one, line) <= FEW_DAYS)
    if (near.length === 0) continue
    const debtorId = await debtorOfPayment(ctx, line)
    const [booked] = near.filter((one) => one.debtorId === debtorId).toSorted(nearerTo(line))
    if (!booked) continue
    left.splice(left.indexOf(booked), 1)
    contradicted.push(line.lineId)
  }
  return contradicted
}

type Booked = KnownPayment & { readonly currency: string }

/** Payments of an import, of the amounts of these lines and about their days. */
async function paymentsLike(ctx: Context, lines: readonly MadeLine[], importId: Id): Promise<readonly Booked[]> {
  const found: Booked[] = []
  for (const [currency, own] of Map.groupBy(lines, (line) => line.currency)) {
    const days = own.map(({ bookingDate }) => bookingDate).toSorted()
    const amounts = [...new Set(own.map(({ amountCents }) => amountCents))]
    const [from, to] = [
      addDays(days[0] ?? ctx.today, -MOST_DAYS_APART),
      addDays(days.at(-1) ?? ctx.today, MOST_DAYS_APART),
    ]
    const payments = await readPayments(ctx, { currency, amounts, from, to })
    found.push(...payments.filter((one) => one.importId === importId).map((one) => ({ ...one, currency })))
  }
  return found
}

const isLike = (payment: Booked, line: MadeLine): boolean =>
  payment.amountCents === line.amountCents &&
  payment.currency === line.currency &&
  apart(payment, line) <= MOST_DAYS_APART

type Dated = Pick<MadeLine, 'bookingDate'>

const apart = ({ onDay }: Pick<KnownPayment, 'onDay'>, { bookingDate }: Dated): number =>
  Math.abs(dayNumber(onDay) - dayNumber(bookingDate))

const nearerTo =
  (line: Dated) =>
  (a: Pick<KnownPayment, 'onDay'>, b: Pick<KnownPayment, 'onDay'>): number =>
    apart(a, line) - apart(b, line)

/** Of whom the whole line is the payment; null where several share it. */
async function debtorOfPayment(
  ctx: Context,
  { creditId, amountCents, currency, bookingDate: day }: MadeLine,
): Promise<Id | null> {
  const payments = await readPayments(ctx, { currency, amounts: [amountCents], from: day, to: day })
  return payments.find(({ id }) => id === creditId)?.debtorId ?? null
}

/** The payment that was made of the line never was; that of the books settles what it had settled. */
async function tie(ctx: Context, match: KeptMatch, booked: { readonly id: Id; readonly debtorId: Id }): Promise<void> {
  const [creditId = 0, ...others] = match.creditIds
  await touchDebtors(ctx, [booked.debtorId])
  await undoAllocations(ctx, { entryIds: await entriesSettledBy(ctx, booked.id) })
  const settled = await undoAllocations(ctx, { entryIds: await entriesSettledBy(ctx, creditId) })
  await undoCredits(ctx, { creditIds: [creditId] })
  const made = await allocateCredits(
    ctx,
    settled.map(({ itemId, amountCents }) => ({ creditId: booked.id, itemId, amountCents })),
  )
  await changePayment(ctx, {
    matchId: match.id,
    creditIds: [booked.id, ...others],
    isRecorded: true,
    entryIds: [...match.entryIds, ...made.map(({ entryId }) => entryId)],
  })
}

/** Before the books of an import go: what persons settled with its payments is settled by the lines themselves. */
export async function untieBooked(ctx: Context, { importId }: { readonly importId: Id }): Promise<void> {
  const matches = await personsMatchesOfImport(ctx, importId)
  const lines = new Map(
    (
      await selectLines(
        ctx,
        matches.map(({ lineId }) => lineId),
      )
    ).map((line) => [line.id, line]),
  )
  for (const match of matches) {
    const line = lines.get(match.lineId)
    if (line && match.debtorId !== null) await untie(ctx, { ...match, debtorId: match.debtorId }, line)
  }
}

async function untie(ctx: Context, match: KeptMatch & { readonly debtorId: Id }, line: BankLine): Promise<void> {
  const [booked = 0, ...others] = match.creditIds
  await touchDebtors(ctx, [match.debtorId])
  const ofBooked = new Set(await entriesSettledBy(ctx, booked))
  const entryIds = match.entryIds.filter((id) => ofBooked.has(id))
  const settled = await undoAllocations(ctx, { entryIds })
  const { bookingDate: onDay, amountCents, currency } = line
  const [recorded] = await recordCredits(ctx, [
    {
      kind: 'payment',
      debtorId: match.debtorId,
      onDay,
      amountCents,
      currency,
      reference: referenceOf(line),
      allocations: settled.map(({ itemId, amountCents: cents }) => ({ itemId, amountCents: cents })),
    },
  ])
  await changePayment(ctx, {
    matchId: match.id,
    creditIds: [recorded?.creditId ?? 0, ...others],
    isRecorded: false,
    entryIds: match.entryIds.filter((id) => !ofBooked.has(id)),
  })
}

/** The payment of this debtor that the books have, that nothing is settled with and that no line is: the nearest in days. */
export async function paymentInBooks(ctx: Context, line: BankLine, debtorId: Id): Promise<Id | null> {
  const like = (await recordedPayments(ctx, line.currency, [line])).get(line.amountCents) ?? []
  const near = like.filter((one) => one.debtorId === debtorId && apart(one, line) <= MOST_DAYS_APART)
  for (const { id } of near.toSorted(nearerTo(line))) if ((await entriesSettledBy(ctx, id)).length === 0) return id
  return null
}
