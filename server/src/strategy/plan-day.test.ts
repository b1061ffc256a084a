import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeAutomation, settingsOf, stopSending } from '#access'
import { changeOutreach } from '#access/change-settings.ts'
import { type Context, type Day, type Id, addDays } from '#kernel'
import { changeDebtors, liftHold, placeHold, recordPayment, undoCredit } from '#ledger'
import { finishTask, openTasks, plannedActs, releaseActs } from '#outreach'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { planDay } from './plan-day.ts'

const path = await openWorkingPath('2026-11-16')

const plan = (firm: WorkingCompany) => firm.inCompany(planDay)

async function threeDebtors(): Promise<
  WorkingCompany & { readonly ids: readonly Id[]; readonly items: readonly Id[] }
> {
  path.at('2026-11-16')
  const firm = await path.company()
  const all = [
    await firm.debtor({ owes: [['F-1', 30_000, '2026-11-10']] }),
    await firm.debtor({ owes: [['F-2', 30_000, '2026-11-15']] }),
    await firm.debtor({ owes: [['F-3', 30_000, '2027-02-10']] }),
  ]
  return { ...firm, ids: all.map(({ debtorId }) => debtorId), items: all.flatMap(({ itemIds }) => itemIds) }
}

describe('who is examined', () => {
  test('everybody once, then nobody until something changes', async () => {
    const firm = await threeDebtors()
    expect(await plan(firm)).toMatchObject({ examined: 3, added: 1 })
    expect(await plan(firm)).toMatchObject({ examined: 0, added: 0, superseded: 0 })
  })

  test('who paid, and no other', async () => {
    const firm = await threeDebtors()
    for (let debtors = 4; debtors <= 12; debtors++) await firm.debtor({ owes: [['F-9', 30_000, '2027-02-10']] })
    await plan(firm)
    await firm.pays(firm.ids[0] ?? 0, 30_000, firm.items[0])
    expect(await plan(firm)).toMatchObject({ examined: 1, added: 0, superseded: 1 })
  })

  test('who is due, on the day on which it is due', async () => {
    const firm = await threeDebtors()
    for (let debtors = 4; debtors <= 12; debtors++) await firm.debtor({ owes: [['F-9', 30_000, '2027-02-10']] })
    await plan(firm)
    path.at('2026-11-17')
    // The planned reminder is looked at each day.
    expect(await plan(firm)).toMatchObject({ examined: 1, added: 0 })
    path.at('2026-11-18')
    expect(await plan(firm)).toMatchObject({ examined: 2, added: 1 })
  })

  test('everybody, when the settings change', async () => {
    const firm = await threeDebtors()
    await plan(firm)
    await firm.inCompany(async (ctx) =>
      changeOutreach(ctx, { ...(await settingsOf(ctx)).outreach, toleranceCents: 200 }),
    )
    expect(await plan(firm)).toMatchObject({ examined: 3 })
  })

  test('what changes while the day is decided is examined again', async () => {
    const firm = await threeDebtors()
    await path.store.shell.inCompany(firm.company, async (ctx) => {
      // Between reading and remembering, somebody pays.
      const sql: Context['sql'] = Object.assign(
        async (...statement: Parameters<Context['sql']>) => {
          if (statement[0].join('').includes('insert into examined'))
            await firm.pays(firm.ids[0] ?? 0, 30_000, firm.items[0])
          return ctx.sql(...statement)
        },
        { copyInto: ctx.sql.copyInto, copyOut: ctx.sql.copyOut },
      ) as Context['sql']
      await planDay({ ...ctx, sql })
    })
    expect(await firm.acts()).toEqual(['email reminder-1 planned 30000: F-1'])
    expect(await plan(firm)).toMatchObject({ examined: 1, superseded: 1 })
    expect(await firm.acts()).toEqual(['email reminder-1 superseded 30000: F-1'])
  })
})

