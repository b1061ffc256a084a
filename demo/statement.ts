// The bank statement (CAMT.053) of the days since the books were last exported: what customers paid, told as they tell it, and
// what else an account sees.

import { addDays, type Cents, type Day } from '@quittance/law'
import { DEMO_BANK, DEMO_DEBTORS } from './company.ts'
import { type OpenInvoice, overdueByDebtor } from './open-invoices.ts'
import type { DemoPayment, DemoStory } from './story.ts'

export type StatementInput = { readonly story: DemoStory; readonly from: Day; readonly today: Day }

type Line = { readonly onDay: Day; readonly cents: Cents; readonly text: string; readonly payer: string | null }

const OPENING_CENTS = 4_218_340

export function statementFile(input: StatementInput): string {
  const lines = [...receiptsOf(input), ...ownWays(input), ...everydayLines(input)].toSorted((a, b) =>
    a.onDay < b.onDay ? -1 : 1,
  )
  const closingCents = lines.reduce((sum, { cents }) => sum + cents, OPENING_CENTS)
  const last = addDays(input.today, -1)
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${last}</MsgId><CreDtTm>${input.today}T05:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>${last}</Id><Acct><Id><IBAN>${DEMO_BANK.iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', OPENING_CENTS, input.from)}
${balance('CLBD', closingCents, last)}
${lines.map(entryOf).join('\n')}
</Stmt></BkToCstmrStmt></Document>
`
}

/** What the story says was paid since; nobody writes a reference the same way. */
function receiptsOf({ story, from, today }: StatementInput): readonly Line[] {
  return story.payments
    .filter(({ onDay }) => onDay >= from && onDay < today)
    .map((payment, index) => ({
      onDay: payment.onDay,
      cents: payment.amountCents,
      text: referenceOf(payment, index),
      payer: nameOf(payment.debtor),
    }))
}

function referenceOf({ invoices: [number = ''] }: DemoPayment, index: number): string {
  const short = number.replace(/^F\d{4}-0*/, '')
  return [`VIR SEPA ${number}`, `REGLT FACT ${short}`, number.replaceAll('-', ' '), 'VIREMENT'][index % 4] ?? number
}

/** Two invoices in one transfer, a discount taken, a part; and for a person to decide: a round sum, a payer whom nobody knows. */
function ownWays({ story, today }: StatementInput): readonly Line[] {
  const late = overdueByDebtor(story, today)
  const several = late.find(({ length }) => length === 2)
  const [discount, round, part, stranger] = late.filter((own) => own !== several && own.length === 1).slice(1)
  const onDay = addDays(today, -1)
  return [
    several && { ...lineOf(several, onDay), text: 'REGLEMENT FACTURES' },
    discount && { ...lineOf(discount, onDay, 0.98), text: `FACT ${discount[0]?.number ?? ''} ESCOMPTE 2%` },
    part && { ...lineOf(part, onDay, 0.5), text: 'ACOMPTE' },
    round && { ...lineOf(round, onDay), cents: 20_000 },
    stranger && { ...lineOf(stranger, onDay), payer: 'MME GAUTIER ODILE' },
  ].filter((line) => line !== undefined)
}

function lineOf(invoices: readonly OpenInvoice[], onDay: Day, share = 1): Line {
  const owed = invoices.reduce((sum, { openCents }) => sum + openCents, 0)
  return { onDay, cents: Math.round(owed * share), text: 'VIREMENT', payer: nameOf(invoices[0]?.debtor ?? 0) }
}

function everydayLines({ from, today }: StatementInput): readonly Line[] {
  return [
    { onDay: from, cents: -148_000, text: 'LOYER ATELIER', payer: 'SCI des Charpentiers' },
    { onDay: addDays(today, -2), cents: -63_712, text: 'PRLV PANNEAUX DE L’OUEST', payer: 'Panneaux de l’Ouest' },
    { onDay: addDays(today, -1), cents: 212_400, text: 'REMBOURSEMENT CREDIT TVA', payer: 'DGFIP NANTES' },
  ]
}

const nameOf = (debtor: number): string => DEMO_DEBTORS[debtor]?.name.toUpperCase() ?? ''

function balance(kind: 'OPBD' | 'CLBD', cents: Cents, day: Day): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp>${amount(cents)}<Dt><Dt>${day}</Dt></Dt></Bal>`
}

function entryOf({ onDay, cents, text, payer }: Line, index: number): string {
  const party = cents > 0 ? 'Dbtr' : 'Cdtr'
  const parties = payer ? `<RltdPties><${party}><Pty><Nm>${escaped(payer)}</Nm></Pty></${party}></RltdPties>` : ''
  const details = `<NtryDtls><TxDtls>${parties}<RmtInf><Ustrd>${escaped(text)}</Ustrd></RmtInf></TxDtls></NtryDtls>`
  const dates = `<BookgDt><Dt>${onDay}</Dt></BookgDt><ValDt><Dt>${onDay}</Dt></ValDt>`
  return `<Ntry><NtryRef>${index + 1}</NtryRef>${amount(cents)}<Sts><Cd>BOOK</Cd></Sts>${dates}<AcctSvcrRef>${onDay}-${index + 1}</AcctSvcrRef>${details}</Ntry>`
}

function amount(cents: Cents): string {
  const euros = (Math.abs(cents) / 100).toFixed(2)
  return `<Amt Ccy="EUR">${euros}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
