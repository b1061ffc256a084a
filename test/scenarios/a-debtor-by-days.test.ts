// One debtor told by days, on a real database and with a real mail conversation: every working day is run, the list is let go, calls
// are made and letters posted on the day on which they are asked for.

import { expect, test } from 'vitest'
import { type Day, addDays } from '../../server/src/kernel/index.ts'
import { liftHold, placeHold } from '../../server/src/ledger/index.ts'
import { finishTask, lettersToPost, openTasks, postLetters } from '../../server/src/outreach/index.ts'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-03-02')

const aCompany = (): Promise<WorkingCompany> => {
  path.at('2026-03-02')
  return path.company()
}

type Event = readonly [day: Day, happens: () => Promise<unknown>]

/** Plays every day, and says what the debtor got: `2026-03-19 email reminder-1 4000.00`. */
async function played(
  firm: WorkingCompany,
  from: Day,
  until: Day,
  events: readonly Event[] = [],
): Promise<readonly string[]> {
  const told: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    path.at(day)
    for (const [on, happens] of events) if (on === day) await happens()
    await firm.paymentsAreKnown()
    const before = await doneActs(firm)
    await firm.day()
    await firm.release().catch(() => null)
    await firm.day()
    await firm.inCompany(async (ctx) => {
      const letters = (await lettersToPost(ctx)).map((letter) => letter.id)
      if (letters.length > 0) await postLetters(ctx, { messageIds: letters, onDay: ctx.today })
      for (const task of await openTasks(ctx, null))
        if (task.actId !== null) await finishTask(ctx, { taskId: task.id, result: 'reached' })
    })
    told.push(...(await doneActs(firm)).slice(before.length).map((line) => `${day} ${line}`))
  }
  return told
}

const doneActs = async (firm: WorkingCompany): Promise<readonly string[]> =>
  (await firm.acts())
    .filter((line) => line.includes(' done '))
    .map((line) => line.replace(/ done (\d+)(\d\d):.*/, ' $1.$2'))

const soundAtTheEnd = async (firm: WorkingCompany): Promise<void> => {
  const { verify, seal } = await import('../../server/src/evidence/index.ts')
  await firm.inCompany(seal)
  expect(await firm.inCompany((ctx) => verify(ctx))).toMatchObject({ firstBad: null, unsealed: 0 })
  expect(await firm.inCompany(({ sql }) => sql`select * from ledger_drift`)).toEqual([])
}

test('nobody answers: from the message before the due date to the formal notice, each once and never within a week', async () => {
  const firm = await aCompany()
  await firm.debtor({ owes: [['F-1', 400_000, '2026-03-16']] })
  expect(await played(firm, '2026-03-02', '2026-05-20')).toEqual([
    '2026-03-09 email before-due 4000.00',
    '2026-03-19 email reminder-1 4000.00',
    '2026-03-26 call call 4000.00',
    '2026-04-02 email reminder-2 4000.00',
    '2026-04-15 email reminder-3 4000.00',
    '2026-04-30 registered-letter formal-notice 4000.00',
  ])
  expect(firm.received()).toEqual([
    'c0001@debiteur.example: Facture F-1 : échéance le 16 mars 2026',
    'c0001@debiteur.example: Facture F-1, échue le 16 mars 2026',
    'c0001@debiteur.example: Deuxième rappel : facture F-1, échue le 16 mars 2026',
    'c0001@debiteur.example: Dernier rappel : facture F-1, échue le 16 mars 2026',
  ])
  // Then somebody has to choose; it is asked once.
  expect((await firm.tasks()).filter((task) => task.startsWith('choose'))).toEqual(['choose-what-next open'])
  await soundAtTheEnd(firm)
}, 60_000)

test('half is paid in the middle: the rest goes on where it stood, with the rest as amount', async () => {
  const firm = await aCompany()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 400_000, '2026-03-16']] })
  const events: Event[] = [['2026-03-24', () => firm.pays(debtorId, 250_000, itemIds[0])]]
  expect(await played(firm, '2026-03-12', '2026-04-16', events)).toEqual([
    '2026-03-12 email before-due 4000.00',
    '2026-03-19 email reminder-1 4000.00',
    '2026-03-26 call call 1500.00',
    '2026-04-02 email reminder-2 1500.00',
    '2026-04-15 email reminder-3 1500.00',
  ])
  await soundAtTheEnd(firm)
}, 60_000)

test('a promise in the middle holds until its day and two days of grace, and a dispute until it is lifted', async () => {
  const firm = await aCompany()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 30_000, '2026-03-16']] })
  const itemId = itemIds[0] ?? 0
  let hold = 0
  const events: Event[] = [
    [
      '2026-03-23',
      () => firm.inCompany((ctx) => placeHold(ctx, { kind: 'promise', debtorId, itemId, untilDay: '2026-04-10' })),
    ],
    [
      '2026-04-20',
      () =>
        firm.inCompany(async (ctx) => {
          hold = (await placeHold(ctx, { kind: 'dispute', debtorId, itemId })).id
        }),
    ],
    ['2026-05-05', () => firm.inCompany((ctx) => liftHold(ctx, { holdId: hold }))],
  ]
  expect(await played(firm, '2026-03-17', '2026-05-12', events)).toEqual([
    '2026-03-19 email reminder-1 300.00',
    '2026-04-15 email reminder-2 300.00',
    '2026-04-15 call promise-broken 300.00',
    '2026-05-05 email reminder-3 300.00',
  ])
  await soundAtTheEnd(firm)
}, 60_000)

test('three invoices in a row meet in common messages: one a day at most, and nobody waits for more than a week', async () => {
  const firm = await aCompany()
  await firm.debtor({
    owes: [
      ['F-1', 20_000, '2026-03-02'],
      ['F-2', 20_000, '2026-03-09'],
      ['F-3', 20_000, '2026-03-16'],
    ],
  })
  const told = await played(firm, '2026-03-03', '2026-04-03')
  expect(told).toEqual([
    '2026-03-03 email before-due 600.00',
    '2026-03-10 email reminder-1 400.00',
    '2026-03-17 email reminder-1 600.00',
    '2026-03-24 email reminder-1 600.00',
    '2026-03-24 call call 600.00',
    '2026-03-31 email reminder-2 600.00',
  ])
}, 60_000)
