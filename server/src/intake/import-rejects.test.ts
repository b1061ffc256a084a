// What the bank answers to an order of direct debits: what it rejects was not paid, and is asked for from that day.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { aDebtor, aFile, anItem, expectNoDrift, factKinds, openByNumber, refusalOf } from '#ledger/ledger-fixture.ts'
import { itemFacts } from '#outreach/situation-store.ts'
import { recordStatement, reopenLine } from '#reconciliation'
import { aStatement, anEntry } from '#reconciliation/statement-fixture.ts'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { type ImportFileInput, importFile } from './import-file.ts'
import { undoImport } from './undo-import.ts'

const REJECTED = (reference: string, amount: string) =>
  `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>${amount}</TxInfAndSts>`
const AMOUNT = (euros: string) =>
  `<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">${euros}</InstdAmt></Amt><Dbtr><Nm>Brûlerie Noé</Nm></Dbtr></OrgnlTxRef>`

function answer(transactions: string, { status = 'PART', order = 'pain.008.001.02' } = {}): ImportFileInput {
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>',
    '<GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-20T08:00:00</CreDtTm></GrpHdr>',
    `<OrgnlGrpInfAndSts><OrgnlMsgId>PRELEV-11</OrgnlMsgId><OrgnlMsgNmId>${order}</OrgnlMsgNmId><GrpSts>${status}</GrpSts></OrgnlGrpInfAndSts>`,
    `<OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId>${transactions}</OrgnlPmtInfAndSts>`,
    '</CstmrPmtStsRpt></Document>',
  ].join('\n')
  const bytes = Buffer.from(text)
  return { source: bytesSource('reponse.xml', bytes), sha256: createHash('sha256').update(bytes).digest('hex') }
}

const aCompany = () => createTestCompany({ now: '2026-11-21' })

/** Two invoices that are collected by direct debit. */
async function books(ctx: Context): Promise<void> {
  const noe = await aDebtor(ctx, 'Brûlerie Noé', 'C001')
  const items = [anItem(noe, 'FA2026-0101', 120_00), anItem(noe, 'FA2026-0102', 80_37)]
  await aFile(ctx, { items: items.map((item) => ({ ...item, paymentMeans: 'direct-debit' as const })), importId: 900 })
}

const returned = async ({ sql }: Context): Promise<readonly string[]> =>
  (
    await sql<{ told: string }>`
      select i.number || ' ' || r.returned_on as told
      from reconciliation_returned_item r join item i on i.id = r.item_id order by 1`
  ).map(({ told }) => told)

/** What a message says of how each is paid. */
async function meansByNumber(ctx: Context): Promise<Readonly<Record<string, string | null>>> {
  const ids = await ctx.sql<{ id: Id }>`select id from item`
  const facts = await itemFacts(
    ctx,
    ids.map(({ id }) => id),
  )
  return Object.fromEntries([...facts.values()].map(({ number, paymentMeans }) => [number, paymentMeans]))
}

test('an invoice whose direct debit is rejected is known as unpaid from that day, another one goes on; the undo takes it back', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await books(ctx)
    const accepted = '<TxInfAndSts><OrgnlEndToEndId>FA2026-0102</OrgnlEndToEndId><TxSts>ACCP</TxSts></TxInfAndSts>'
    const { importId, counts } = await importFile(ctx, answer(REJECTED('FA2026-0101', AMOUNT('120.00')) + accepted))
    expect(counts).toMatchObject({ newLines: 1, returnedLines: 1, toAllocate: 0 })
    expect(await returned(ctx)).toEqual(['FA2026-0101 2026-11-20'])
    // A reminder of the rejected one gives our account; it does not say that a debit is under way.
    expect(await meansByNumber(ctx)).toEqual({ 'FA2026-0101': null, 'FA2026-0102': 'direct-debit' })
    expect(await factKinds(ctx)).toContain('line.rejected')
    await undoImport(ctx, { importId })
    expect(await returned(ctx)).toEqual([])
    expect((await importFile(ctx, answer(REJECTED('FA2026-0101', AMOUNT('120.00'))))).counts).toMatchObject({
      returnedLines: 1,
    })
  })
})

