// Books that come again next month: what they no longer name is asked about, and never taken for paid.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Context } from '#kernel'
import { expectNoDrift } from '#ledger/ledger-fixture.ts'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { importFile } from './import-file.ts'
import { understandFile } from './understand-file.ts'

const { createCompany, shell } = await createTestCompany({ now: '2026-11-21' })

const HEADING =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n'
const line = (journal: string, day: string, ref: string, [debit, credit]: readonly [string, string], mark = '') =>
  `${journal}|${journal}|${ref}|${day}|411000|Clients|PETIT|Petit|${ref}|${day}|Travaux|${debit}|${credit}|${mark}||${day}||\n`
const invoice = (number: string, day: string, amount: string, mark = '') =>
  line('VE', day, number, [amount, '0,00'], mark)
const payment = (ref: string, day: string, amount: string, mark: string) => line('BQ', day, ref, ['0,00', amount], mark)

function books(...lines: readonly string[]) {
  const bytes = Buffer.from(HEADING + lines.join(''))
  return {
    source: bytesSource('732829320FEC20261231.txt', bytes),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    terms: { kind: 'net', count: 30, unit: 'days' } as const,
  }
}
const inNewCompany = async (work: (ctx: Context) => Promise<void>) => shell.inCompany(await createCompany(), work)
const openIn = async ({ sql }: Context) =>
  (await sql<{ number: string; open: number }>`select number, open_cents as open from item order by number`).map(
    ({ number, open }) => [number, open],
  )

const OCTOBER = books(invoice('P-1', '20260901', '500,00'), invoice('P-2', '20260915', '700,00'))

test('an invoice that left the books of its days is named, stays open, and is named before anything is stored', () =>
  inNewCompany(async (ctx) => {
    await importFile(ctx, OCTOBER)
    const november = books(invoice('P-1', '20260901', '500,00'), invoice('P-3', '20261102', '900,00'))
    const note = {
      number: 'P-2',
      code: 'intake.gone_from_books',
      data: { number: 'P-2', issueDate: '2026-09-15', openCents: 700_00, currency: 'EUR' },
    }
    expect((await understandFile(ctx, november)).effect.notes).toEqual([note])
    const stored = await importFile(ctx, november)
    expect([stored.effect.notes, stored.counts['gone']]).toEqual([[note], 1])
    expect(await openIn(ctx)).toEqual([
      ['P-1', 500_00],
      ['P-2', 700_00],
      ['P-3', 900_00],
    ])
    await expectNoDrift(ctx)
  }))

test('what was paid since is not gone, nor what lies outside the days of the new books', () =>
  inNewCompany(async (ctx) => {
    await importFile(ctx, OCTOBER)
    const paid = books(
      invoice('P-2', '20260915', '700,00', 'A'),
      payment('VIR', '20261020', '700,00', 'A'),
      invoice('P-3', '20261102', '900,00'),
    )
    expect((await importFile(ctx, paid)).effect.notes).toEqual([])
    expect(await openIn(ctx)).toEqual([
      ['P-1', 500_00],
      ['P-2', 0],
      ['P-3', 900_00],
    ])
  }))
