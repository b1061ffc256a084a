import { describe, expect, test } from 'vitest'
import {
  addContact,
  chooseItemPlan,
  itemsById,
  liftHold,
  recordDebtors,
  recordReceivables,
  recordStatuses,
  reopenItems,
} from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { changePlanRules } from './plan-rules.ts'
import { changePlan } from './change-plan.ts'
import { companyPolicy, knownPlan } from './company-policy.ts'
import { explainSubject } from './explain-subject.ts'

const path = await openWorkingPath('2026-11-16')

async function aCompany(): Promise<WorkingCompany> {
  path.at('2026-11-16')
  return path.company()
}
const planned = async (firm: WorkingCompany) => {
  await firm.day()
  return (await firm.acts()).filter((act) => act.includes(' planned '))
}
const codeOf = async (firm: WorkingCompany, subject: string) =>
  (await firm.inCompany((ctx) => explainSubject(ctx, { subject, locale: 'en' }))).rows.map(({ code }) => code)

test('an invoice open again by our own hand waits until a person has looked at it', async () => {
  const firm = await aCompany()
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
  const [itemId = 0] = itemIds
  await firm.pays(debtorId, 120_000, itemId)
  const [entry] = await firm.inCompany(
    (ctx) => ctx.sql<{ readonly id: number }>`select id from entry where kind = 'allocation'`,
  )
  await firm.inCompany((ctx) => reopenItems(ctx, { entryIds: [entry?.id ?? 0] }))
  expect(await codeOf(firm, 'F-1')).toEqual(['reopened'])
  expect(await planned(firm)).toEqual([])
  await firm.inCompany((ctx) => liftHold(ctx, { holdId: 1 }))
  expect(await codeOf(firm, 'F-1')).not.toEqual(['reopened'])
})

test('a step that is meant for a status of the electronic invoice asks what was last said of it', async () => {
  const firm = await aCompany()
  const { itemIds } = await firm.debtor({
    owes: [
      ['F-1', 120_000, '2026-11-10'],
      ['F-2', 80_000, '2026-11-10'],
    ],
  })
  await firm.inCompany(async (ctx) => {
    const { plan, version } = knownPlan((await companyPolicy(ctx)).plans, 'business')
    const steps = plan.steps.map((step) =>
      step.key === 'reminder-1' ? { ...step, onlyFor: { statuses: ['205'] } } : step,
    )
    await changePlan(ctx, { plan: { ...plan, steps }, version })
    const item = (await itemsById(ctx, itemIds)).get(itemIds[0] ?? 0)
    if (!item) throw new Error('no item')
    const said = { label: 'approved', onDay: ctx.today, reasons: [], amountCents: null }
    const file = { fileName: 'cdar.xml', mediaType: 'application/xml', sha256: '5'.repeat(64) }
    await recordStatuses(ctx, { statuses: [{ ...said, item, code: '205', file }], importId: null })
  })
  expect(await planned(firm)).toEqual(['email reminder-1 planned 200000: F-1 (F-2)'])
})

test('two establishments of one SIREN get one message', async () => {
  const firm = await aCompany()
  await firm.inCompany(async (ctx) => {
    const establishment = (reference: string, name: string) =>
      ({ name, kind: 'business', siren: '552100554', references: [{ source: 'account', reference }] }) as const
    const debtors = [establishment('L1', 'Comptoir, Lyon'), establishment('P1', 'Comptoir, Paris')]
    const { ids } = await recordDebtors(ctx, { debtors, importId: 1 })
    const debtorId = ids[0] ?? 0
    await addContact(ctx, {
      debtorId,
      name: null,
      email: 'compta@comptoir.example',
      phone: null,
      role: 'accounts-payable',
    })
    const item = (number: string, of: number | null | undefined) => ({
      debtorId: of ?? 0,
      number,
      issueDate: '2026-10-10' as const,
      dueDate: '2026-11-09' as const,
      dueComputed: false,
      totalCents: 60_000,
    })
    const items = [item('F-L', ids[0]), item('F-P', ids[1])]
    await recordReceivables(ctx, { items, credits: [], allocations: [], importId: 1 })
  })
  expect(await planned(firm)).toEqual(['email reminder-1 planned 120000: F-L F-P'])
})

