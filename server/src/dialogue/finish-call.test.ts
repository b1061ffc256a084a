import { describe, expect, test } from 'vitest'
import type { Cents, Id } from '#kernel'
import { readDebtor, recordPayment } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { countPlanned, openTasks } from '#outreach'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { callScript } from './call-script.ts'
import { finishCall, undoCall } from './finish-call.ts'
import { listCalls } from './list-calls.ts'
import type { CallAnswer, CallOutcome } from './model.ts'
import { readCall, writeConfirmation } from './read-call.ts'

const path = await openWorkingPath('2026-11-16')

type Calling = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id; readonly taskId: Id }

async function oneCall(): Promise<Calling> {
  path.at('2026-11-16')
  const firm = await path.company()
  const owes = [['F-1', 120_000, '2026-11-02']] as const
  const { debtorId, itemIds } = await firm.debtor({ contactName: 'Anne Petit', phone: '04 72 11 11 11', owes })
  await firm.skipTo('call')
  await firm.release()
  const [task] = await firm.inCompany((ctx) => openTasks(ctx, null))
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0, taskId: task?.id ?? 0 }
}

const finish = (firm: Calling, outcome: CallOutcome, answer: CallAnswer | null = null) =>
  firm.inCompany((ctx) => finishCall(ctx, { taskId: firm.taskId, outcome, answer, note: 'Mme Petit' }))
const calls = (firm: WorkingCompany) => firm.inCompany(listCalls)
const holds = async (firm: Calling) => {
  const page = await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: firm.debtorId, withPaid: false }))
  return page.holds.map(({ kind, untilDay, amountCents }) => [kind, untilDay, amountCents])
}

describe('a cause that was heard', () => {
  const said = (firm: Calling, outcome: CallOutcome) =>
    firm.inCompany((ctx) =>
      finishCall(ctx, { taskId: firm.taskId, outcome, answer: null, note: 'Mme Petit', cause: 'cash-difficulty' }),
    )
  const known = (firm: Calling) => firm.inCompany(({ sql }) => sql`select cause from ledger_lateness_cause`)

  test('on the telephone is noted with the call, and taken back with it', async () => {
    const firm = await oneCall()
    await said(firm, 'reached')
    expect(await known(firm)).toEqual([{ cause: 'cash-difficulty' }])
    expect((await firm.facts()).slice(-2)).toEqual(['cause.recorded', 'call.made'])
    await firm.inCompany((ctx) => undoCall(ctx, { taskId: firm.taskId }))
    expect(await known(firm)).toEqual([])
  })

  test('needs somebody who said it', async () => {
    expect(await refusalOf(said(await oneCall(), 'voicemail'))).toBe('dialogue.nobody_reached')
  })
})

describe('the list of calls', () => {
  test('says whom to call, at which number, about how much', async () => {
    const firm = await oneCall()
    expect(await calls(firm)).toMatchObject([
      {
        taskId: firm.taskId,
        overdueCents: 120_000,
        daysPastDue: 14,
        isCallBack: false,
        hasUnreadAnswer: false,
        calls: 0,
        contacts: [{ name: 'Anne Petit', phone: '04 72 11 11 11' }],
      },
    ])
  })

  test('says nothing of a call that nobody has let go yet; how many there are is counted', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ phone: '04 72 11 11 11', owes: [['F-1', 120_000, '2026-11-02']] })
    await firm.skipTo('call')
    expect(await calls(firm)).toEqual([])
    expect(await firm.inCompany((ctx) => countPlanned(ctx, 'call'))).toBe(1)
    await firm.release()
    expect(await calls(firm)).toHaveLength(1)
    expect(await firm.inCompany((ctx) => countPlanned(ctx, 'call'))).toBe(0)
  })

  test('leaves out who has paid meanwhile', async () => {
    const firm = await oneCall()
    const paid: Cents = 120_000
    await firm.inCompany((ctx) =>
      recordPayment(ctx, {
        debtorId: firm.debtorId,
        amountCents: paid,
        onDay: ctx.today,
        allocations: [{ itemId: firm.itemId, amountCents: paid }],
      }),
    )
    expect(await calls(firm)).toEqual([])
  })
})

describe('a call in which', () => {
  test('a day was promised holds the invoice until then', async () => {
    const firm = await oneCall()
    await finish(firm, 'reached', { kind: 'promise', untilDay: '2026-11-27', itemIds: [firm.itemId] })
    expect(await holds(firm)).toEqual([['promise', '2026-11-27', null]])
    expect(await calls(firm)).toEqual([])
    expect((await firm.facts()).slice(-2)).toEqual(['hold.placed', 'call.made'])
  })

  test('part of an invoice was disputed holds that part', async () => {
    const firm = await oneCall()
    await finish(firm, 'reached', {
      kind: 'dispute',
      itemId: firm.itemId,
      amountCents: 20_000,
      reason: 'remise oubliée',
    })
    expect(await holds(firm)).toEqual([['dispute', null, 20_000]])
  })

  test('another day was agreed is asked for again on that day, first of all', async () => {
    const firm = await oneCall()
    await finish(firm, 'reached', { kind: 'call-back', onDay: '2026-11-19' })
    expect(await calls(firm)).toEqual([])
    path.at('2026-11-19')
    expect(await calls(firm)).toMatchObject([{ isCallBack: true, calls: 1, reached: 1 }])
  })

  test('nobody was reached promises nothing', async () => {
    const firm = await oneCall()
    const promise = { kind: 'promise', untilDay: '2026-11-27', itemIds: [] } as const
    expect(await refusalOf(finish(firm, 'voicemail', promise))).toBe('dialogue.nobody_reached')
    expect(await holds(firm)).toEqual([])
    expect(await calls(firm)).toHaveLength(1)
  })

  test('nobody was there promises nothing either; another day may have been agreed', async () => {
    const firm = await oneCall()
    const promise = { kind: 'promise', untilDay: '2026-11-27', itemIds: [] } as const
    expect(await refusalOf(finish(firm, 'absent', promise))).toBe('dialogue.nobody_reached')
    await finish(firm, 'absent', { kind: 'call-back', onDay: '2026-11-19' })
    expect(await firm.tasks()).toEqual(['call done', 'call-back open'])
  })

  test('payment today was promised is taken', async () => {
    const firm = await oneCall()
    await finish(firm, 'reached', { kind: 'promise', untilDay: '2026-11-16', itemIds: [] })
    expect(await holds(firm)).toEqual([['promise', '2026-11-16', null]])
  })

  test('a day that is past was named is not taken', async () => {
    const firm = await oneCall()
    const promise = { kind: 'promise', untilDay: '2026-11-15', itemIds: [] } as const
    expect(await refusalOf(finish(firm, 'reached', promise))).toBe('dialogue.day_past')
  })
})

