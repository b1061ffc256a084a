// A debtor asked to be called back on Thursday. What happens until then decides whether somebody calls.

import { expect, test } from 'vitest'
import { finishCall } from '../../server/src/dialogue/finish-call.ts'
import { listCalls } from '../../server/src/dialogue/list-calls.ts'
import type { Id } from '../../server/src/kernel/index.ts'
import { placeHold, recordReceivables } from '../../server/src/ledger/index.ts'
import type { HoldKind } from '../../server/src/ledger/model.ts'
import { openTasks } from '../../server/src/outreach/index.ts'
import { ignoreLine, recordStatement } from '../../server/src/reconciliation/index.ts'
import { aStatement, anEntry } from '../../server/src/reconciliation/statement-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')

type Agreed = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id }

/** Reached on Monday, to be called back on Thursday 19 November. */
async function agreed(): Promise<Agreed> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({
    name: 'Transports Vasseur',
    owes: [['F-1', 120_000, '2026-11-05', { issueDate: '2026-10-06' }]],
  })
  await firm.skipTo('call')
  await firm.day()
  await firm.release()
  const [task] = await firm.inCompany((ctx) => openTasks(ctx, null))
  const answer = { kind: 'call-back', onDay: '2026-11-19' } as const
  const call = { taskId: task?.id ?? 0, outcome: 'reached', answer, note: null } as const
  await firm.inCompany((ctx) => finishCall(ctx, call))
  path.at('2026-11-18')
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0 }
}

/** Whether somebody calls on Thursday, and whether the agreement stands. */
async function onThursday(firm: WorkingCompany): Promise<{ readonly calls: number; readonly agreement: string }> {
  for (const day of ['2026-11-18', '2026-11-19'] as const) {
    path.at(day)
    await firm.paymentsAreKnown()
    await firm.day()
  }
  const agreement = (await firm.tasks()).find((task) => task.startsWith('call-back')) ?? 'none'
  return { calls: (await firm.inCompany(listCalls)).length, agreement }
}

const CALLED = { calls: 1, agreement: 'call-back open' }
const ENDED = { calls: 0, agreement: 'call-back done' }

const held =
  (kind: HoldKind, isOfItem = false) =>
  (firm: Agreed): Promise<unknown> =>
    firm.inCompany((ctx) => placeHold(ctx, { kind, debtorId: firm.debtorId, itemId: isOfItem ? firm.itemId : null }))

const factored = (firm: Agreed): Promise<unknown> => {
  const item = { debtorId: firm.debtorId, number: 'F-1', issueDate: '2026-10-06', dueDate: '2026-11-05' } as const
  const items = [{ ...item, dueComputed: false, totalCents: 120_000, holder: 'factor' as const, holderNotified: true }]
  return firm.inCompany((ctx) => recordReceivables(ctx, { items, credits: [], allocations: [], importId: 2 }))
}

const cases: readonly (readonly [string, (firm: Agreed) => Promise<unknown>, typeof CALLED])[] = [
  ['nothing happens: somebody calls', () => Promise.resolve(), CALLED],
  ['all of it is paid on account', (firm) => firm.pays(firm.debtorId, 120_000), ENDED],
  ['insolvency proceedings open', held('insolvency'), ENDED],
  ['the placing of the order turns out to be a fraud', held('suspected-fraud', true), ENDED],
  ['nobody may contact them any more', held('do-not-contact'), ENDED],
  ['a lawyer has the case', held('lawyer'), ENDED],
  ['the payment was announced', held('payment-announced', true), ENDED],
  ['the invoice is left out by a person', held('exclusion', true), ENDED],
  ['a factor has the invoice, and said so', factored, ENDED],
  ['they dispute it: what was agreed stands', held('dispute', true), CALLED],
]

test.each(cases)('%s', async (_, happens, expected) => {
  const firm = await agreed()
  await happens(firm)
  expect(await onThursday(firm)).toEqual(expected)
})

test('money that may be theirs waits in the bank: nobody calls, and once it is known to be another’s somebody does', async () => {
  const firm = await agreed()
  const entries = [anEntry('2026-11-18', 77_00, 'VIREMENT', { counterparty: 'TRANSPORTS VASSEUR' })]
  await firm.inCompany((ctx) => recordStatement(ctx, aStatement({ entries })))
  expect(await onThursday(firm)).toEqual({ calls: 0, agreement: 'call-back open' })
  const [line] = await firm.inCompany(({ sql }) => sql<{ id: Id }>`select id from bank_line where state = 'open'`)
  await firm.inCompany((ctx) => ignoreLine(ctx, { lineId: line?.id ?? 0, always: false }))
  expect(await onThursday(firm)).toEqual(CALLED)
})