describe('what is planned', () => {
  test('stays the same act from one day to the next', async () => {
    const firm = await threeDebtors()
    await plan(firm)
    path.at('2026-11-17')
    await plan(firm)
    expect(await firm.acts()).toEqual(['email reminder-1 planned 30000: F-1'])
  })

  test('follows the way in which the company lets things go', async () => {
    const firm = await threeDebtors()
    await plan(firm)
    const modes = () => firm.inCompany(({ sql }) => sql`select mode from act where state = 'planned' order by id`)
    expect(await modes()).toEqual([{ mode: 'confirm' }])
    await firm.inCompany((ctx) => changeAutomation(ctx, 'automatic'))
    await plan(firm)
    expect(await modes()).toEqual([{ mode: 'automatic' }])
    await firm.inCompany((ctx) => changeAutomation(ctx, 'released'))
    await plan(firm)
    expect(await modes()).toEqual([{ mode: 'confirm' }])
  })

  test('is at most what one run may prepare, the most advanced first; the rest follows the next day', async () => {
    const firm = await threeDebtors()
    await firm.debtor({ owes: [['F-8', 90_000, '2026-11-10']] })
    await firm.inCompany(async (ctx) =>
      changeOutreach(ctx, { ...(await settingsOf(ctx)).outreach, maximumMessages: 1 }),
    )
    await plan(firm)
    expect(await firm.acts()).toEqual(['email reminder-1 planned 90000: F-8'])
    await firm.release()
    path.at('2026-11-17')
    await plan(firm)
    expect((await firm.acts()).slice(1)).toEqual(['email reminder-1 planned 30000: F-1'])
  })

  test('is planned once although two days are run at the same time', async () => {
    const firm = await threeDebtors()
    await Promise.all([firm.day(), firm.day(), plan(firm)])
    expect(await firm.acts()).toEqual(['email reminder-1 planned 30000: F-1'])
  })
})

describe('tasks', () => {
  test('say what is missing, once, and end with their reason', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId } = await firm.debtor({ email: null, owes: [['F-1', 30_000, '2026-11-10']] })
    await plan(firm)
    await firm.inCompany(({ sql }) => sql`delete from examined`)
    await plan(firm)
    expect(await firm.tasks()).toEqual(['complete-contact open'])
    const change = { debtorId, email: 'jeanne@noe.example' }
    await firm.inCompany((ctx) => changeDebtors(ctx, { changes: [change], mode: 'overwrite', importId: null }))
    await plan(firm)
    expect(await firm.tasks()).toEqual(['complete-contact done'])
    expect(await firm.acts()).toEqual(['email reminder-1 planned 30000: F-1'])
  })

  test('that a person has done are not asked again the same day for the same reason, but a week later, or for another', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const spec = { account: 'C7777', email: null }
    await firm.debtor({ ...spec, owes: [['F-1', 30_000, '2026-11-10']] })
    await plan(firm)
    const finish = async () => {
      const [task] = await firm.inCompany((ctx) => openTasks(ctx, null))
      await firm.inCompany((ctx) => finishTask(ctx, { taskId: task?.id ?? 0, result: 'done' }))
      await plan(firm)
    }
    await finish()
    expect(await firm.tasks()).toEqual(['complete-contact done'])
    await firm.debtor({ ...spec, owes: [['F-2', 30_000, '2026-11-10']] })
    await plan(firm)
    expect(await firm.tasks()).toEqual(['complete-contact done', 'complete-contact open'])
    await finish()
    path.at('2026-11-24')
    await firm.paymentsAreKnown()
    await plan(firm)
    expect((await firm.tasks()).at(-1)).toBe('complete-contact open')
  })

  test('of everybody stay in the list when only some are examined', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    for (let number = 1; number <= 6; number++)
      await firm.debtor({ email: null, owes: [[`F-${number}`, 30_000, '2026-11-10']] })
    await plan(firm)
    await firm.debtor({ owes: [['F-7', 30_000, '2026-11-10']] })
    await plan(firm)
    expect((await firm.tasks()).filter((task) => task.endsWith('open'))).toHaveLength(6)
  })
})

test('a debtor with facts that cannot be decided on stops nobody else', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const odd = await firm.debtor({
    owes: [
      ['F-1', 30_000, '2026-11-10'],
      ['F-2', 30_000, '2026-11-10', { dueDate: null }],
    ],
  })
  await firm.debtor({ country: 'ZZ', owes: [['F-3', 30_000, '2026-11-10', { currency: 'USD' }]] })
  await firm.inCompany(({ sql }) => sql`update hold set from_day = from_day where debtor_id = ${odd.debtorId}`)
  await plan(firm)
  expect(await firm.acts()).toEqual(['email reminder-1 planned 30000: F-1', 'email reminder-1 planned 30000: F-3'])
  expect(await firm.tasks()).toEqual(['complete-due-date open'])
})

test('a second broken promise asks for no second call while the first is still to be made', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 30_000, '2026-11-10']] })
  const itemId = itemIds[0] ?? 0
  const promise = (untilDay: '2026-11-18' | '2026-11-30') =>
    firm.inCompany((ctx) => placeHold(ctx, { kind: 'promise', debtorId, itemId, untilDay }))
  await promise('2026-11-18')
  for (const day of ['2026-11-23', '2026-12-03', '2026-12-04'] as const) {
    path.at(day)
    await firm.paymentsAreKnown()
    await firm.day()
    await firm.release().catch(() => null)
    if (day === '2026-11-23') await promise('2026-11-30')
  }
  expect((await firm.acts()).filter((act) => act.startsWith('call'))).toHaveLength(1)
})

