// What became of a registered letter, as the receipts come in: its number, the proof of deposit, and whether it was signed for,
// refused, not collected or wrongly addressed, each a fact of its day.

import { type FactKind, type NewFact, record } from '#evidence'
import { type Context, type Day, type Id, Refusal } from '#kernel'
import { placeHold, touchDebtors } from '#ledger'
import { moveMessages } from './message-store.ts'
import {
  type RegisteredRow,
  deferDeadline,
  numberTaken,
  registeredLetters,
  saveRegistered,
} from './registered-store.ts'
import { type LetterFate, type RegisteredLetter, consequenceOf, plainNumber } from './registered.ts'
import { freeUsedActs } from './store.ts'

/** What is absent stays as it was known. */
export type NoteRegisteredInput = {
  readonly messageId: Id
  readonly number?: string
  readonly depositedOn?: Day
  readonly fate?: { readonly kind: LetterFate; readonly onDay: Day }
  readonly depositSha256?: string
  readonly receiptSha256?: string
}

const FATE_FACTS: Readonly<Record<LetterFate, FactKind>> = {
  delivered: 'letter.delivered',
  refused: 'letter.refused',
  'not-collected': 'letter.not_collected',
  'wrong-address': 'letter.wrong_address',
}

export async function noteRegistered(ctx: Context, input: NoteRegisteredInput): Promise<RegisteredLetter> {
  const { messageId, fate } = input
  const [unlocked] = await registeredLetters(ctx, [messageId])
  if (unlocked) await touchDebtors(ctx, [unlocked.debtorId])
  const before = await checked(ctx, input)
  const after: RegisteredLetter = {
    ...before,
    number: numberOf(input.number) ?? before.number,
    depositedOn: input.depositedOn ?? before.depositedOn,
    fate: fate?.kind ?? before.fate,
    fateOn: fate?.onDay ?? before.fateOn,
    depositSha256: input.depositSha256 ?? before.depositSha256,
    receiptSha256: input.receiptSha256 ?? before.receiptSha256,
  }
  await saveRegistered(ctx, messageId, after)
  await record(ctx, factsOf(before, after, messageId))
  if (fate && before.fate !== fate.kind) await follow(ctx, before, fate)
  return after
}

const numberOf = (text: string | undefined): string | null => (text === undefined ? null : plainNumber(text))

async function checked(ctx: Context, input: NoteRegisteredInput): Promise<RegisteredRow> {
  const { messageId, depositedOn, fate } = input
  const [letter] = await registeredLetters(ctx, [messageId])
  if (!letter) throw new Refusal('outreach.message_not_found', { id: messageId })
  if (letter.channel !== 'registered-letter') throw new Refusal('outreach.not_registered', { id: messageId })
  const number = numberOf(input.number)
  const other = number === null ? null : await numberTaken(ctx, number, messageId)
  if (number !== null && other !== null) throw new Refusal('outreach.registered_number_taken', { number, id: other })
  for (const day of [depositedOn, fate?.onDay])
    if (day !== undefined && day > ctx.today) throw new Refusal('outreach.posted_in_future', { day, today: ctx.today })
  if (fate && letter.leftOn === null) throw new Refusal('outreach.letter_not_posted', { id: messageId })
  if (fate && letter.leftOn !== null && fate.onDay < letter.leftOn)
    throw new Refusal('outreach.fate_before_posting', { day: fate.onDay, posted: letter.leftOn })
  if (fate && letter.fate !== null && letter.fate !== fate.kind)
    throw new Refusal('outreach.fate_known', { id: messageId, day: letter.fateOn ?? '' })
  return letter
}

function factsOf(before: RegisteredRow, after: RegisteredLetter, messageId: Id): readonly NewFact[] {
  const about = { subjectKind: 'message', subjectId: messageId, debtorId: before.debtorId } as const
  const { number, carrier, recipientName: to } = { ...before, ...after }
  const facts: NewFact[] = []
  if (after.depositedOn !== null && after.depositedOn !== before.depositedOn) {
    const payload = { number, carrier, to, sha256: after.depositSha256 }
    facts.push({ ...about, kind: 'letter.deposited', onDay: after.depositedOn, payload })
  } else if (after.number !== before.number) facts.push({ ...about, kind: 'letter.numbered', payload: { number, to } })
  if (after.fate !== null && after.fateOn !== null && after.fate !== before.fate) {
    const payload = { number, carrier, to, sha256: after.receiptSha256 }
    facts.push({ ...about, kind: FATE_FACTS[after.fate], onDay: after.fateOn, payload })
  }
  return facts
}

async function follow(
  ctx: Context,
  letter: RegisteredRow,
  { kind, onDay }: { readonly kind: LetterFate; readonly onDay: Day },
): Promise<void> {
  const consequence = consequenceOf(kind, onDay)
  switch (consequence.kind) {
    case 'deadline':
      return deferDeadline(ctx, letter.actId, consequence.notBefore)
    case 'none':
      return
    case 'nobody-reached':
      await moveMessages(ctx, [{ id: letter.messageId }], ['accepted'], 'bounced')
      await freeUsedActs(ctx, [letter.actId])
      // To the same address it would come back again.
      await placeHold(ctx, { kind: 'pause', debtorId: letter.debtorId, reason: RESTS, origin: 'registered-letter' })
  }
}

const RESTS = 'courrier recommandé revenu : adresse à corriger'
