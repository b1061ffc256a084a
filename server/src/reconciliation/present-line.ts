// A line that somebody is about to decide on, locked: of two people one decides, the other one is told.

import { type Context, type Id, Refusal } from '#kernel'
import { lockLine } from './line-store.ts'
import type { BankLine } from './model.ts'

export async function presentLine(ctx: Context, lineId: Id): Promise<BankLine> {
  const line = await lockLine(ctx, lineId)
  if (!line) throw new Refusal('reconciliation.line_unknown', { line: lineId })
  return line
}

export async function openLine(ctx: Context, lineId: Id): Promise<BankLine> {
  const line = await presentLine(ctx, lineId)
  if (line.state !== 'open') throw new Refusal('reconciliation.line_not_open', { line: lineId, state: line.state })
  return line
}