test('what a direct debit had settled is open again, once, though the statement tells of the reject as well', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await books(ctx)
    const collected = anEntry('2026-11-18', 120_00, 'PRLV FA2026-0101', { endToEndId: 'FA2026-0101' })
    await recordStatement(ctx, aStatement({ entries: [collected] }))
    expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0101': 0 })
    const { importId } = await importFile(ctx, answer(REJECTED('FA2026-0101', AMOUNT('120.00'))))
    expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0101': 120_00 })
    const back = anEntry('2026-11-21', -120_00, 'REJET PRLV', { endToEndId: 'FA2026-0101', returnReason: 'AM04' })
    await recordStatement(ctx, aStatement({ entries: [back], openingCents: 120_00, file: 'b' }))
    expect(await returned(ctx)).toEqual(['FA2026-0101 2026-11-20'])
    expect(await ctx.sql`select state from bank_line order by booking_date, id`).toEqual([
      { state: 'matched' },
      { state: 'matched' },
      { state: 'aside' },
    ])
    await undoImport(ctx, { importId })
    expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0101': 0 })
    expect(await returned(ctx)).toEqual([])
    await expectNoDrift(ctx)
  })
})

test('a reject in a statement comes before the statement of its payment: the payment is the one that came back', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await books(ctx)
    const back = anEntry('2026-11-20', -80_37, 'REJET FA2026-0102', { endToEndId: 'E2', returnReason: 'MD06' })
    await recordStatement(ctx, aStatement({ entries: [back], openingCents: 80_37, file: 'b' }))
    expect(await returned(ctx)).toEqual(['FA2026-0102 2026-11-20'])
    const collected = anEntry('2026-11-18', 80_37, 'PRLV FA2026-0102', { endToEndId: 'E2' })
    await recordStatement(ctx, aStatement({ entries: [collected], file: 'a' }))
    expect(await openByNumber(ctx)).toMatchObject({ 'FA2026-0102': 80_37 })
    expect(await returned(ctx)).toEqual(['FA2026-0102 2026-11-20'])
    await expectNoDrift(ctx)
  })
})

test('a person who takes a reject back decides alone what becomes of it', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await books(ctx)
    await importFile(ctx, answer(REJECTED('FA2026-0101', AMOUNT('120.00'))))
    const [line] = await ctx.sql<{ id: Id }>`select id from bank_line`
    await reopenLine(ctx, { lineId: line?.id ?? 0 })
    expect(await returned(ctx)).toEqual([])
    await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-21', 10_00, 'AUTRE')] }))
    expect(await returned(ctx)).toEqual([])
  })
})

test('a payment that came back stays so when what it paid was paid otherwise', async () => {
  const { inCompany } = await aCompany()
  await inCompany(async (ctx) => {
    await books(ctx)
    const entries = [
      anEntry('2026-11-17', 120_00, 'PRLV FA2026-0101', { endToEndId: 'E1' }),
      anEntry('2026-11-18', -120_00, 'REJET', { endToEndId: 'E1', returnReason: 'AM04' }),
    ]
    await recordStatement(ctx, aStatement({ entries }))
    await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-20', 120_00, 'VIR FA2026-0101')], file: 'b' }))
    const [back] = await ctx.sql<{ id: Id }>`select id from bank_line where amount_cents < 0`
    expect(await refusalOf(reopenLine(ctx, { lineId: back?.id ?? 0 }))).toBe('ledger.allocation_does_not_fit')
  })
})

test('a whole order rejected without its debits, a reject without amount and an order are refused with what to do', async () => {
  const { inCompany } = await aCompany()
  const problems = async (file: ImportFileInput): Promise<unknown> =>
    inCompany((ctx) => importFile(ctx, file)).catch((refusal: { code: string; data: { first?: { code: string }[] } }) =>
      [refusal.code, ...(refusal.data.first ?? []).map(({ code }) => code)].join(' '),
    )
  expect(await problems(answer('', { status: 'RJCT' }))).toBe('intake.lines_refused intake.rejects_unnamed')
  expect(await problems(answer(REJECTED('FA2026-0101', '')))).toBe('intake.lines_refused intake.reject_without_amount')
  // Our own transfers are no matter here.
  expect(await problems(answer(REJECTED('S1', AMOUNT('9.00')), { order: 'pain.001.001.03' }))).toMatchObject({
    counts: { entries: 0 },
  })
  const order = Buffer.from(
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"><CstmrDrctDbtInitn><GrpHdr><MsgId>M</MsgId></GrpHdr></CstmrDrctDbtInitn></Document>',
  )
  expect(await problems({ source: bytesSource('ordre.xml', order), sha256: '0'.repeat(64) })).toBe(
    'intake.statement_not_stored',
  )
})
