// A file from its bytes to the ledger, or only as far as what it would change: the same path, with nothing written at its end.

import type { DebtorKind, PaymentTerms } from '@quittance/law'
import { changeDefaultTerms, notePaymentsKnownTo, settingsOf, takeIds } from '#access'
import { record } from '#evidence'
import { changeDebtors } from '#ledger'
import { type Context, type Day, type Id, Refusal, type RefusalCode, addDays } from '#kernel'
import type { DayOrder } from './formats/day.ts'
import type { DecimalMark } from './formats/amount.ts'
import type { Source } from './formats/source.ts'
import { type FileKind, type OpenedFile, openFile } from './open-file.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import type { CustomerRow, EntriesSummary, LineRefusal, ListRow, ReceivableLine } from './model.ts'
import { recordCustomers } from './record-customers.ts'
import { type RecordedEntries, recordEntries } from './record-entries.ts'
import { recordList } from './record-list.ts'
import {
  type ImportCounts,
  type ImportRow,
  debtorsOfKindUnknown,
  insertImport,
  lockImports,
  standingImport,
} from './store.ts'

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
  /** Import what could be read although some lines were refused. */
  readonly acceptRefused?: boolean
}

export type FileEffect = {
  readonly newDebtors: number
  readonly newItems: number
  readonly changedItems: number
  readonly unchangedItems: number
  readonly newCredits: number
  readonly newAllocations: number
  readonly openCents: number
  readonly conflicts: readonly {
    readonly number: string
    readonly code: RefusalCode
    readonly data: Readonly<Record<string, unknown>>
  }[]
}

export type UnderstoodFile = {
  readonly opened: OpenedFile
  /** Null while questions have to be answered before it can be read. */
  readonly summary: FileSummary | null
  readonly alreadyImported: ImportRow | null
  readonly needsTerms: boolean
  readonly effect: FileEffect
  readonly counts: ImportCounts
  readonly sample: readonly (ReceivableLine | ListRow | CustomerRow)[]
}

export type FileSummary = EntriesSummary | ListSummary | CustomersSummary

const SAMPLE = 8
/** While no terms are known a preview counts with thirty days: the effect on balances is the same. */
const PREVIEW_TERMS: PaymentTerms = { kind: 'net', count: 30, unit: 'days' }

/** What the file holds and would change; nothing is stored. */
export async function understandFile(ctx: Context, input: ImportFileInput): Promise<UnderstoodFile> {
  const opened = await open(ctx, input)
  const alreadyImported = (await standingImport(ctx, input.sha256)) ?? null
  const missing = opened.kind === 'entries' ? [] : opened.missing
  if (missing.length > 0 || hasQuestions(opened)) {
    return {
      opened,
      alreadyImported,
      summary: null,
      needsTerms: false,
      effect: NO_EFFECT,
      counts: {},
      sample: [],
    }
  }
  const terms = input.terms ?? (await settingsOf(ctx)).defaultTerms
  const read = await readAndRecord(ctx, opened, terms ?? PREVIEW_TERMS, null)
  return { opened, alreadyImported, needsTerms: terms === null && read.lacksDueDates, ...read }
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
  const before = await standingImport(ctx, input.sha256)
  if (before)
    throw new Refusal('intake.already_imported', {
      file: input.source.name,
      importId: before.id,
      recordedAt: before.recordedAt,
    })
  const opened = await open(ctx, input)
  if (opened.kind !== 'entries' && opened.missing.length > 0) {
    throw new Refusal('intake.columns_missing', {
      file: input.source.name,
      missing: opened.missing,
      columns: opened.survey.columns,
    })
  }
  const settings = await settingsOf(ctx)
  const terms = input.terms ?? settings.defaultTerms
  const importId = await takeIds(ctx, 'import', 1)
  const read = await readAndRecord(ctx, opened, terms, importId)
  const { summary, counts, effect } = read
  if (summary.refusedLines > 0 && input.acceptRefused !== true) {
    throw new Refusal('intake.lines_refused', {
      file: input.source.name,
      refused: summary.refusedLines,
      first: summary.refused.slice(0, 20),
    })
  }
  if (settings.defaultTerms === null && input.terms && read.lacksDueDates) await changeDefaultTerms(ctx, input.terms)
  if (
    read.paymentsKnownTo !== null &&
    (settings.paymentsKnownTo === null || settings.paymentsKnownTo < read.paymentsKnownTo)
  ) {
    await notePaymentsKnownTo(ctx, read.paymentsKnownTo)
  }
  await insertImport(ctx, {
    id: importId,
    kind: opened.kind,
    fileName: input.source.name,
    sha256: input.sha256,
    sizeBytes: input.source.size,
    counts,
    refused: summary.refused,
    mapping: input.mapping ?? null,
  })
  if (input.debtorKind) await sayKind(ctx, input.debtorKind, importId)
  await record(ctx, [
    {
      kind: 'import.recorded',
      subjectKind: 'import',
      subjectId: importId,
      payload: {
        file: input.source.name,
        kind: opened.kind,
        sha256: input.sha256,
        sizeBytes: input.source.size,
        counts,
      },
    },
  ])
  return { importId, counts, effect, summary, refused: summary.refused }
}

