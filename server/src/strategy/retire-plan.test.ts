import { expect, test } from 'vitest'
import type { Refusal } from '#kernel'
import { changeDebtors } from '#ledger'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { openOffice } from '#test/office.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { createPlan } from './change-plan.ts'
import { choosePlan } from './choose-plan.ts'
import { companyPolicy, plansOf } from './company-policy.ts'
import type { CollectionPlan } from './model.ts'
import { changePlanRules } from './plan-rules.ts'
import { restorePlan, retirePlan } from './retire-plan.ts'

const path = await openWorkingPath('2026-11-16')

async function withExport() {
  const firm = await path.company()
  const plan = await firm.inCompany(async (ctx) => {
    const cautious = (await plansOf(ctx)).find((kept) => kept.plan.key === 'cautious')?.plan
    const made = { ...(cautious as CollectionPlan), key: 'export', name: { fr: 'Export', en: 'Export' } }
    return (await createPlan(ctx, made)).plan
  })
  const refused = async () => {
    const refusal = await firm.inCompany((ctx) => retirePlan(ctx, { key: 'export' })).catch((error: Refusal) => error)
    if (!(refusal instanceof Error)) throw new Error('it was not refused')
    expect(refusal.code).toBe('strategy.plan_in_use')
    return refusalSentence(refusal.code, refusal.data, 'fr')
  }
  const names = () => firm.inCompany(async (ctx) => (await plansOf(ctx)).map((kept) => kept.plan.key))
  return { firm, plan, refused, names }
}

test('a plan that nobody has is taken away, and can be had back', async () => {
  const { firm, names } = await withExport()
  expect(await names()).toContain('export')
  const before = await firm.inCompany((ctx) => companyPolicy(ctx))
  await firm.inCompany((ctx) => retirePlan(ctx, { key: 'export' }))
  expect(await names()).not.toContain('export')
  // No number that somebody was examined under comes back: what follows is a change like any other.
  expect((await firm.inCompany((ctx) => companyPolicy(ctx))).version).toBe(before.version)
  await firm.inCompany((ctx) => restorePlan(ctx, { key: 'export' }))
  expect(await names()).toContain('export')
  expect((await firm.facts()).filter((kind) => kind.startsWith('plan.'))).toEqual([
    'plan.created',
    'plan.retired',
    'plan.restored',
  ])
})

test('what has it is said: a rule, debtors, invoices, what is on its way', async () => {
  const { firm, refused } = await withExport()
  const rule = { when: { countries: ['BE'] }, plan: 'export' }
  await firm.inCompany((ctx) => changePlanRules(ctx, { version: 0, rules: [rule] }))
  expect(await refused()).toBe(
    'Le scénario « Export » sert encore. Règles : 1 ; clients : – ; factures : – ; actes en cours : –. Donnez-leur un autre scénario, puis retirez celui-ci.',
  )
  await firm.inCompany((ctx) => changePlanRules(ctx, { version: 1, rules: [] }))
  const owing = await firm.debtor({ name: 'Brûlerie Noé', owes: [['F-1', 120_000, '2026-11-05']] })
  for (const name of ['Ancien', 'Belge', 'Cave', 'Dune', 'Erg']) {
    const { debtorId } = await firm.debtor({ name })
    const changes = [{ debtorId, planKey: 'export' }]
    await firm.inCompany((ctx) => changeDebtors(ctx, { changes, mode: 'overwrite', importId: null }))
  }
  await firm.inCompany((ctx) => choosePlan(ctx, { itemId: owing.itemIds[0] ?? 0, planKey: 'export' }))
  await firm.release()
  expect(await refused()).toBe(
    'Le scénario « Export » sert encore. Règles : – ; clients : Ancien, Belge, Cave, Dune, + 1 ; factures : F-1 ; actes en cours : 1. Donnez-leur un autre scénario, puis retirez celui-ci.',
  )
})

test('the plan of a kind stays, and only what was taken away comes back', async () => {
  const { firm } = await withExport()
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: Refusal) => error.code,
    )
  expect(await codeOf(firm.inCompany((ctx) => retirePlan(ctx, { key: 'business' })))).toBe('strategy.plan_of_kind')
  expect(await codeOf(firm.inCompany((ctx) => restorePlan(ctx, { key: 'export' })))).toBe('strategy.plan_not_retired')
  expect(await codeOf(firm.inCompany((ctx) => restorePlan(ctx, { key: 'none' })))).toBe('strategy.plan_unknown')
})

test('over HTTP, and its versions can be read as long as messages name them', async () => {
  const office = await openOffice(path.store.shell)
  const seat = await office.seat()
  const ask = (request: string) => office.ask(seat, request)
  expect((await ask('DELETE /plans/cautious')).body).toMatchObject({ key: 'cautious', version: 1 })
  const { body } = await ask('GET /plans')
  expect(body['retired']).toMatchObject([{ key: 'cautious' }])
  expect((await ask('GET /plans/cautious/versions')).body).toMatchObject({ rows: [{ version: 1 }] })
  expect((await ask('POST /plans/cautious/restore')).body).toMatchObject({ key: 'cautious' })
  expect((await ask('GET /plans')).body['retired']).toEqual([])
  expect((await ask('POST /plans/cautious/restore')).body).toMatchObject({ code: 'strategy.plan_not_retired' })
})
