import { expect, test } from 'vitest'
import { openWorkingPath } from '#test/working-path.ts'
import { nextAct } from './next-act.ts'

const path = await openWorkingPath('2026-11-16')

test('the next act of a debtor is the first that would leave if nothing is paid, on its day', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
  const next = () => firm.inCompany((ctx) => nextAct(ctx, { debtorId, locale: 'fr' }))
  expect(await next()).toMatchObject({ day: '2026-11-16', step: 'relance 1', itemCount: 1, totalCents: 120_000 })
  await firm.day()
  await firm.release()
  await firm.send()
  expect(await next()).toMatchObject({ debtorName: 'Café Lune', day: '2026-11-23', step: 'appel' })
})

test('a debtor who owes nothing hears nothing', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ name: 'Bar Soleil', owes: [] })
  expect(await firm.inCompany((ctx) => nextAct(ctx, { debtorId, locale: 'fr' }))).toBeNull()
})
