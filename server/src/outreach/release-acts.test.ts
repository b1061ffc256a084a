import { describe, expect, test } from 'vitest'
import { changeBank, changeIdentity } from '#access'
import { changeDebtors, mergeDebtors, noteBounce, recordDebtors } from '#ledger'
import { IDENTITY, openWorkingPath } from '#test/working-path.ts'
import { messagesById } from './outbox-store.ts'
import { releaseActs } from './release-acts.ts'
import { plannedActs } from './store.ts'

const path = await openWorkingPath('2026-11-16')

const refusals = (released: Awaited<ReturnType<typeof releaseActs>>) =>
  released.refused.map(({ refusal }) => refusal.code)

describe('a release', () => {
  test('writes the text once and keeps it, whatever changes afterwards', async () => {
    const firm = await path.company()
    await firm.debtor({ name: 'Café Lune', email: 'lune@cafe.example', owes: [['F-7', 99_900, '2026-11-12']] })
    await firm.day()
    expect(await firm.release()).toMatchObject({ released: 1, messages: 1, letters: 0, tasks: 0, refused: [] })
    await firm.inCompany((ctx) => changeIdentity(ctx, { ...IDENTITY, name: 'Autre Nom' }))
    const [message] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
    expect(message).toMatchObject({ recipientEmail: 'lune@cafe.example', channel: 'email', state: 'prepared' })
    expect(message?.text).toContain('Atelier Verdon')
    expect(message?.text).toContain('999,00')
    expect(message?.html).toContain('<table')
  })

  test('gives the act the day of the release: its text speaks of it', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    path.at('2026-11-18')
    await firm.release()
    const days = await firm.inCompany(
      ({ sql }) => sql`select a.day, l.day as line_day from act a join act_item l on l.act_id = a.id`,
    )
    expect(days).toEqual([{ day: '2026-11-18', line_day: '2026-11-18' }])
    const [message] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
    expect(message?.text.replace(/\s/g, ' ')).toContain('échue depuis 8 jours')
  })

  test('of a call makes a task, of a letter a file', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    expect(await firm.acts()).toContainEqual(expect.stringMatching(/^letter reminder-3 planned/))
    expect(await firm.release()).toMatchObject({ messages: 1, letters: 1 })
    const [letter] = await firm.inCompany((ctx) => messagesById(ctx, [1]))
    expect(letter?.html).toBeNull()
    const pdf = await firm.inCompany((ctx) => ctx.files.read(ctx.organisationId, letter?.letterSha256 ?? ''))
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  test('of the same acts twice at once writes one message', async () => {
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    const actIds = (await firm.inCompany((ctx) => plannedActs(ctx, 'all'))).map((act) => act.id)
    const both = await Promise.all([1, 2].map(() => releaseActs(path.store.shell, firm.company, { actIds })))
    expect(both.map((one) => one.messages).toSorted()).toEqual([0, 1])
    expect(await firm.outbox()).toHaveLength(1)
  })

  test('of acts of another company does nothing', async () => {
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    const stranger = await path.company()
    expect(await releaseActs(path.store.shell, stranger.company, { actIds: [1] })).toMatchObject({ released: 0 })
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
  })
})

describe('what cannot be written is refused by name and stays planned, the others go', () => {
  test('an address that bounced after it was planned', async () => {
    const firm = await path.company()
    const email = 'lune@cafe.example'
    const { debtorId } = await firm.debtor({ name: 'Café Lune', email, owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.debtor({ email: 'jeanne@noe.example', owes: [['F-2', 120_000, '2026-11-10']] })
    await firm.day()
    const actIds = (await firm.inCompany((ctx) => plannedActs(ctx, 'all'))).map((act) => act.id)
    await firm.inCompany((ctx) => noteBounce(ctx, { debtorId, email }))
    const released = await releaseActs(path.store.shell, firm.company, { actIds })
    expect(refusals(released)).toEqual(['outreach.no_email'])
    expect(released.refused[0]?.refusal.data).toEqual({ debtor: 'Café Lune' })
    expect(await firm.outbox()).toEqual(['email prepared jeanne@noe.example'])
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1', 'email reminder-1 released 120000: F-2'])
  })

  test('an amount that changed since', async () => {
    const firm = await path.company()
    const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    const settled = await firm.debtor({ owes: [['F-2', 120_000, '2026-11-10']] })
    await firm.day()
    const actIds = (await firm.inCompany((ctx) => plannedActs(ctx, 'all'))).map((act) => act.id)
    await firm.pays(debtorId, 20_000, itemIds[0])
    await firm.pays(settled.debtorId, 120_000, settled.itemIds[0])
    expect(refusals(await releaseActs(path.store.shell, firm.company, { actIds }))).toEqual([
      'outreach.act_outdated',
      'outreach.item_gone',
    ])
  })

  test('a company that has not said who it is, or where to pay', async () => {
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.inCompany((ctx) => changeIdentity(ctx, { ...IDENTITY, signerName: null, city: null }))
    const [refused] = (await firm.release()).refused
    expect(refused?.refusal).toMatchObject({
      code: 'outreach.company_incomplete',
      data: { fields: ['city', 'signerName'] },
    })
    await firm.inCompany((ctx) => changeIdentity(ctx, IDENTITY))
    await firm.inCompany((ctx) => changeBank(ctx, { holder: null, iban: null, bic: null }))
    expect(refusals(await firm.release())).toEqual(['outreach.bank_missing'])
  })

  test('a letter whose address its face cannot print', async () => {
    const firm = await path.company()
    const kind = 'consumer'
    await firm.debtor({ kind, name: '北京商店', contactName: null, owes: [['F-1', 60_000, '2026-10-01']] })
    await firm.debtor({ kind, name: 'Jean Petit', owes: [['F-2', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    const released = await firm.release()
    expect(refusals(released)).toEqual(['outreach.letter_unprintable'])
    expect(released.letters).toBe(1)
  })

  test('a letter without postal address, a debtor that was merged away', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    const { debtorId } = await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    const gone = await firm.debtor({ kind: 'consumer', owes: [['F-2', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    const actIds = (await firm.inCompany((ctx) => plannedActs(ctx, 'all'))).map((act) => act.id)
    await firm.inCompany(async (ctx) => {
      const change = { debtorId, addressLines: [], postcode: null, city: null }
      await changeDebtors(ctx, { changes: [change], mode: 'overwrite', importId: null })
      const kept = await recordDebtors(ctx, {
        debtors: [{ name: 'Petit SA', references: [{ source: 'account', reference: 'X1' }] }],
        importId: 1,
      })
      await mergeDebtors(ctx, { keepId: kept.ids[0] ?? 0, mergeId: gone.debtorId })
    })
    expect(refusals(await releaseActs(path.store.shell, firm.company, { actIds })).toSorted()).toEqual([
      'outreach.debtor_gone',
      'outreach.no_address',
    ])
  })

  test('a fault of ours in one message, which is noted', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
    await firm.day()
    await firm.inCompany(
      ({ sql }) => sql`update company_setting set identity = jsonb_set(identity, '{addressLines}', 'null')`,
    )
    expect(refusals(await releaseActs(path.store.shell, firm.company, { actIds: [1] }))).toEqual([
      'outreach.message_fault',
    ])
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
  })
})
