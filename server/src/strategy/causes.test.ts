import { describe, expect, test } from 'vitest'
import { mergeDebtors, recordCause, withdrawCause } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { compileSituation } from './compile-situation.ts'
import { decide } from './decide.ts'
import { explainSubject } from './explain-subject.ts'
import { parseSituation } from './situation.ts'

const path = await openWorkingPath('2026-11-16')

type Cause = Parameters<typeof recordCause>[1]['cause']
const heard = (firm: WorkingCompany, debtorId: number, cause: Cause, itemId: number | null = null) =>
  firm.inCompany((ctx) => recordCause(ctx, { debtorId, itemId, cause, note: 'said by Mrs Roy', source: 'person' }))
const whyOf = (firm: WorkingCompany, subject: string) =>
  firm.inCompany(async (ctx) => (await explainSubject(ctx, { subject, locale: 'fr' })).rows.map((row) => row.sentence))

describe('a cause of lateness', () => {
  test('is an oversight while nobody has said another: courteous, and nothing is said of it', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
    expect((await whyOf(firm, 'F-1')).join()).not.toContain('cause')
  })

  test('of bad faith makes the first word a firm one, that a person reads, and says why', async () => {
    path.at('2026-11-16')
    const firm = await path.company({ automation: 'automatic' })
    const { debtorId } = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await heard(firm, debtorId, 'bad-faith')
    await firm.day()
    expect(await firm.acts()).toEqual(['email firm-now planned 120000: F-1'])
    expect(await whyOf(firm, 'F-1')).toEqual([
      'Échue depuis 6 jours (10 nov.) : relance ferme sans attendre. Cause connue du retard : mauvaise foi.',
    ])
    await firm.release()
    await firm.send()
    path.at('2026-12-07')
    await firm.paymentsAreKnown()
    await firm.day()
    expect((await firm.acts()).at(-1)).toBe('registered-letter notice-now planned 120000: F-1')
  })

  test('of cash difficulty has a person offer an instalment plan', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 40_000, '2026-11-03']] })
    await firm.skipTo('reminder-1')
    await firm.day()
    await firm.release()
    await firm.send()
    path.at('2026-11-24')
    await firm.paymentsAreKnown()
    await heard(firm, debtorId, 'cash-difficulty', itemIds[0])
    await firm.day()
    expect((await firm.acts()).at(-1)).toBe('task offer-plan planned 40000: F-1')
  })

  test('of an invoice goes before that of its debtor, and taken back lets the one before count again', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId, itemIds } = await firm.debtor({
      owes: [
        ['F-1', 120_000, '2026-11-10'],
        ['F-2', 80_000, '2026-11-10'],
      ],
    })
    await heard(firm, debtorId, 'bad-faith')
    const own = await heard(firm, debtorId, 'internal-approval', itemIds[1])
    expect((await whyOf(firm, 'F-2'))[0]).toContain('circuit de validation interne')
    expect((await whyOf(firm, 'F-1'))[0]).toContain('mauvaise foi')
    await firm.inCompany((ctx) => withdrawCause(ctx, { causeId: own.id }))
    expect((await whyOf(firm, 'F-2'))[0]).toContain('mauvaise foi')
    expect((await firm.facts()).slice(-3)).toEqual(['cause.recorded', 'cause.recorded', 'cause.withdrawn'])
    const again = firm.inCompany((ctx) => withdrawCause(ctx, { causeId: own.id }))
    expect(await refusalOf(again)).toBe('ledger.cause_withdrawn')
    expect(await refusalOf(firm.inCompany((ctx) => withdrawCause(ctx, { causeId: 99 })))).toBe('ledger.cause_unknown')
    const other = await path.company()
    expect(await refusalOf(heard(other, debtorId, 'unknown'))).toBe('ledger.debtor_unknown')
  })

  test('of a suspected fraud stops everything at once, and taken back lets it go on', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId } = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    const { id } = await heard(firm, debtorId, 'suspected-fraud')
    await firm.day()
    expect(await firm.acts()).toEqual([])
    await firm.inCompany((ctx) => withdrawCause(ctx, { causeId: id }))
    await firm.day()
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
  })

  test('is kept by the debtor that another was merged into', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const kept = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    const merged = await firm.debtor({ owes: [['F-2', 120_000, '2026-11-10']] })
    await heard(firm, merged.debtorId, 'bad-faith')
    await firm.inCompany((ctx) => mergeDebtors(ctx, { keepId: kept.debtorId, mergeId: merged.debtorId }))
    expect((await whyOf(firm, 'F-1'))[0]).toContain('mauvaise foi')
  })
})

describe('in a situation', () => {
  const situation = (invoice: object, step: object) =>
    parseSituation({
      today: '2026-11-16',
      plans: [
        {
          key: 'p',
          steps: [
            { key: 'a', level: 1, offsetDays: 1, channel: 'email', ...step },
            { key: 'b', level: 2, offsetDays: 2, channel: 'email' },
          ],
        },
      ],
      debtors: [{ id: 'D', cause: 'internal-approval' }],
      invoices: [{ id: 'F', debtor: 'D', dueDate: '2026-11-01', totalCents: 10_000, ...invoice }],
    })
  const decided = (invoice: object, step: object) => decide(compileSituation(situation(invoice, step), '2026-11-16'))
  const stepOf = (invoice: object, step: object) => decided(invoice, step).actions[0]?.step

  test.each([
    ['the cause of the debtor', {}, { onlyFor: { causes: ['internal-approval'] } }, 'a'],
    ['that of the invoice instead', { cause: 'bank-error' }, { onlyFor: { causes: ['internal-approval'] } }, 'b'],
    ['a cause left out', { cause: 'bank-error' }, { notFor: { causes: ['bank-error'] } }, 'b'],
    ['the last status', { statuses: ['200', '205'] }, { onlyFor: { statuses: ['205'] } }, 'a'],
    [
      'the last status by its day',
      {
        statuses: [
          { code: '205', date: '2026-11-05' },
          { code: '202', date: '2026-11-02' },
        ],
      },
      { onlyFor: { statuses: ['205'] } },
      'a',
    ],
    ['a status left out', { statuses: ['205'] }, { notFor: { statuses: ['205'] } }, 'b'],
    ['no status at all', {}, { onlyFor: { statuses: ['205'] } }, 'b'],
  ])('a step asks for %s', (_name, invoice, step, taken) => {
    expect(stepOf(invoice, step)).toBe(taken)
  })

  test('a step passed over for a cause or a status is said', () => {
    const said = (invoice: object, step: object) =>
      decided(invoice, step).actions[0]?.reasons.map((reason) => reason.code)
    expect(said({ cause: 'bank-error' }, { notFor: { causes: ['bank-error'] } })).toContain('step-not-for-cause')
    expect(said({ statuses: ['205'] }, { notFor: { statuses: ['205'] } })).toContain('step-not-for-status')
  })
})
