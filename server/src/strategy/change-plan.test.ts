import { beforeEach, expect, test } from 'vitest'
import { addContact, changeContact } from '#ledger'
import { openWorkingPath } from '#test/working-path.ts'
import { changePlan } from './change-plan.ts'
import { knownPlan, plansOf } from './company-policy.ts'
import type { Step } from './model.ts'
import { readToday } from './read-today.ts'

const path = await openWorkingPath('2026-11-16')
let firm: Awaited<ReturnType<typeof path.company>>
beforeEach(async () => {
  firm = await path.company()
})

/** Changes one step of the plan for businesses. */
const change = (key: string, step: Partial<Step>) =>
  firm.inCompany(async (ctx) => {
    const { plan, version } = knownPlan(await plansOf(ctx), 'business')
    const steps = plan.steps.map((kept) => (kept.key === key ? { ...kept, ...step } : kept))
    await changePlan(ctx, { plan: { ...plan, steps }, version })
  })

const manager = (debtorId: number, email: string) => ({
  debtorId,
  email,
  name: 'Ada Roy',
  phone: null,
  role: 'manager' as const,
})

test('a step goes to the person whom it is for, where there is one', async () => {
  const { debtorId } = await firm.debtor({ account: 'D1', owes: [['F-1', 60_000, '2026-11-10']] })
  await firm.debtor({ account: 'D2', owes: [['F-2', 60_000, '2026-11-10']] })
  await firm.inCompany((ctx) => addContact(ctx, manager(debtorId, 'ada@debiteur.example')))
  await change('reminder-1', { recipientRole: 'manager' })
  await firm.day()
  // The list of the day names whoever really gets it, before it is let go and after.
  const shown = async () => {
    const { actions } = await firm.inCompany((ctx) => readToday(ctx, 'fr'))
    return actions.map(({ recipient: { name, email }, state }) => `${state} ${name} ${email}`)
  }
  const [ada, jeanne] = ['Ada Roy ada@debiteur.example', 'Jeanne Petit d2@debiteur.example']
  expect(await shown()).toEqual([`planned ${ada}`, `planned ${jeanne}`])
  await firm.release()
  expect(await shown()).toEqual([`queued ${ada}`, `queued ${jeanne}`])
  expect(await firm.outbox()).toEqual(['email prepared ada@debiteur.example', 'email prepared d2@debiteur.example'])
  await firm.send()
  expect(await firm.outbox()).toEqual(['email accepted ada@debiteur.example', 'email accepted d2@debiteur.example'])
})

test('a message to a person whose address has changed since does not leave', async () => {
  const { debtorId } = await firm.debtor({ owes: [['F-1', 60_000, '2026-11-10']] })
  const {
    id,
    debtorId: _,
    ...ada
  } = await firm.inCompany((ctx) => addContact(ctx, manager(debtorId, 'ada@debiteur.example')))
  await change('reminder-1', { recipientRole: 'manager' })
  await firm.day()
  await firm.release()
  await firm.inCompany((ctx) => changeContact(ctx, { ...ada, contactId: id, email: 'roy@debiteur.example' }))
  await firm.send()
  expect(await firm.outbox()).toEqual(['email superseded ada@debiteur.example'])
})

test('a step says the text that it names, and the journal the version that decided it', async () => {
  await firm.debtor({ account: 'D3', owes: [['F-1', 60_000, '2026-10-20']] })
  await change('reminder-1', { level: 2, template: 'reminder-2' })
  await change('reminder-1', { level: 2, template: 'reminder-1' })
  await firm.day()
  await firm.release()
  await firm.send()
  expect(firm.received()).toEqual(['d3@debiteur.example: Facture F-1, échue le 20 octobre 2026'])
  const facts = await firm.inCompany(
    ({ sql }) => sql<{ plan: string }>`
      select p.payload::jsonb ->> 'plan' as plan from fact f
      join fact_payload p on p.organisation_id = f.organisation_id and p.fact_id = f.id
      where f.kind = 'act.released'`,
  )
  expect(facts).toEqual([{ plan: 'business v3' }])
})
