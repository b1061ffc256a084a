// A payment or a credit note that somebody enters. What it leaves open, or what it is itself, may be what a line of the bank waits
// for: the open lines are looked at again, by the rules alone, so that nobody who paid is reminded.

import type { Context } from '#kernel'
import { type RecordCreditInput, type RecordedCredit, recordCreditNote, recordPayment } from '#ledger'
import { matchOpenLines } from './match-open-lines.ts'

export type EnteredCredit = RecordedCredit & {
  /** Lines of the bank that rules matched now. */
  readonly matchedLines: number
}

export const enterPayment = async (ctx: Context, input: RecordCreditInput): Promise<EnteredCredit> =>
  lookAgain(ctx, await recordPayment(ctx, input))

export const enterCreditNote = async (ctx: Context, input: RecordCreditInput): Promise<EnteredCredit> =>
  lookAgain(ctx, await recordCreditNote(ctx, input))

async function lookAgain(ctx: Context, recorded: RecordedCredit): Promise<EnteredCredit> {
  const { matched } = await matchOpenLines(ctx)
  return { ...recorded, matchedLines: matched }
}