function open(ctx: Context, { source, as, mapping, dayOrder, decimalMark }: ImportFileInput): Promise<OpenedFile> {
  return openFile(source, {
    today: ctx.today,
    // Entries of the current month may be dated at its end; later ones are mistakes.
    latestEntryDay: addDays(ctx.today, 31),
    ...(as && { as }),
    ...(mapping && { mapping }),
    ...(dayOrder && { dayOrder }),
    ...(decimalMark && { decimalMark }),
  })
}

const hasQuestions = (opened: OpenedFile): boolean => opened.kind !== 'entries' && opened.survey.questions.length > 0

type ReadFile = Omit<UnderstoodFile, 'opened' | 'alreadyImported' | 'needsTerms' | 'summary'> & {
  readonly summary: FileSummary
  readonly lacksDueDates: boolean
  /** The last day of which the file shows payments. */
  readonly paymentsKnownTo: Day | null
}

async function readAndRecord(
  ctx: Context,
  opened: OpenedFile,
  terms: PaymentTerms | null,
  importId: Id | null,
): Promise<ReadFile> {
  switch (opened.kind) {
    case 'entries':
      return readEntries(ctx, opened, terms, importId)
    case 'list':
      return readList(ctx, opened, terms, importId)
    case 'customers':
      return readCustomers(ctx, opened, importId)
  }
}

async function readEntries(
  ctx: Context,
  opened: Extract<OpenedFile, { kind: 'entries' }>,
  terms: PaymentTerms | null,
  importId: Id | null,
): Promise<ReadFile> {
  const lines: ReceivableLine[] = []
  const summary = await opened.read((line) => lines.push(line))
  if (terms === null) throw new Refusal('intake.terms_needed', { line: 1 })
  const recorded = await recordEntries(ctx, { lines, summary, terms }, importId)
  const last = summary.lastDay
  return {
    summary,
    lacksDueDates: true,
    paymentsKnownTo: last === null ? null : last > ctx.today ? ctx.today : last,
    effect: effectOf(recorded),
    counts: {
      lines: summary.lines,
      receivableLines: lines.length,
      ...countsOf(recorded),
      refused: summary.refusedLines,
    },
    sample: lines.slice(0, SAMPLE),
  }
}

async function readList(
  ctx: Context,
  opened: Extract<OpenedFile, { kind: 'list' }>,
  terms: PaymentTerms | null,
  importId: Id | null,
): Promise<ReadFile> {
  const rows: ListRow[] = []
  const summary = await opened.read((row) => rows.push(row))
  const recorded = await recordList(ctx, { rows, terms }, importId)
  return {
    summary,
    lacksDueDates: rows.some((row) => row.dueDate === null),
    paymentsKnownTo: null,
    effect: effectOf(recorded),
    counts: { rows: rows.length, ...countsOf(recorded), refused: summary.refusedLines },
    sample: rows.slice(0, SAMPLE),
  }
}

async function readCustomers(
  ctx: Context,
  opened: Extract<OpenedFile, { kind: 'customers' }>,
  importId: Id | null,
): Promise<ReadFile> {
  const rows: CustomerRow[] = []
  const summary = await opened.read((row) => rows.push(row))
  const recorded = await recordCustomers(ctx, rows, importId)
  const { newDebtors, changedDebtors, unchangedDebtors } = recorded
  return {
    summary: {
      ...summary,
      refused: [...summary.refused, ...recorded.refused],
      refusedLines: summary.refusedLines + recorded.refused.length,
    },
    lacksDueDates: false,
    paymentsKnownTo: null,
    effect: { ...NO_EFFECT, newDebtors },
    counts: { rows: rows.length, newDebtors, changedDebtors, unchangedDebtors, refused: summary.refusedLines },
    sample: rows.slice(0, SAMPLE),
  }
}

const NO_EFFECT: FileEffect = {
  newDebtors: 0,
  newItems: 0,
  changedItems: 0,
  unchangedItems: 0,
  newCredits: 0,
  newAllocations: 0,
  openCents: 0,
  conflicts: [],
}

function effectOf({ newDebtors, receivables }: Pick<RecordedEntries, 'newDebtors' | 'receivables'>): FileEffect {
  return {
    newDebtors,
    newItems: receivables.items.added + receivables.items.restored,
    changedItems: receivables.items.changed,
    unchangedItems: receivables.items.unchanged,
    newCredits: receivables.credits.added + receivables.credits.restored,
    newAllocations: receivables.allocations,
    openCents: receivables.openCents,
    conflicts: receivables.conflicts.map(({ code, data }) => ({
      number: [data['number'], data['reference']].find((name) => typeof name === 'string') ?? '',
      code,
      data,
    })),
  }
}

function countsOf(recorded: Pick<RecordedEntries, 'newDebtors' | 'receivables'>): ImportCounts {
  const { conflicts, openCents: _, ...counts } = effectOf(recorded)
  return { ...counts, conflicts: conflicts.length }
}

/** A person said what these debtors are: businesses, consumers, public bodies. */
async function sayKind(ctx: Context, kind: DebtorKind, importId: Id): Promise<void> {
  const debtorIds = await debtorsOfKindUnknown(ctx, importId)
  await changeDebtors(ctx, { changes: debtorIds.map((debtorId) => ({ debtorId, kind })), mode: 'fill', importId })
}
