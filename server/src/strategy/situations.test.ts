import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { openOffice } from '#test/office.ts'
import { addDays } from '#kernel'
import { recordDebtors, recordReceivables } from '#ledger'
import { companyPolicy } from './company-policy.ts'
import { createColumns } from './columns.ts'
import { eachSituation, inTurns } from './situations.ts'

const { shell, inCompany } = await createTestCompany({ now: '2026-11-16' })

describe('debtors one after the other', () => {
  test('others have a turn after each millisecond of work', async () => {
    const { settings } = await inCompany(companyPolicy)
    const columns = createColumns({ debtors: 50, items: 0, holds: 0, usedSteps: 0 })
    for (let row = 0; row < 50; row++) columns.debtors.id[row] = row + 1
    let turns = 0
    let isVisiting = true
    const other = (): void => {
      turns++
      if (isVisiting) setImmediate(other)
    }
    setImmediate(other)
    const visited: number[] = []
    await inTurns(columns, settings, ({ id }) => {
      visited.push(id)
      for (const start = performance.now(); performance.now() - start < 1.5;);
    })
    isVisiting = false
    expect(visited).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(turns).toBeGreaterThanOrEqual(49)
  })

  test('in the order of their numbers, each once, however many slices that takes', async () => {
    await inCompany(async (ctx) => {
      const { ids } = await recordDebtors(ctx, {
        importId: 1,
        debtors: Array.from({ length: 2500 }, (_, index) => ({
          name: `Client ${index}`,
          references: [{ source: 'account' as const, reference: `S${index}` }],
        })),
      })
      const items = ids.flatMap((debtorId, index) =>
        Array.from({ length: index % 4 }, (_, nth) => ({
          debtorId,
          number: `S-${index}-${nth}`,
          issueDate: '2026-10-01' as const,
          dueDate: '2026-10-31' as const,
          dueComputed: false,
          totalCents: 100_00 + index,
        })),
      )
      await recordReceivables(ctx, { items: items.toReversed(), credits: [], allocations: [], importId: 1 })
      const seen: string[] = []
      await eachSituation(ctx, { ...(await companyPolicy(ctx)), debtorIds: 'all' }, (debtor) =>
        seen.push(`${debtor.id} ${debtor.items.map(({ openCents }) => openCents).join(' ')}`),
      )
      const first = ids[0] ?? 0
      expect(seen.length).toBe(2500)
      expect(seen.slice(0, 4)).toEqual([
        `${first} `,
        `${first + 1} 10001`,
        `${first + 2} 10002 10002`,
        `${first + 3} 10003 10003 10003`,
      ])
      expect(seen.slice(999, 1002)).toEqual([
        `${first + 999} 10999 10999 10999`,
        `${first + 1000} `,
        `${first + 1001} 11001`,
      ])
      expect(seen.at(-1)).toBe(`${first + 2499} 12499 12499 12499`)
    })
  })

  test('a visit that fails ends the reading, and says why', async () => {
    const broken = inCompany(async (ctx) =>
      eachSituation(ctx, { ...(await companyPolicy(ctx)), debtorIds: 'all' }, () => {
        throw new Error('enough')
      }),
    )
    await expect(broken).rejects.toThrow('enough')
    expect(await inCompany(async ({ sql }) => (await sql`select 1 as one`).length)).toBe(1)
  })
})

test('while past months are replayed, the office answers others', async () => {
  const office = await openOffice(shell)
  const seat = await office.seat()
  await shell.inCompany({ ...seat.company, today: '2026-11-16' }, async (ctx) => {
    const { ids } = await recordDebtors(ctx, {
      importId: 1,
      debtors: Array.from({ length: 100 }, (_, index) => ({
        name: `Client ${index}`,
        references: [{ source: 'account' as const, reference: `R${index}` }],
        email: `r${index}@debtor.example`,
      })),
    })
    const items = Array.from({ length: 1500 }, (_, index) => {
      const issueDate = addDays('2025-11-20', index % 330)
      return {
        debtorId: ids[index % 100] ?? 0,
        number: `R-${index}`,
        issueDate,
        dueDate: addDays(issueDate, 30),
        dueComputed: false,
        totalCents: 500_00,
      }
    })
    await recordReceivables(ctx, { items, credits: [], allocations: [], importId: 1 })
  })
  const began = performance.now()
  const ended = new AbortController()
  const replay = office.ask(seat, 'GET /replay?months=12&as=told').finally(() => ended.abort())
  const silences: number[] = []
  while (!ended.signal.aborted) {
    const asked = performance.now()
    await sleep(5)
    expect((await office.app.inject('/healthz')).statusCode).toBe(200)
    silences.push(performance.now() - asked)
  }
  const took = performance.now() - began
  expect((await replay).status).toBe(200)
  // Played in one go, nearly all of it would be one silence.
  expect(Math.max(...silences)).toBeLessThan(took / 2)
}, 60_000)
