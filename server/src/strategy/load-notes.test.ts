import { describe, expect, test } from 'vitest'
import { chooseItemPlan, liftHold, reopenItems } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { changePlanRules } from './plan-rules.ts'
import { explainSubject } from './explain-subject.ts'
import { zoneOf } from './zones.ts'

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
  test('are those of its department or territory; abroad only the company’s own calendar holds', () => {
    expect([
      zoneOf('FR', '67000'),
      zoneOf('FR', '57100'),
      zoneOf('FR', '69007'),
      zoneOf('FR', '97400'),
      zoneOf('FR', null),
      zoneOf('RE', null),
      zoneOf('DE', '67000'),
      zoneOf(null, null),
    ]).toEqual(['alsace-moselle', 'alsace-moselle', 'metropole', 'reunion', null, 'reunion', null, null])
  })

  test('keep a message back: 26 December in Strasbourg', async () => {
    // A Friday would do as well; in 2028 the day after Christmas is a Tuesday.
    path.at('2028-12-26')
    const firm = await path.company()
    await firm.debtor({ postcode: '67000', city: 'Strasbourg', owes: [['F-1', 120_000, '2028-12-20']] })
    await firm.debtor({ postcode: '69007', city: 'Lyon', owes: [['F-2', 120_000, '2028-12-20']] })
    expect(await planned(firm)).toEqual(['email reminder-1 planned 120000: F-2'])
    expect(await codeOf(firm, 'F-1')).toEqual(['not-a-sending-day'])
  })
})
