// A person has said what a line pays, and the books bring the same payment without saying so: it is one payment. What the person decided
// stays, and from then on it is the payment of the books that settles it; taken back with its books, it is that of the line again.

import { type Context, type Id, dayNumber } from '#kernel'
import {
  type KnownPayment,
  allocateCredits,
  entriesSettledBy,
  readPayments,
  recordCredits,
  touchDebtors,
  undoAllocations,
  undoCredits,
  unusedPaymentsOf,
} from '#ledger'
import { referenceOf } from './apply-matches.ts'
import { selectLines } from './line-store.ts'
import { recordedPayments } from './match-open-lines.ts'
import {
  type KeptMatch,
  type PersonsLine,
  changePayment,
  havePersonsMatched,
  linesOfPersons,
  personsMatchesOfImport,
  selectMatches,
} from './match-store.ts'
import type { BankLine, BookedInput } from './model.ts'
import { MOST_DAYS_APART } from './recognise-payments.ts'

export async function tieBooked(ctx: Context, { importId, named }: BookedInput): Promise<void> {
  if (!(await havePersonsMatched(ctx))) return
  const left = [...(await unusedPaymentsOf(ctx, importId))]
  if (left.length === 0) return
  const lines = (await linesOfPersons(ctx, left)).filter(({ creditId }) => !named.has(creditId))
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

const isLike = (payment: Paid, line: PersonsLine): boolean =>
  payment.amountCents === line.amountCents &&
  payment.currency === line.currency &&
  apart(payment, line) <= MOST_DAYS_APART

type Paid = Pick<KnownPayment, 'onDay' | 'amountCents'> & { readonly currency: string }
type Dated = Pick<PersonsLine, 'bookingDate'>

const apart = ({ onDay }: Pick<KnownPayment, 'onDay'>, { bookingDate }: Dated): number =>
  Math.abs(dayNumber(onDay) - dayNumber(bookingDate))

const nearerTo =
  (line: Dated) =>
  (a: Pick<KnownPayment, 'onDay'>, b: Pick<KnownPayment, 'onDay'>): number =>
    apart(a, line) - apart(b, line)

/** Of whom the whole line is the payment; null where several share it. */
async function debtorOfPayment(
  ctx: Context,
  { creditId, amountCents, currency, bookingDate: day }: PersonsLine,
): Promise<Id | null> {
  const payments = await readPayments(ctx, { currency, amounts: [amountCents], from: day, to: day })
  return payments.find(({ id }) => id === creditId)?.debtorId ?? null
}

/** The payment that was made of the line never was; that of the books settles what it had settled. */
async function tie(ctx: Context, match: KeptMatch, booked: { readonly id: Id; readonly debtorId: Id }): Promise<void> {
  const [creditId = 0, ...others] = match.creditIds
  await touchDebtors(ctx, [booked.debtorId])
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
