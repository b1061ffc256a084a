import { describe, expect, test } from 'vitest'
import type { Id } from '#kernel'
import { placeHold } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { finishTask, reopenTask } from './finish-task.ts'
import { openTasks } from './task-store.ts'

const path = await openWorkingPath('2026-11-16')

type Calling = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id; readonly taskId: Id }

/** A company that has a call to make: due 31 October, one reminder passed over. */
async function oneCall(): Promise<Calling> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-02']] })
  await firm.skipTo('call')
  await firm.release()
  const [task] = await firm.inCompany((ctx) => openTasks(ctx, null))
  expect(await firm.tasks()).toEqual(['call open'])
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0, taskId: task?.id ?? 0 }
}

const last = <T>(list: readonly T[]): T | undefined => list.at(-1)

describe('a call', () => {
  test('that was made uses its step, from today on', async () => {
    const firm = await oneCall()
    await firm.inCompany((ctx) => finishTask(ctx, { taskId: firm.taskId, result: 'reached', note: 'pays on Friday' }))
    expect(last(await firm.acts())).toBe('call call done 120000: F-1')
    expect(await firm.tasks()).toEqual(['call done'])
    expect(last(await firm.facts())).toBe('task.done')
    path.at('2026-11-23')
    await firm.paymentsAreKnown()
    await firm.day()
    expect(last(await firm.acts())).toBe('email reminder-2 planned 120000: F-1')
  })

  test('that was not made gives its step back: it is asked for again', async () => {
    const firm = await oneCall()
    await firm.inCompany((ctx) => finishTask(ctx, { taskId: firm.taskId, result: 'not-done' }))
    await firm.day()
    expect((await firm.acts()).slice(-2)).toEqual(['call call cancelled 120000: F-1', 'call call planned 120000: F-1'])
  })

  test('has one result until it is opened again', async () => {
    const firm = await oneCall()
    const finish = (taskId: Id) => firm.inCompany((ctx) => finishTask(ctx, { taskId, result: 'voicemail' }))
    await finish(firm.taskId)
    expect(await refusalOf(finish(firm.taskId))).toBe('outreach.task_already_done')
    expect(await refusalOf(finish(999))).toBe('outreach.task_not_found')
  })
})

describe('undo of a result', () => {
  const reopen = (firm: Calling) => firm.inCompany((ctx) => reopenTask(ctx, { taskId: firm.taskId }))

  test('makes the call wait again, its step reserved', async () => {
    const firm = await oneCall()
    await firm.inCompany((ctx) => finishTask(ctx, { taskId: firm.taskId, result: 'reached' }))
    await reopen(firm)
    expect(last(await firm.acts())).toBe('call call released 120000: F-1')
    expect(await firm.tasks()).toEqual(['call open'])
    expect(last(await firm.facts())).toBe('task.reopened')
    await firm.day()
    expect(last(await firm.acts())).toBe('call call released 120000: F-1')
  })

  test('of “not made” takes the place of the call that was planned meanwhile', async () => {
    const firm = await oneCall()
    await firm.inCompany((ctx) => finishTask(ctx, { taskId: firm.taskId, result: 'not-done' }))
    await firm.day()
    await reopen(firm)
    expect((await firm.acts()).slice(-2)).toEqual([
      'call call released 120000: F-1',
      'call call superseded 120000: F-1',
    ])
  })

  test('is refused when the same call was let go again', async () => {
    const firm = await oneCall()
    await firm.inCompany((ctx) => finishTask(ctx, { taskId: firm.taskId, result: 'not-done' }))
    await firm.day()
    await firm.release()
    expect(await refusalOf(reopen(firm))).toBe('outreach.step_taken')
    expect(await firm.tasks()).toEqual(['call done', 'call open'])
  })

  test('is refused when the reason for the call is gone', async () => {
    const firm = await oneCall()
    await firm.pays(firm.debtorId, 120_000, firm.itemId)
    await firm.day()
    expect(await refusalOf(reopen(firm))).toBe('outreach.task_without_reason')
  })
})

describe('a call that was let go ends with its reason', () => {
  test('when everything was paid', async () => {
    const firm = await oneCall()
    await firm.pays(firm.debtorId, 120_000, firm.itemId)
    await firm.day()
    expect(await firm.tasks()).toEqual(['call done'])
    expect(last(await firm.acts())).toBe('call call superseded 120000: F-1')
  })

  test('when a promise was made: and is asked for again after it', async () => {
    const firm = await oneCall()
    const { debtorId, itemId } = firm
    await firm.inCompany((ctx) => placeHold(ctx, { kind: 'pause', debtorId, itemId, untilDay: '2026-11-18' }))
    await firm.day()
    expect(last(await firm.acts())).toBe('call call superseded 120000: F-1')
    path.at('2026-11-19')
    await firm.day()
    expect(last(await firm.acts())).toBe('call call planned 120000: F-1')
  })

  test('when nobody called for ten days: the next reminder goes without it', async () => {
    const firm = await oneCall()
    path.at('2026-11-23')
    await firm.paymentsAreKnown()
    await firm.day()
    expect(last(await firm.acts())).toBe('email reminder-2 planned 120000: F-1')
    expect(await firm.tasks()).toEqual(['call done'])
  })

  test('but not when another invoice of the debtor changes', async () => {
    const firm = await oneCall()
    await firm.pays(firm.debtorId, 1_000)
    await firm.day()
    expect(await firm.tasks()).toContain('call open')
  })
})
