import { describe, expect, test } from 'vitest'
import { overpunch, readText } from './bank-fixture.ts'
import { frenchIban } from './french-iban.ts'

/** A record of CFONB 120 from its fields, by their first place counted from 1. */
const record = (fields: Readonly<Record<number, string>>): string =>
  Object.entries(fields).reduce(
    (text, [from, field]) => text.slice(0, Number(from) - 1) + field + text.slice(Number(from) - 1 + field.length),
    ' '.repeat(120),
  )
const COMMON = { 3: '30006', 12: '00001', 17: 'EUR', 20: '2', 22: '12345678901', 35: '160326' }
const opening = (cents: number): string => record({ ...COMMON, 1: '01', 91: overpunch(cents) })
const closing = (cents: number): string => record({ ...COMMON, 1: '07', 91: overpunch(cents) })
const operation = (cents: number, rest: Readonly<Record<number, string>> = {}): string =>
  record({ ...COMMON, 1: '04', 33: '05', 43: '170326', 49: 'VIR SEPA RECU', 91: overpunch(cents), ...rest })
const more = (qualifier: string, text: string): string => record({ ...COMMON, 1: '05', 46: qualifier, 49: text })

describe('CFONB 120', () => {
  test('names the payer, his text and his references from the records that complete a movement', async () => {
    const text = [
      opening(0),
      operation(120_000, { 105: 'REF123' }),
      more('NPY', 'DUPONT ET FILS'),
      more('LCC', 'REGLEMENT FACTURES FA2026-12 ET FA2026-13 DU MOIS DE MARS, DONT ACOMPTE'),
      more('LC2', ' VERSE EN JANVIER'),
      more('LCS', 'RF18539007547034'),
      more('RCN', `${'FA-2026-12'.padEnd(35)}SUPP`),
      more('RUM', `${'M-9'.padEnd(35)}RCUR`),
      closing(120_000),
    ].join('\r\n')
    const { accounts, refused } = await readText('a.txt', text)
    expect(refused).toEqual([])
    expect(accounts[0]).toMatchObject({ iban: 'FR7630006000011234567890189', openingCents: 0, closingCents: 120_000 })
    expect(accounts[0]?.entries).toEqual([
      {
        bookingDate: '2026-03-16',
        valueDate: '2026-03-17',
        amountCents: 120_000,
        counterparty: 'DUPONT ET FILS',
        counterpartyIban: null,
        remittance:
          'VIR SEPA RECU REGLEMENT FACTURES FA2026-12 ET FA2026-13 DU MOIS DE MARS, DONT ACOMPT VERSE EN JANVIER',
        creditorReference: 'RF18539007547034',
        endToEndId: 'FA-2026-12',
        mandateId: 'M-9',
        bankReference: 'REF123',
        transactionCode: '05',
        returnReason: null,
        isReversal: false,
      },
    ])
  })

  test('tells an unpaid direct debit with its reason, or by its operation', async () => {
    const text = [
      opening(10_000),
      operation(-8_000, { 33: 'B4', 41: '04' }),
      more('NPY', 'MARTIN'),
      operation(-2_000, { 33: '03' }),
      operation(-3_000, { 33: 'B4' }),
      operation(-4_000, { 33: 'B4', 41: '00' }),
      operation(-1_000, { 33: 'B1' }),
      closing(-8_000),
    ].join('\n')
    const { accounts } = await readText('a.txt', text)
    expect(accounts[0]?.entries).toMatchObject([
      { amountCents: -8_000, returnReason: '04', counterparty: 'MARTIN' },
      { amountCents: -2_000, returnReason: '03' },
      { amountCents: -3_000, returnReason: 'B4' },
      { amountCents: -4_000, returnReason: 'B4' },
      { amountCents: -1_000, returnReason: null },
    ])
  })

  test('reads the decimals that the record names, and refuses parts of a cent', async () => {
    const text = [
      opening(0),
      operation(12_340, { 20: '3' }),
      operation(12_345, { 20: '3' }),
      operation(12, { 20: '0' }),
      closing(2_434),
    ].join('\n')
    const { accounts, refused } = await readText('a.txt', text)
    expect(accounts[0]?.entries.map(({ amountCents }) => amountCents)).toEqual([1_234, 1_200])
    expect(refused).toMatchObject([{ line: 3, code: 'intake.line_amount' }])
  })

  test('is the same without line ends, and with blanks cut off', async () => {
    const records = [opening(0), operation(100), closing(100)]
    const whole = await readText('a.txt', records.join('\n'))
    expect((await readText('a.txt', records.join(''))).accounts).toEqual(whole.accounts)
    expect((await readText('a.txt', records.map((one) => one.trimEnd()).join('\n'))).accounts).toEqual(whole.accounts)
  })

  test('refuses a movement outside of any statement', async () => {
    const { accounts, refused } = await readText('a.txt', [operation(100), opening(0), closing(0)].join('\n'))
    expect(accounts[0]?.entries).toEqual([])
    expect(refused).toEqual([{ line: 1, code: 'intake.record_unplaced', data: { record: '04' } }])
  })
})

describe('CFONB 240', () => {
  test('compares its total with its operations', async () => {
    const line = (kind: string, fields: Readonly<Record<number, string>>): string =>
      Object.entries({ 1: kind, ...fields }).reduce(
        (text, [from, field]) => text.slice(0, Number(from) - 1) + field + text.slice(Number(from) - 1 + field.length),
        ' '.repeat(240),
      )
    const account = { 3: '000001', 22: '30006', 27: '00001', 32: '12345678901' }
    const { accounts, refused } = await readText(
      'a.txt',
      [
        line('31', account),
        line('34', { ...account, 9: '20', 11: '160326', 43: 'DUPONT', 129: 'FA2026-12', 229: '000000120000' }),
        line('39', { ...account, 229: '000000120001' }),
      ].join('\n'),
    )
    expect(accounts[0]?.entries).toMatchObject([
      { bookingDate: '2026-03-16', amountCents: 120_000, counterparty: 'DUPONT', remittance: 'FA2026-12' },
    ])
    expect(refused).toEqual([
      { line: 3, code: 'intake.statement_total_differs', data: { statedCents: 120_001, entriesCents: 120_000 } },
    ])
  })
})

