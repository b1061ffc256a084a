// Debtors as they stand in the database, one after the other. Of a large company a slice is read while the one before it is
// visited: memory holds two slices instead of a million rows, the database works beside the program, and whoever asks something
// else meanwhile is answered.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context, Id } from '#kernel'
import { stopwatch } from '#platform/clock.ts'
import type { Columns } from './columns.ts'
import { debtorsOf } from './each-debtor.ts'
import { type LoadColumnsInput, loadSlice, roomFor } from './load-columns.ts'
import type { DebtorSituation } from './model.ts'
import type { DecisionSettings } from './settings.ts'
import { type Scope, EVERYBODY, lastDebtor, onlyThose } from './situation-store.ts'

/** Then somebody else has a turn. */
const TURN_MILLISECONDS = 1
/** What a slice should hold; how many debtors that is shows from the slice before. */
const ITEMS_A_SLICE = 60_000
const FIRST_SLICE = 250
const LARGEST_SLICE = 50_000

/** Visits the debtors given, or all, in the order of their numbers. A situation is valid only during the call of `visit`. */
export async function eachSituation(
  ctx: Context,
  input: LoadColumnsInput,
  visit: (debtor: DebtorSituation) => void,
): Promise<void> {
  if (input.debtorIds !== 'all') {
    const columns = await loadSlice(ctx, onlyThose(input.debtorIds), input, roomFor(input.debtorIds.length))
    return inTurns(columns, input.settings, visit)
  }
  const last = await lastDebtor(ctx)
  let size = FIRST_SLICE
  let scope = sliceFrom(1, size)
  let reading = loadSlice(ctx, scope, input, roomFor(FIRST_SLICE))
  let room = roomFor(FIRST_SLICE)
  for (;;) {
    const columns = await reading
    size = sliceAfter(size, columns.items.count)
    scope = sliceFrom(scope.last + 1, size)
    if (scope.first > last) return inTurns(columns, input.settings, visit)
    reading = loadSlice(ctx, scope, input, room)
    // Should the visit fail, the reading fails unheard with the transaction.
    reading.catch(() => undefined)
    await inTurns(columns, input.settings, visit)
    room = columns
  }
}

/** Visits what is in columns already, giving way to others now and then. */
export async function inTurns(
  columns: Columns,
  settings: DecisionSettings,
  visit: (debtor: DebtorSituation) => void,
): Promise<void> {
  let took = stopwatch()
  for (const debtor of debtorsOf(columns, settings)) {
    visit(debtor)
    if (took() < TURN_MILLISECONDS) continue
    await nextTurn()
    took = stopwatch()
  }
}

const sliceFrom = (first: Id, size: number): Scope => ({ ...EVERYBODY, first, last: first + size - 1 })

function sliceAfter(size: number, items: number): number {
  const fitting = Math.round((size * ITEMS_A_SLICE) / (items + 1))
  return Math.max(100, Math.min(LARGEST_SLICE, size * 4, fitting))
}
