// The known cases of other systems (see behaviour-cases.test.ts) that are decided by the law, the books or the outbox rather than
// by the decision of the day: each with the result that is right here.

import { latePaymentInterest, recoveryIndemnity } from '@quittance/law'
import { describe, expect, test } from 'vitest'
import type { Context, Day } from '#kernel'
import { aDebtor, aFile, anItem, idsOf, refusalOf } from '#ledger/ledger-fixture.ts'
import { liftHold, placeHold, placeHolds, recordPayment } from '#ledger'
import { readBoard } from '#ledger/read-board.ts'
import { skipAct } from '#outreach'
import { openWorkingPath } from '#test/working-path.ts'

const path = await openWorkingPath('2026-11-21')
const inBooks = async (today: Day, work: (ctx: Context) => Promise<void>) => {
  path.at(today)
  await (await path.company()).inCompany(work, today)
}

describe('what the law adds', () => {
  const interest = (percent: number, days: Day, amountCents = 100_00, payments: readonly [Day, number][] = []) => {
    const answer = latePaymentInterest({
      debtor: 'business',
      amountCents,
      dueDate: '2026-01-31',
      until: days,
      agreedRate: { kind: 'fixed', basisPoints: percent * 100 },
      reductions: payments.map(([day, cents]) => ({ kind: 'payment', day, amountCents: cents })),
    })
    return answer.kind === 'explained' ? answer.value.interestCents : null
  }

  test('100 € at 10 % for fifteen days, at 8 % for twenty [erpnext-02 erpnext-03]', () => {
    expect([interest(10, '2026-02-15'), interest(8, '2026-02-20')]).toEqual([41, 44])
  })

  test('runs on what was open between payments [erpnext-14]', () => {
    // Thirty days on 1 000 € up to the day of the payment, thirty on 400 €: 8,22 + 3,29.
    expect(interest(10, '2026-04-01', 1_000_00, [['2026-03-02', 600_00]])).toBe(11_51)
  })

  test('forty euros once per invoice, whatever was sent; nothing from consumers [legal-01 legal-03]', () => {
    const owed = (debtor: 'business' | 'consumer', until: Day) => {
      const answer = recoveryIndemnity({ debtor, dueDate: '2026-01-31', openCents: 12_00, until })
      return answer.kind === 'explained' ? answer.value : answer.kind
    }
    expect([owed('business', '2026-02-01'), owed('business', '2026-06-30')]).toEqual([40_00, 40_00])
    expect(owed('consumer', '2026-02-05')).toBe('does-not-apply')
  })
})

describe('what was owed on a day', () => {
  test('later payments change no past day, what is not due is not late, columns sum to the total [ageing-01 ageing-02 ageing-03 ninja-13]', () =>
    inBooks('2026-11-21', async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const item = (number: string, cents: number, issueDate: Day, dueDate: Day) =>
        anItem(debtorId, number, cents, { issueDate, dueDate })
      const [late = 0, paid = 0] = await idsOf(
        aFile(ctx, {
          items: [
            item('A', 1_107_75, '2026-04-01', '2026-05-01'),
            item('B', 100_00, '2026-04-30', '2026-04-30'),
            item('C', 500_00, '2026-11-01', '2026-12-31'),
          ],
        }),
      )
      const pay = (itemId: number, amountCents: number, onDay: Day) =>
        recordPayment(ctx, { debtorId, amountCents, onDay, allocations: [{ itemId, amountCents }] })
      await pay(late, 1_102_50, '2026-06-10')
      await pay(paid, 100_00, '2026-06-30')
      const may = (await readBoard(ctx, { day: '2026-05-15' })).totals
      expect([may.due1to30Cents, may.totalCents]).toEqual([1_207_75, 1_207_75])
      const { notDueCents, dueOver90Cents, overdueCents, totalCents } = (await readBoard(ctx, {})).totals
      expect([notDueCents, dueOver90Cents, overdueCents, totalCents]).toEqual([500_00, 5_25, 5_25, 505_25])
    }))

  test('each instalment is in the column of its own age; a payment says which it pays [fineract-10 fineract-11]', () =>
    inBooks('2026-11-21', async (ctx) => {
      const debtorId = await aDebtor(ctx)
      const part = (number: string, dueDate: Day) =>
        anItem(debtorId, number, 500_00, { documentKind: 'instalment', issueDate: '2026-08-01', dueDate })
      const [older = 0, newer = 0] = await idsOf(
        aFile(ctx, { items: [part('P/1', '2026-09-10'), part('P/2', '2026-10-10')] }),
      )
      const columns = async () => {
        const { due31to60Cents, due61to90Cents, totalCents } = (await readBoard(ctx, {})).totals
        return [due31to60Cents, due61to90Cents, totalCents]
      }
      expect(await columns()).toEqual([500_00, 500_00, 1_000_00])
      const pay = (itemId: number) =>
        recordPayment(ctx, {
          debtorId,
          amountCents: 500_00,
          onDay: '2026-11-21',
          allocations: [{ itemId, amountCents: 500_00 }],
        })
      await pay(older)
      expect(await columns()).toEqual([500_00, 0, 500_00])
      await pay(newer)
      expect(await columns()).toEqual([0, 0, 0])
    }))

  test('what is delivered and not invoiced is exposure, not debt that is late [oca-20]', () =>
    inBooks('2026-11-21', async (ctx) => {
      const debtorId = await aDebtor(ctx)
      await aFile(ctx, { items: [anItem(debtorId, 'BL-1', 550_00, { nature: 'accrued' })] })
      const { totals } = await readBoard(ctx, {})
      expect([totals.totalCents, totals.overdueCents]).toEqual([550_00, 0])
    }))

  test('every account of customers is read, also one that nobody named [oca-12]', () =>
    inBooks('2026-11-21', async (ctx) => {
      const debtorId = await aDebtor(ctx, 'Comptoir du Port', '411200')
      await aFile(ctx, { items: [anItem(debtorId, 'F-1', 60_00, { issueDate: '2026-08-01', dueDate: '2026-09-22' })] })
      expect((await readBoard(ctx, { search: '411200' })).rows.map((row) => row.overdueCents)).toEqual([60_00])
    }))
})

