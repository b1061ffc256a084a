// A file from its bytes to the ledger: all of it or nothing.

import type { DebtorKind, PaymentTerms } from '@quittance/law'
import { type Settings, changeDefaultTerms, notePaymentsKnownTo, settingsOf, takeIds } from '#access'
import { record } from '#evidence'
import { type Context, type Id, Refusal, addDays } from '#kernel'
import { changeDebtors } from '#ledger'
import { matchOpenLines, tieBooked, unmatchBooked } from '#reconciliation'
import { readAndRecord } from './file-contents.ts'
import type { FileEffect, FileSummary, ReadFile } from './file-effect.ts'
import type { DecimalMark } from './formats/amount.ts'
import type { DayOrder } from './formats/day.ts'
import { rejectsIn } from './formats/bank/rejects.ts'
import type { Source } from './formats/source.ts'
import type { FileKind, LineRefusal } from './model.ts'
import { openApart } from './open-apart.ts'
import { type ImportableFile, importKind, type OpenedApart, tableOf } from './opened-file.ts'
import { rememberColumns, rememberedColumns } from './remembered-columns.ts'
import { type ImportCounts, debtorsOfKindUnknown, insertImport, lockImports, standingImport } from './store.ts'

export type ImportFileInput = {
  readonly source: Source
  readonly sha256: string
  readonly as?: FileKind
  readonly mapping?: Readonly<Record<string, string>>
  readonly dayOrder?: DayOrder
  readonly decimalMark?: DecimalMark
  /** For what has no due date; kept as the company's own when it has none yet. */
  readonly terms?: PaymentTerms
  /** The kind of the debtors that nothing says the kind of. */
  readonly debtorKind?: DebtorKind
  /** Whether a list names all that is open. */
  readonly isComplete?: boolean
  /** Import what could be read although some lines were refused. */
  readonly acceptRefused?: boolean
}

export type StoredImport = {
  readonly importId: Id
  readonly counts: ImportCounts
  readonly effect: FileEffect
  readonly summary: FileSummary
  readonly refused: readonly LineRefusal[]
}

/** All or nothing: one transaction. The same file again is refused by name, and changes nothing. */
export async function importFile(ctx: Context, input: ImportFileInput): Promise<StoredImport> {
  await lockImports(ctx)
  const { source, sha256 } = input
  const before = await standingImport(ctx, sha256)
  if (before) {
    const { id: importId, recordedAt } = before
    throw new Refusal('intake.already_imported', { file: source.name, importId, recordedAt })
  }
  const opened = await openGiven(ctx, input)
  const table = tableOf(opened)
  if (table !== null && table.missing.length > 0) {
    const { missing, survey } = table
    throw new Refusal('intake.columns_missing', { file: source.name, missingFields: missing, columns: survey.columns })
  }
  const settings = await settingsOf(ctx)
  const importId = await takeIds(ctx, 'import', 1)
  const said = { terms: input.terms ?? settings.defaultTerms, isComplete: input.isComplete ?? null }
  const read = await readAndRecord(ctx, opened, said, { importId, fileName: source.name, sha256 })
  const { summary, effect } = read
  const { refused, refusedLines } = summary
  if (refusedLines > 0 && input.acceptRefused !== true) {
    throw new Refusal('intake.lines_refused', { file: source.name, refused: refusedLines, first: refused.slice(0, 20) })
  }
  await learn(ctx, settings, input, read)
  const counts = { ...read.counts, ...(await matchAgain(ctx, read, importId)) }
  const kind = importKind(opened, summary)
  const columns = table === null ? null : await rememberColumns(ctx, table, kind, input)
  const file = { kind, sha256, sizeBytes: source.size, counts }
  await insertImport(ctx, { id: importId, fileName: source.name, ...file, refused, mapping: input.mapping ?? null })
  if (input.debtorKind) await sayKind(ctx, input.debtorKind, importId)
  const payload = { file: source.name, ...file, ...(read.books && { books: read.books }), ...(columns && { columns }) }
  await record(ctx, [{ kind: 'import.recorded', subjectKind: 'import', subjectId: importId, payload }])
  return { importId, counts, effect, summary, refused }
}

/** What a file teaches beyond its rows: the usual terms, and the day up to which payments are known. */
async function learn(ctx: Context, settings: Settings, { terms }: ImportFileInput, read: ReadFile): Promise<void> {
  if (settings.defaultTerms === null && terms && read.lacksDueDates) await changeDefaultTerms(ctx, terms)
  const known = read.paymentsKnownTo
  if (known === null) return
  if (settings.paymentsKnownTo === null || settings.paymentsKnownTo < known) await notePaymentsKnownTo(ctx, known)
}

/** Money that waited may be for what has just come in: its lines are looked at again, by the rules alone. */
async function matchAgain(
  ctx: Context,
  { summary, counts, named = new Set() }: ReadFile,
  importId: Id,
): Promise<ImportCounts> {
  if (summary.kind === 'statement' || !MATCHED_WITH.some((what) => (counts[what] ?? 0) > 0)) return {}
  if (summary.kind === 'accounting-entries' && counts['newCredits']) {
    await tieBooked(ctx, { importId, named })
    await unmatchBooked(ctx, { importId, named })
  }
  const { matched, open } = await matchOpenLines(ctx)
  return matched === 0 ? {} : { matchedLines: matched, toAllocate: open }
}

/** What a line may be the payment of, or recognise its payer by. */
const MATCHED_WITH = [
  'newItems',
  'changedItems',
  'newCredits',
  'newAllocations',
  'newDebtors',
  'changedDebtors',
] as const

/** Opens the file as it was said to be; a table of which nothing is said, as it was said the last time. */
export async function openGiven(ctx: Context, input: ImportFileInput): Promise<ImportableFile> {
  const { source, as, mapping, dayOrder, decimalMark } = input
  const base = {
    today: ctx.today,
    // Entries of the current month may be dated at its end; later ones are mistakes.
    latestEntryDay: addDays(ctx.today, 31),
  }
  const said = {
    ...(as && { as }),
    ...(mapping && { mapping }),
    ...(dayOrder && { dayOrder }),
    ...(decimalMark && { decimalMark }),
  }
  const opened = await openApart(source, { ...base, ...said })
  const table = tableOf(opened)
  const remembered = table === null || mapping ? null : await rememberedColumns(ctx, table)
  const fits = remembered !== null && (as === undefined || as === remembered.as)
  return importable(source, fits ? await openApart(source, { ...base, ...remembered, ...said }) : opened)
}

async function importable(source: Source, opened: OpenedApart): Promise<ImportableFile> {
  if (opened.kind === 'ageing') {
    const { rows, totalCents } = await opened.read()
    throw new Refusal('intake.ageing_without_invoices', { file: source.name, debtors: rows.length, totalCents })
  }
  if (opened.kind !== 'payments') return opened
  const payments = await opened.read()
  if (payments.kind === 'payment-order') throw new Refusal('intake.statement_not_stored', { file: source.name })
  return { kind: 'statement', table: null, read: async () => rejectsIn(payments) }
}

/** A person said what these debtors are: businesses, consumers, public bodies. */
async function sayKind(ctx: Context, kind: DebtorKind, importId: Id): Promise<void> {
  const debtorIds = await debtorsOfKindUnknown(ctx, importId)
  await changeDebtors(ctx, { changes: debtorIds.map((debtorId) => ({ debtorId, kind })), mode: 'fill', importId })
}