// ---- The memory of who was examined

type Move = (
  ctx: Context,
  debtors: readonly { readonly debtorId: Id; readonly itemIds: readonly Id[] }[],
) => Promise<unknown>

const who = fc.nat(3)
const move: fc.Arbitrary<Move> = fc.oneof(
  who.map(
    (at): Move =>
      (ctx, all) =>
        recordPayment(ctx, {
          debtorId: all[at]?.debtorId ?? 0,
          amountCents: 7_000,
          onDay: ctx.today,
          allocations: [{ itemId: all[at]?.itemIds[0] ?? 0, amountCents: 7_000 }],
        }),
  ),
  who.map(
    (at): Move =>
      (ctx, all) =>
        recordPayment(ctx, { debtorId: all[at]?.debtorId ?? 0, amountCents: 9_000, onDay: ctx.today }),
  ),
  fc.tuple(who, fc.constantFrom('dispute' as const, 'pause' as const, 'promise' as const)).map(
    ([at, kind]): Move =>
      (ctx, all) =>
        placeHold(ctx, {
          kind,
          debtorId: all[at]?.debtorId ?? 0,
          itemId: all[at]?.itemIds[0] ?? null,
          untilDay: kind === 'promise' ? ctx.today : null,
        }),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (holdId): Move =>
      (ctx) =>
        liftHold(ctx, { holdId }),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (creditId): Move =>
      (ctx) =>
        undoCredit(ctx, { creditId }),
  ),
  who.map(
    (at): Move =>
      (ctx, all) =>
        changeDebtors(ctx, {
          changes: [{ debtorId: all[at]?.debtorId ?? 0, email: null }],
          mode: 'overwrite',
          importId: null,
        }),
  ),
  fc.boolean().map(
    (stopped): Move =>
      (ctx) =>
        stopSending(ctx, { stopped, reason: 'property' }),
  ),
)

type Story = readonly {
  readonly moves: readonly Move[]
  readonly releases: boolean
  readonly calls: 'reached' | 'not-done' | null
  readonly ahead: number
}[]

/** What a company did on each day of a story. Nothing but the story changes what is decided: payments are known throughout. */
async function told(story: Story, forgets: boolean): Promise<readonly string[]> {
  path.at('2026-10-01')
  const firm = await path.company()
  const all: { readonly debtorId: Id; readonly itemIds: readonly Id[] }[] = []
  for (let number = 0; number < 4; number++) {
    all.push(
      await firm.debtor({ account: `P${number}`, owes: [[`A-${number}`, 60_000, addDays('2026-10-02', number)]] }),
    )
  }
  // So many others that nobody is looked at only because the whole company is.
  for (let number = 4; number < 12; number++)
    await firm.debtor({ account: `P${number}`, owes: [['Z', 1_000, '2027-10-05']] })
  await plan(firm)
  await firm.inCompany(
    ({ sql }) => sql`update collection_plan set body = jsonb_set(body, '{paymentsMaximumAgeDays}', '90')`,
  )
  await firm.inCompany(({ sql }) => sql`delete from examined`)
  const lines: string[] = []
  let today: Day = '2026-10-01'
  for (const { moves, releases, calls, ahead } of story) {
    today = addDays(today, ahead)
    path.at(today)
    for (const happens of moves) await firm.inCompany((ctx) => happens(ctx, all)).catch(() => null)
    for (const task of calls === null ? [] : await firm.inCompany((ctx) => openTasks(ctx, null)))
      if (task.actId !== null && calls !== null)
        await firm.inCompany((ctx) => finishTask(ctx, { taskId: task.id, result: calls }))
    if (forgets) await firm.inCompany(({ sql }) => sql`delete from examined`)
    await firm.day()
    if (releases) {
      const acts = await firm.inCompany((ctx) => plannedActs(ctx, 'all'))
      await releaseActs(path.store.shell, firm.company, { actIds: acts.map((act) => act.id) })
      await firm.day()
    }
    lines.push(today, ...(await firm.acts()), ...(await firm.tasks()))
  }
  return lines
}

test('forgetting who was examined changes no decision, whatever happens and whenever it is forgotten', async () => {
  const day = fc.record({
    moves: fc.array(move, { maxLength: 1 }),
    releases: fc.boolean(),
    calls: fc.constantFrom(null, 'reached' as const, 'not-done' as const),
    ahead: fc.integer({ min: 1, max: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: 6, maxLength: 12, size: 'max' }), async (story) => {
      expect(await told(story, true)).toEqual(await told(story, false))
    }),
    { numRuns: 10, endOnFailure: true },
  )
}, 240_000)