describe('holds', () => {
  test('one that is not there is not lifted; lifting is of today [fineract-06 fineract-07]', () =>
    inBooks('2026-11-20', async (ctx) => {
      expect(await refusalOf(liftHold(ctx, { holdId: 7 }))).toBe('ledger.hold_unknown')
      const { id: holdId } = await placeHold(ctx, {
        kind: 'pause',
        debtorId: await aDebtor(ctx),
        untilDay: '2026-11-30',
      })
      expect(await liftHold(ctx, { holdId })).toMatchObject({ liftedOn: '2026-11-20', untilDay: '2026-11-30' })
    }))

  test('a pause of the debtor that runs is not placed a second time [fineract-05]', () =>
    inBooks('2026-11-20', async (ctx) => {
      const pause = { kind: 'pause', debtorId: await aDebtor(ctx), untilDay: '2026-11-30' } as const
      await placeHold(ctx, pause)
      expect((await placeHolds(ctx, [pause])).refused.map(({ code }) => code)).toEqual(['ledger.hold_running'])
    }))
})

describe('what was prepared', () => {
  const oneLate = async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 120_00, '2026-11-10']] })
    await firm.day()
    return { firm, debtorId, itemId: itemIds[0] ?? 0 }
  }

  test('is let go once, however often the button is pressed [mahn-11]', async () => {
    const { firm } = await oneLate()
    const [first, second] = await Promise.all([firm.release([1]), firm.release([1]).catch(() => null)])
    expect((first?.released ?? 0) + (second?.released ?? 0)).toBe(1)
    await firm.send()
    expect(firm.received()).toHaveLength(1)
  })

  test('does not leave with another amount than what is open [mahn-30]', async () => {
    const { firm, debtorId, itemId } = await oneLate()
    await firm.release()
    await firm.pays(debtorId, 20_00, itemId)
    await firm.send()
    expect(firm.received()).toEqual([])
    expect(await firm.outbox()).toEqual(['email superseded c0002@debiteur.example'])
  })

  test('is withdrawn when its invoice is cancelled by a credit [oca-04]', async () => {
    const { firm, debtorId, itemId } = await oneLate()
    await firm.pays(debtorId, 120_00, itemId)
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 superseded 12000: F-1'])
  })

  test('is passed over by a person with a reason only [mahn-20]', async () => {
    const { firm } = await oneLate()
    const skip = (reason: string) => refusalOf(firm.inCompany((ctx) => skipAct(ctx, { actId: 1, reason })))
    expect(await skip(' ')).toBe('outreach.skip_without_reason')
    expect(await firm.acts()).toEqual(['email reminder-1 planned 12000: F-1'])
  })
})