describe('MT940', () => {
  const statement = (...lines: readonly string[]): string =>
    [':20:1', ':25:30006/00001', ':28C:1/1', ':60F:C260316EUR0,', ...lines, '-'].join('\n')
  const entryOf = async (...lines: readonly string[]) =>
    (await readText('a.sta', statement(...lines))).accounts[0]?.entries[0]

  test('reads German sub-fields', async () => {
    expect(
      await entryOf(
        ':61:2603170316CR1200,00NTRFNONREF//B77',
        ':86:166?00GUTSCHRIFT?109075?20EREF+FA-2026-12?21MREF+M-9?22SVWZ+Rechnung',
        ' FA-2026-12?30COBADEFF?31DE89370400440532013000?32DUPONT?33 ET FILS',
      ),
    ).toEqual({
      bookingDate: '2026-03-16',
      valueDate: '2026-03-17',
      amountCents: 120_000,
      counterparty: 'DUPONT ET FILS',
      counterpartyIban: 'DE89370400440532013000',
      remittance: 'Rechnung FA-2026-12',
      creditorReference: null,
      endToEndId: 'FA-2026-12',
      mandateId: 'M-9',
      bankReference: 'B77',
      transactionCode: 'NTRF',
      returnReason: null,
      isReversal: false,
    })
  })

  test('reads words between slashes', async () => {
    expect(
      await entryOf(
        ':61:260316C50,N100EREF',
        ':86:/EREF/FA-7/CNTP/NL91ABNA0417164300/ABNANL2A/Jansen BV///REMI/USTD//Factuur FA-7',
      ),
    ).toMatchObject({
      amountCents: 5_000,
      counterparty: 'Jansen BV',
      counterpartyIban: 'NL91ABNA0417164300',
      remittance: 'Factuur FA-7',
      endToEndId: 'FA-7',
    })
  })

  test('takes a reversed credit as money that leaves, and a returned debit with its reason', async () => {
    expect(await entryOf(':61:260316RC50,NTRFNONREF')).toMatchObject({ amountCents: -5_000, isReversal: true })
    expect(await entryOf(':61:260316D50,NRTINONREF', ':86:109?00RUECKLAST?20EREF+FA-7?34914')).toMatchObject({
      amountCents: -5_000,
      returnReason: '914',
      endToEndId: 'FA-7',
    })
  })

  test('books on the last of December what has value in January', async () => {
    expect(await entryOf(':61:2601021231C50,NTRFNONREF')).toMatchObject({
      bookingDate: '2025-12-31',
      valueDate: '2026-01-02',
    })
  })

  test('knows that value on 30 February is the end of the month', async () => {
    expect(await entryOf(':61:2602300301C50,NTRFNONREF')).toMatchObject({
      bookingDate: '2026-03-01',
      valueDate: '2026-02-28',
    })
  })
})

describe('OFX', () => {
  const ofx = (movement: string): string =>
    `OFXHEADER:100\nDATA:OFXSGML\nCHARSET:1252\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901</BANKACCTFROM><BANKTRANLIST><STMTTRN>${movement}</STMTTRN></BANKTRANLIST></STMTRS></OFX>`

  test('has the IBAN of a French account, a decimal comma and a memo that repeats the name', async () => {
    const { accounts } = await readText(
      'a.ofx',
      ofx(
        '<TRNTYPE>CREDIT<DTPOSTED>20260316<TRNAMT>+1200,5<FITID>F1<NAME>VIR DUPONT &amp; FILS<MEMO>VIR DUPONT &amp; FILS FA-12',
      ),
    )
    expect(accounts[0]?.iban).toBe('FR7630006000011234567890189')
    expect(accounts[0]?.entries).toMatchObject([
      {
        amountCents: 120_050,
        counterparty: 'VIR DUPONT & FILS',
        remittance: 'VIR DUPONT & FILS FA-12',
        bankReference: 'F1',
      },
    ])
  })

  test('is UTF-8 where its bytes are, whatever the header says', async () => {
    const { accounts } = await readText('a.ofx', ofx('<DTPOSTED>20260316<TRNAMT>1<MEMO>Réglé'))
    expect(accounts[0]?.entries[0]?.remittance).toBe('Réglé')
  })

  test('with more accounts or movements than memory is meant for is refused', async () => {
    const many = `OFXHEADER:100\n\n<OFX>${'<STMTRS>'.repeat(1_000_001)}`
    await expect(readText('a.ofx', many)).rejects.toMatchObject({ code: 'intake.too_many_movements' })
  })

  test('refuses a movement whose day is none', async () => {
    expect((await readText('a.ofx', ofx('<DTPOSTED>20260231<TRNAMT>1'))).refused).toMatchObject([
      { code: 'intake.line_day', data: { value: '20260231' } },
    ])
  })
})

test('the IBAN of a French account follows from bank, branch and number, letters included', () => {
  expect(frenchIban('30006', '00001', '12345678901')).toBe('FR7630006000011234567890189')
  expect(frenchIban('20041', '01005', '0500013M026')).toBe('FR1420041010050500013M02606')
  expect(frenchIban('2004', '01005', '0500013M026')).toBeNull()
})