describe('the plan', () => {
  const soon = [['F-1', 120_000, '2026-11-09']] as const

  test('of a rule holds for whom it fits, of a person before it, of an invoice before both', async () => {
    const firm = await aCompany()
    await firm.debtor({ segment: 'export', owes: soon })
    await firm.debtor({ segment: 'export', planKey: 'business', owes: [['F-2', 120_000, '2026-11-09']] })
    const { itemIds } = await firm.debtor({ owes: [['F-3', 120_000, '2026-11-09']] })
    await firm.debtor({ owes: [['F-4', 120_000, '2026-11-09']] })
    const change = (version: number, plan: string) =>
      firm.inCompany((ctx) => changePlanRules(ctx, { version, rules: [{ plan, when: { segments: ['export'] } }] }))
    await change(0, 'cautious')
    await firm.inCompany((ctx) => chooseItemPlan(ctx, { itemIds, planKey: 'cautious' }))
    await firm.day()
    const rows = await firm.inCompany(
      (ctx) =>
        ctx.sql<{ readonly plan: string }>`select plan_key as plan from act where channel = 'email' order by debtor_id`,
    )
    expect(rows.map(({ plan }) => plan)).toEqual(['cautious', 'business', 'cautious', 'business'])
    expect(await refusalOf(change(0, 'business'))).toBe('strategy.plan_rules_changed_since')
    expect(await refusalOf(change(1, 'none'))).toBe('strategy.plan_unknown')
    const missing = firm.inCompany((ctx) => chooseItemPlan(ctx, { itemIds: [99], planKey: null }))
    expect(await refusalOf(missing)).toBe('ledger.item_unknown')
  })

  test('follows how late a debtor usually pays, and how much it owes', async () => {
    const firm = await aCompany()
    const { debtorId, itemIds } = await firm.debtor({
      owes: [
        ['F-0', 50_000, '2026-08-01'],
        ['F-1', 120_000, '2026-11-09'],
      ],
    })
    await firm.debtor({ owes: [['F-2', 120_000, '2026-11-09']] })
    await firm.debtor({ owes: [['F-3', 900_000, '2026-11-09']] })
    await firm.pays(debtorId, 50_000, itemIds[0] ?? 0)
    const rules = [
      { plan: 'cautious', when: { usualDelayDaysFrom: 60 } },
      { plan: 'key-account', when: { openCentsFrom: 500_000 } },
    ]
    await firm.inCompany((ctx) => changePlanRules(ctx, { version: 0, rules }))
    await firm.day()
    const rows = await firm.inCompany(
      (ctx) =>
        ctx.sql<{ readonly plan: string }>`select plan_key as plan from act where channel = 'email' order by debtor_id`,
    )
    expect(rows.map(({ plan }) => plan)).toEqual(['cautious', 'business', 'key-account'])
  })
})

describe('the holidays of a debtor', () => {
  test('keep a message back: 26 December in Strasbourg', async () => {
    // A Friday would do as well; in 2028 the day after Christmas is a Tuesday.
    path.at('2028-12-26')
    const firm = await path.company()
    await firm.debtor({ postcode: '67000', city: 'Strasbourg', owes: [['F-1', 120_000, '2028-12-20']] })
    await firm.debtor({ postcode: '69007', city: 'Lyon', owes: [['F-2', 120_000, '2028-12-20']] })
    expect(await planned(firm)).toEqual(['email reminder-1 planned 120000: F-2'])
    expect(await codeOf(firm, 'F-1')).toEqual(['public-holiday'])
  })

  test('abroad are its country’s, beside ours: the third of October in Berlin, 14 July of a company in Lyon', async () => {
    path.at('2028-10-03')
    const firm = await path.company()
    await firm.debtor({ country: 'DE', postcode: '10115', city: 'Berlin', owes: [['F-1', 120_000, '2028-09-28']] })
    await firm.debtor({ country: 'BE', postcode: '1000', city: 'Bruxelles', owes: [['F-2', 120_000, '2028-09-28']] })
    expect(await planned(firm)).toEqual(['email reminder-1 planned 120000: F-2'])
    expect(await codeOf(firm, 'F-1')).toEqual(['public-holiday'])
    path.at('2028-07-14')
    const other = await path.company()
    await other.debtor({ country: 'DE', postcode: '10115', city: 'Berlin', owes: [['F-1', 120_000, '2028-07-10']] })
    expect(await planned(other)).toEqual([])
    expect(await codeOf(other, 'F-1')).toEqual(['public-holiday'])
  })
})
