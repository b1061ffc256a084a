import { describe, expect, test } from 'vitest'
import { readText } from './bank-fixture.ts'

const ACCOUNT = '<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>'
const document = (body: string, message = 'BkToCstmrStmt', report = 'Stmt', declaration = ''): string =>
  `${declaration}<Document><${message}><${report}><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb>${ACCOUNT}${body}</${report}></${message}></Document>`
const entry = (amount: string, sign: 'CRDT' | 'DBIT', rest: string): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${sign}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-16</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>${rest}</Ntry>`
const details = (rest: string): string => `<NtryDtls><TxDtls>${rest}</TxDtls></NtryDtls>`

async function entriesOf(body: string) {
  const { accounts } = await readText('a.xml', document(body))
  return accounts[0]?.entries ?? []
}

describe('a CAMT entry', () => {
  test('names who paid, from which account, with what text and references', async () => {
    const [read] = await entriesOf(
      entry(
        '1200.00',
        'CRDT',
        '<ValDt><Dt>2026-03-17</Dt></ValDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>' +
          details(
            '<Refs><EndToEndId>FA-2026-12</EndToEndId><MndtId>M9</MndtId></Refs><RltdPties><Dbtr><Nm>Dupont &amp; Fils</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct><Cdtr><Nm>Nous</Nm></Cdtr></RltdPties><RmtInf><Ustrd>Facture 12</Ustrd><Strd><RfrdDocInf><Nb>FA-2026-13</Nb></RfrdDocInf><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>',
          ),
      ),
    )
    expect(read).toEqual({
      bookingDate: '2026-03-16',
      valueDate: '2026-03-17',
      amountCents: 120000,
      counterparty: 'Dupont & Fils',
      counterpartyIban: 'DE89370400440532013000',
      remittance: 'Facture 12 FA-2026-13',
      creditorReference: 'RF18539007547034',
      endToEndId: 'FA-2026-12',
      mandateId: 'M9',
      bankReference: 'R1',
      transactionCode: 'PMNT-RCDT-ESCT',
      returnReason: null,
      isReversal: false,
    })
  })

  test('of several transactions is split where their amounts add up, each with a reference of its own', async () => {
    const transaction = (amount: string, id: string): string =>
      `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt><RltdPties><Dbtr><Pty><Nm>${id} SARL</Nm></Pty></Dbtr></RltdPties></TxDtls>`
    const read = await entriesOf(
      entry('30.00', 'CRDT', `<NtryDtls>${transaction('10.00', 'A')}${transaction('20.00', 'B')}</NtryDtls>`),
    )
    expect(
      read.map(({ amountCents, endToEndId, counterparty, bankReference }) => [
        amountCents,
        endToEndId,
        counterparty,
        bankReference,
      ]),
    ).toEqual([
      [1000, 'A', 'A SARL', 'R1/1'],
      [2000, 'B', 'B SARL', 'R1/2'],
    ])
  })

  test('of several transactions whose amounts do not add up stays whole', async () => {
    const read = await entriesOf(
      entry(
        '30.00',
        'CRDT',
        '<NtryDtls><TxDtls><Amt Ccy="EUR">10.00</Amt></TxDtls><TxDtls><Amt Ccy="EUR">19.00</Amt></TxDtls></NtryDtls>',
      ),
    )
    expect(read.map(({ amountCents, bankReference }) => [amountCents, bankReference])).toEqual([[3000, 'R1']])
  })

  test('that takes a direct debit back names its reason and the debtor', async () => {
    const [read] = await entriesOf(
      entry(
        '80.00',
        'DBIT',
        details(
          '<Refs><EndToEndId>FA-9</EndToEndId></Refs><RltdPties><Dbtr><Nm>Martin</Nm></Dbtr><Cdtr><Nm>Nous</Nm></Cdtr></RltdPties><RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>',
        ),
      ),
    )
    expect(read).toMatchObject({ amountCents: -8000, counterparty: 'Martin', returnReason: 'AM04', endToEndId: 'FA-9' })
  })

  test('that the bank corrects is told apart', async () => {
    for (const [written, isReversal] of [
      ['true', true],
      ['1', true],
      ['false', false],
      ['0', false],
    ] as const)
      expect(await entriesOf(entry('80.00', 'DBIT', `<RvslInd>${written}</RvslInd>`))).toMatchObject([
        { amountCents: -8000, isReversal },
      ])
  })

  test('that is pending is left out, and said', async () => {
    const { accounts, alerts } = await readText('a.xml', document(entry('80.00', 'CRDT', '').replace('BOOK', 'PDNG')))
    expect(accounts[0]?.entries).toEqual([])
    expect(alerts).toMatchObject([{ code: 'intake.entry_not_booked', data: { status: 'PDNG', value: '80.00' } }])
  })

  test('without a booking day takes its value day, and says so', async () => {
    const undated = entry('80.00', 'CRDT', '<ValDt><Dt>2026-03-19</Dt></ValDt>').replace(/<BookgDt>.*<\/BookgDt>/, '')
    const { accounts, alerts } = await readText('a.xml', document(undated))
    expect(accounts[0]?.entries).toMatchObject([{ bookingDate: '2026-03-19' }])
    expect(alerts).toMatchObject([{ code: 'intake.entry_day_missing', data: { day: '2026-03-19' } }])
  })

  test('whose text was cut at the width of a line reads on without a blank', async () => {
    const line = 'Paiement des factures de janvier et d'.slice(0, 35)
    expect(line.length).toBe(35)
    const [read] = await entriesOf(
      entry(
        '80.00',
        'CRDT',
        details(`<RmtInf><Ustrd>${line}</Ustrd><Ustrd>e fevrier</Ustrd><Ustrd>merci</Ustrd></RmtInf>`),
      ),
    )
    expect(read?.remittance).toBe('Paiement des factures de janvier ete fevrier merci')
  })

  test('with blanks without end in its text is read at once, and its layout is no text', async () => {
    const said = (text: string) => entriesOf(entry('1.00', 'CRDT', details(`<RmtInf><Ustrd>${text}</Ustrd></RmtInf>`)))
    const began = performance.now()
    await said(`x${' '.repeat(400_000)}y`)
    expect(performance.now() - began).toBeLessThan(3_000)
    expect((await said('\n      F-12  \n   '))[0]?.remittance).toBe('F-12')
  })

  test('with a wrong amount or sign is refused with its line', async () => {
    const { refused } = await readText(
      'a.xml',
      document(`${entry('80,00', 'CRDT', '')}\n${entry('12.345', 'CRDT', '')}`),
    )
    expect(refused).toMatchObject([
      { line: 1, code: 'intake.line_amount', data: { value: '80,00' } },
      { line: 2, code: 'intake.line_amount', data: { value: '12.345' } },
    ])
  })
})

describe('a CAMT file', () => {
  test('is a statement, a report or a notification by its message', async () => {
    const formats = await Promise.all(
      [
        ['BkToCstmrStmt', 'Stmt'],
        ['BkToCstmrAcctRpt', 'Rpt'],
        ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
      ].map(async ([message, report]) => (await readText('a.xml', document('', message, report))).format),
    )
    expect(formats).toEqual(['camt.053', 'camt.052', 'camt.054'])
  })

  test('is read in the encoding that it declares', async () => {
    const declaration = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    const text = document(
      entry('1.00', 'CRDT', details('<RmtInf><Ustrd>Loyer d\u2019été</Ustrd></RmtInf>'.replace('\u2019', ' '))),
      undefined,
      undefined,
      declaration,
    )
    const { accounts } = await readText('a.xml', Buffer.from(text, 'latin1'))
    expect(accounts[0]?.entries[0]?.remittance).toBe('Loyer d été')
  })

  test('with bytes that are not of its encoding is refused', async () => {
    const text = document(entry('1.00', 'CRDT', details('<RmtInf><Ustrd>été</Ustrd></RmtInf>')))
    await expect(readText('a.xml', Buffer.from(text, 'latin1'))).rejects.toMatchObject({
      code: 'intake.file_encoding',
      data: { file: 'a.xml', encoding: 'utf-8' },
    })
  })

  test('without any statement is refused', async () => {
    const text = '<Document><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr></BkToCstmrStmt></Document>'
    await expect(readText('a.xml', text)).rejects.toMatchObject({ code: 'intake.statement_empty' })
  })

  test('is no list of invoices', async () => {
    const { openFile } = await import('../../open-file.ts')
    const { bytesSource } = await import('../source.ts')
    const options = { as: 'list', today: '2026-11-21', latestEntryDay: '2026-11-21' } as const
    await expect(openFile(bytesSource('a.xml', Buffer.from(document(''))), options)).rejects.toMatchObject({
      code: 'intake.file_other_kind',
    })
  })
})
