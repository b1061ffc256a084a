// Writes the payments of a year as one CAMT.053 statement: 100,000 entries make 71 MB, as banks indent them. The statement balances.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

export type BankStatementFacts = { readonly entries: number; readonly totalCents: number }

const ACCOUNT = 'FR7630006000011234567890189'
const NAMES = [
  'Établissements Martin',
  'SARL Dupont & Fils',
  'ATELIER BOIS',
  'Nexia Conseil SAS',
  'Mairie de Saint-Rémy',
]

export async function writeBankStatement(path: string, entries: number): Promise<BankStatementFacts> {
  const out = createWriteStream(path)
  let block = HEAD
  let totalCents = 0
  for (let number = 1; number <= entries; number++) {
    const cents = 1_000 + ((number * 7919) % 900_000)
    totalCents += cents
    block += entryOf(number, cents)
    if (block.length > 1 << 20) {
      if (!out.write(block)) await once(out, 'drain')
      block = ''
    }
  }
  out.end(block + TAIL)
  await once(out, 'finish')
  return { entries, totalCents }
}

const euros = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

function entryOf(number: number, cents: number): string {
  const day = `2026-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`
  const name = (NAMES[number % NAMES.length] ?? '').replace('&', '&amp;')
  const invoice = `FA2026-${String(number).padStart(6, '0')}`
  return `   <Ntry>
    <NtryRef>${number}</NtryRef>
    <Amt Ccy="EUR">${euros(cents)}</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd>
    <Sts>BOOK</Sts>
    <BookgDt><Dt>${day}</Dt></BookgDt>
    <ValDt><Dt>${day}</Dt></ValDt>
    <AcctSvcrRef>BK${String(number).padStart(12, '0')}</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls>
     <TxDtls>
      <Refs><EndToEndId>${number % 3 === 0 ? invoice : 'NOTPROVIDED'}</EndToEndId></Refs>
      <RltdPties>
       <Dbtr><Nm>${name} ${number % 5000}</Nm></Dbtr>
       <DbtrAcct><Id><IBAN>DE8937040044${String(number % 5000).padStart(10, '0')}</IBAN></Id></DbtrAcct>
      </RltdPties>
      <RmtInf><Ustrd>VIR ${invoice}</Ustrd></RmtInf>
     </TxDtls>
    </NtryDtls>
   </Ntry>
`
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
 <BkToCstmrStmt>
  <GrpHdr><MsgId>YEAR</MsgId><CreDtTm>2026-12-31T20:00:00</CreDtTm></GrpHdr>
  <Stmt>
   <Id>YEAR-1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-12-31T20:00:00</CreDtTm>
   <Acct><Id><IBAN>${ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>
   <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-01</Dt></Dt></Bal>
`
const TAIL = `  </Stmt>
 </BkToCstmrStmt>
</Document>
`