describe('undo', () => {
  test('asks for the call again and lifts what followed from it', async () => {
    const firm = await oneCall()
    await finish(firm, 'reached', { kind: 'promise', untilDay: '2026-11-27', itemIds: [] })
    await firm.inCompany((ctx) => undoCall(ctx, { taskId: firm.taskId }))
    expect(await holds(firm)).toEqual([])
    expect(await calls(firm)).toMatchObject([{ taskId: firm.taskId, calls: 0 }])
  })

  test('takes back the call that was agreed for later', async () => {
    const firm = await oneCall()
    await finish(firm, 'absent', { kind: 'call-back', onDay: '2026-11-19' })
    await firm.inCompany((ctx) => undoCall(ctx, { taskId: firm.taskId }))
    path.at('2026-11-19')
    expect(await calls(firm)).toMatchObject([{ isCallBack: false }])
  })

  test('of a call that was not noted is refused', async () => {
    const firm = await oneCall()
    expect(await refusalOf(firm.inCompany((ctx) => undoCall(ctx, { taskId: firm.taskId })))).toBe(
      'dialogue.call_not_made',
    )
  })
})

describe('the script', () => {
  test('names the case to the right person, and nothing of it on a voicemail', async () => {
    const firm = await oneCall()
    const { script } = await firm.inCompany((ctx) => readCall(ctx, { taskId: firm.taskId }))
    expect(script.opening).toContain('Anne Petit')
    expect(script.facts).toEqual([
      'Je vous appelle au sujet d’une facture de 1\u202f200,00\u00a0€.',
      'Facture F-1\u00a0: 1\u202f200,00\u00a0€, échue le 02/11/2026 (depuis 14 jours).',
    ])
    expect(script.voicemail).toMatch(/Atelier Verdon.*04 72 00 00 00/)
    expect(script.voicemail).not.toMatch(/facture|F-1|€|impay|échue|règlement/i)
  })

  test.each(['fr', 'en'] as const)(
    'says nothing of a debt on a voicemail (%s), with a caller and without',
    (locale) => {
      const items = [{ number: 'F-1', dueDate: '2026-11-02', openCents: 120_000, daysPastDue: 14 }] as const
      const facts = { company: 'Verdon', debtor: 'Moulin', contact: 'Anne', currency: 'EUR', calls: 2, items }
      for (const caller of [null, 'Claire'])
        for (const phone of [null, '04 72 00 00 00']) {
          const { voicemail } = callScript({ ...facts, overdueCents: 120_000, caller, phone }, locale)
          expect(voicemail).toContain('Verdon')
          expect(voicemail).not.toMatch(
            /factur|invoice|F-1|€|1.?200|impay|unpaid|overdue|échu|règle|pay|debt|dette|due|Moulin|rappel de|remind/i,
          )
        }
    },
  )

  test('is there only for a call that is to be made', async () => {
    const firm = await oneCall()
    expect(await refusalOf(firm.inCompany((ctx) => readCall(ctx, { taskId: 999 })))).toBe('dialogue.not_a_call')
  })

  test('and the confirmation asks for the promise in writing', async () => {
    const firm = await oneCall()
    const answer = { kind: 'promise', untilDay: '2026-11-27', itemIds: [] } as const
    const { subject, text } = await firm.inCompany((ctx) => writeConfirmation(ctx, { taskId: firm.taskId, answer }))
    expect(subject).toBe('Notre appel – F-1')
    expect(text).toContain('vous réglerez la facture F-1, soit 1\u202f200,00\u00a0€, au plus tard le 27/11/2026')
    expect(text).toContain('en répondant à ce message\u202f?')
  })

  test('and of an invoice that is disputed whole nothing is asked for meanwhile; of a part, the rest', async () => {
    const firm = await oneCall()
    const [item] = (await firm.inCompany((ctx) => readCall(ctx, { taskId: firm.taskId }))).items
    const dispute = { kind: 'dispute', itemId: item?.id ?? 0, category: 'quality', reason: 'Rayée' } as const
    const textOf = async (amountCents: number | null) =>
      (
        await firm.inCompany((ctx) =>
          writeConfirmation(ctx, { taskId: firm.taskId, answer: { ...dispute, amountCents } }),
        )
      ).text
    expect(await textOf(null)).toContain(
      'désaccord sur la facture F-1\u00a0: Rayée.\n\nJe reviens vers vous avec une réponse.\n',
    )
    expect(await textOf(20_000)).toContain('pour 200,00\u00a0€\u00a0: Rayée.')
    expect(await textOf(20_000)).toContain('Le reste, que vous ne contestez pas, peut être réglé dès maintenant.')
  })
})
