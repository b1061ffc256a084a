import { expect, test } from 'vitest'
import { placeHolds } from '#ledger'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { explainSubject } from './explain-subject.ts'

const path = await openWorkingPath('2026-11-16')

type Hold = Parameters<typeof placeHolds>[1][number]
const held = (firm: WorkingCompany, ...holds: readonly Hold[]) => firm.inCompany((ctx) => placeHolds(ctx, holds))
const whyOf = (firm: WorkingCompany, locale: 'fr' | 'en' = 'fr') =>
  firm.inCompany(async (ctx) =>
    (await explainSubject(ctx, { subject: 'Noé', locale })).rows.map(({ number, sentence }) => `${number} ${sentence}`),
  )

test('what somebody wrote beside a hold is said with it, that of the invoice before that of its debtor', async () => {
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({
    name: 'Noé',
    owes: [
      ['F-1', 120_000, '2026-11-02'],
      ['F-2', 50_000, '2026-11-03'],
    ],
  })
  await held(
    firm,
    { kind: 'pause', debtorId, untilDay: '2026-11-30', reason: 'Mme Roy rentre le 30' },
    { kind: 'pause', debtorId, itemId: itemIds[1] ?? 0, reason: 'avoir à établir' },
  )
  expect(await whyOf(firm)).toEqual([
    'F-1 Ne part pas : en pause jusqu’au 30 nov. Noté : « Mme Roy rentre le 30 ».',
    'F-2 Ne part pas : en pause. Noté : « avoir à établir ».',
  ])
})

test('a hold whose words have no end of their own says until when it holds', async () => {
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ name: 'Noé', owes: [['F-1', 120_000, '2026-11-02']] })
  await held(firm, { kind: 'missing-piece', debtorId, untilDay: '2026-12-05' })
  expect(await whyOf(firm)).toEqual(['F-1 Ne part pas : il manque une pièce de notre part, retenue jusqu’au 5 déc.'])
})

test('a pause while an answer waits says so; a hold without words says nothing more', async () => {
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ name: 'Noé', owes: [['F-1', 120_000, '2026-11-02']] })
  const [itemId = 0] = itemIds
  await held(firm, { kind: 'dispute', debtorId, itemId, untilDay: '2026-12-05' })
  expect(await whyOf(firm, 'en')).toEqual(['F-1 Does not leave: €1,200 disputed since 16 Nov until 5 Dec.'])
  const other = await path.company()
  const { debtorId: answering } = await other.debtor({ name: 'Noé', owes: [['F-1', 120_000, '2026-11-02']] })
  await held(other, { kind: 'pause', debtorId: answering, reason: 'Re: facture F-1', origin: 'dialogue' })
  expect(await whyOf(other, 'en')).toEqual([
    'F-1 Does not leave: paused. An answer waits to be read: “Re: facture F-1”.',
  ])
})
