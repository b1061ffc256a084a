// Files at the command line: stored, shown, taken back. (`read`, which touches no store, is in commands.ts.)

import { createHash } from 'node:crypto'
import { type PaymentTerms, parseTerms } from '@quittance/law'
import { zoneOf } from '#access'
import type { Locale } from '#kernel'
import { formatMoment } from '#kernel/format.ts'
import { type Command, type CommandInput, UsageError } from '#platform/command.ts'
import { startReaders } from './apart/reading-process.ts'
import { pathsSource } from './formats/archive.ts'
import type { Source } from './formats/source.ts'
import { describeRefusals, saidOf } from './describe-file.ts'
import type { FileEffect, FileSummary } from './file-effect.ts'
import { type ImportFileInput, importFile } from './import-file.ts'
import { stillToSay } from './still-to-say.ts'
import { understandFile } from './understand-file.ts'
import { FILE_KIND_WORDS } from './kind-words.ts'
import { FILE_KINDS } from './model.ts'
import { DEBTOR_KINDS } from '#ledger/model.ts'
import { entriesAnswer, statementAnswer, toldSummary } from './read-answer.ts'
import { blocks, refusedText } from './read-text.ts'
import { listImports } from './store.ts'

const importCommand: Command = {
  name: 'import',
  summary: {
    fr: 'Importe un fichier : écritures comptables, liste de factures, liste de clients, factures électroniques et leurs statuts (plusieurs, un dossier ou une archive). Tout ou rien.',
    en: 'Imports a file: accounting entries, list of invoices, list of customers, electronic invoices and their statuses (several, a folder or an archive). All or nothing.',
  },
  usage:
    'quittance import FILE… | FOLDER [--as entries|list|customers|invoice|status|statement|notices|register] [--terms 30] [--kind business|public|consumer|association] [--map FIELD=COLUMN …] [--days day-first|month-first] [--decimal comma|point] [--complete yes|no] [--accept-refused] [--dry-run]',
  options: {
    as: { type: 'string' },
    terms: { type: 'string' },
    kind: { type: 'string' },
    map: { type: 'string', multiple: true },
    days: { type: 'string' },
    decimal: { type: 'string' },
    complete: { type: 'string' },
    'accept-refused': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  run: async (input) => {
    if (input.positionals.length === 0) throw new UsageError(importCommand.usage)
    const file = await importInput(input)
    const shell = await input.shell()
    const company = await input.company()
    if (input.values['dry-run'] === true) {
      const understood = await shell.inCompany(company, (ctx) => understandFile(ctx, file))
      const { summary, counts, effect, needsTerms } = understood
      const answer = fileAnswer(summary, input)
      const json = { ...answer, dryRun: true, counts, effect: effectAnswer(effect, input), needsTerms }
      return {
        json,
        text: blocks(
          stillToSay(understood, file.source.name, input.locale),
          importText({ counts, effect, summary }, input),
        ),
      }
    }
    const stored = await shell.inCompany(company, (ctx) => importFile(ctx, file))
    const json = {
      ...fileAnswer(stored.summary, input),
      importId: stored.importId,
      counts: stored.counts,
      effect: effectAnswer(stored.effect, input),
    }
    return { json, text: importText(stored, input) }
  },
}

const importList: Command = {
  name: 'imports',
  summary: { fr: 'Les fichiers importés.', en: 'The files imported.' },
  usage: 'quittance imports',
  options: {},
  run: async (input) => {
    const { locale } = input
    const shell = await input.shell()
    const { rows, zone } = await shell.inCompany(await input.company(), async (ctx) => ({
      rows: await listImports(ctx),
      zone: await zoneOf(ctx.sql, ctx.organisationId),
    }))
    const lines = rows.map(({ id, recordedAt, kind, fileName, undoneAt }) => {
      const undone = { fr: '(repris)', en: '(taken back)' }[locale]
      const told = [FILE_KIND_WORDS[kind][locale].padEnd(27), fileName, ...(undoneAt === null ? [] : [undone])]
      return [String(id).padStart(5), formatMoment(recordedAt, zone, locale), ...told].join('  ')
    })
    const none = { fr: 'Aucun fichier importé.', en: 'No file imported.' }
    return {
      json: { imports: rows.map(({ refused, ...row }) => ({ ...row, refusedCount: refused.length })) },
      text: lines.join('\n') || none[locale],
    }
  },
}

const importUndo: Command = {
  name: 'import undo',
  summary: {
    fr: 'Reprend un import : rien n’est effacé, des écritures contraires sont passées.',
    en: 'Takes an import back: nothing is deleted, contrary entries are written.',
  },
  usage: 'quittance import undo ID',
  options: {},
  run: async (input) => {
    const importId = Number(input.positionals[0])
    if (!Number.isSafeInteger(importId) || importId < 1) throw new UsageError(importUndo.usage)
    const shell = await input.shell()
    const { undoImport } = await import('./undo-import.ts')
    const json = await shell.inCompany(await input.company(), (ctx) => undoImport(ctx, { importId }))
    const told = {
      fr: `${json.withdrawnItems} pièce(s) et ${json.withdrawnCredits} règlement(s) repris.`,
      en: `${json.withdrawnItems} item(s) and ${json.withdrawnCredits} credit(s) taken back.`,
    }
    return { json, text: told[input.locale] }
  },
}

export const commands: readonly Command[] = [importCommand, importList, importUndo]

async function importInput(input: CommandInput): Promise<ImportFileInput> {
  const source = await pathsSource(input.positionals)
  startReaders(source)
  const { as, kind, days, decimal, complete } = input.values
  const asKind = FILE_KINDS.find((known) => known === as)
  const debtorKind = DEBTOR_KINDS.find((known) => known === kind)
  if ((as !== undefined && !asKind) || (kind !== undefined && !debtorKind)) throw new UsageError(importCommand.usage)
  if (days !== undefined && days !== 'day-first' && days !== 'month-first') throw new UsageError(importCommand.usage)
  if (decimal !== undefined && decimal !== 'comma' && decimal !== 'point') throw new UsageError(importCommand.usage)
  if (complete !== undefined && complete !== 'yes' && complete !== 'no') throw new UsageError(importCommand.usage)
  const mapping = mappingOf(input)
  const terms = termsOf(input)
  return {
    source,
    sha256: await digestOf(source),
    ...(asKind && { as: asKind }),
    ...(debtorKind && { debtorKind }),
    ...(days && { dayOrder: days }),
    ...(decimal && { decimalMark: decimal === 'comma' ? (',' as const) : ('.' as const) }),
    ...(complete && { isComplete: complete === 'yes' }),
    ...(mapping && { mapping }),
    ...(terms && { terms }),
    acceptRefused: input.values['accept-refused'] === true,
  }
}

async function digestOf(source: Source): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source.chunks()) hash.update(chunk)
  return hash.digest('hex')
}

function termsOf(input: CommandInput): PaymentTerms | null {
  const given = input.values['terms']
  if (typeof given !== 'string') return null
  const read = parseTerms(given)
  if (read.kind === 'terms') return read.terms
  throw new UsageError(`--terms ${given}: 30 | 60 | 45-then-eom | eom-then-45 | 30-eom-10 | none`)
}

function mappingOf(input: CommandInput): Readonly<Record<string, string>> | null {
  const given = input.values['map']
  if (!Array.isArray(given)) return null
  return Object.fromEntries(
    given.map((pair) => {
      const [field, ...column] = String(pair).split('=')
      if (!field || column.length === 0) throw new UsageError(`--map ${pair}: FIELD=COLUMN`)
      return [field, column.join('=')]
    }),
  )
}

/** The same document as `read` prints, so that both can be compared. */
function fileAnswer(summary: FileSummary | null, { locale }: CommandInput) {
  if (summary === null) return {}
  if (summary.kind === 'accounting-entries') return entriesAnswer(summary, locale)
  if (summary.kind === 'statement') return statementAnswer(summary, locale)
  if (summary.kind === 'insolvency-notices' || summary.kind === 'company-register') return toldSummary(summary, locale)
  const { refused, alerts, ...told } = summary
  return { ...told, refused: describeRefusals(refused, locale), alerts: describeRefusals(alerts, locale) }
}

/** With the sentence beside the code of what is said of an invoice. */
const effectAnswer = (effect: FileEffect, { locale }: CommandInput) => ({
  ...effect,
  conflicts: toldOf(effect.conflicts, locale),
  notes: toldOf(effect.notes, locale),
})

const toldOf = (said: FileEffect['conflicts'], locale: Locale) =>
  saidOf(said, locale).map(({ message }, place) => ({ ...said[place], message }))

type Told = {
  readonly counts: Readonly<Record<string, number>>
  readonly effect: FileEffect
  readonly summary: FileSummary | null
}

/** What the import comes to, what is said of single invoices, and which lines are left out or odd. */
function importText({ counts, effect, summary }: Told, input: CommandInput): string {
  const { locale } = input
  const said = saidOf([...effect.conflicts, ...effect.notes], locale)
  const lines = said
    .slice(0, SAID_SHOWN)
    .map(({ number, message }) => (message.startsWith(number) ? message : `${number}  ${message}`))
  const more = said.length > SAID_SHOWN ? [`… ${said.length - SAID_SHOWN}`] : []
  return blocks(countsText(counts, input), [...lines, ...more].join('\n'), linesText(summary, locale))
}

function linesText(summary: FileSummary | null, locale: Locale): string {
  const refused = describeRefusals(summary?.refused ?? [], locale)
  const alerts = describeRefusals(summary !== null && 'alerts' in summary ? summary.alerts : [], locale)
  if (refused.length + alerts.length === 0) return ''
  return refusedText({ refused, refusedLines: summary?.refusedLines ?? 0, alerts }, locale)
}

/** On a screen; the JSON has them all. */
const SAID_SHOWN = 20

function countsText(counts: Readonly<Record<string, number>>, { locale }: CommandInput): string {
  const words = WORDS[locale]
  return Object.entries(counts)
    .filter(([name, count]) => count > 0 && words[name] !== undefined)
    .map(([name, count]) => `${String(count).padStart(9)}  ${words[name]}`)
    .join('\n')
}

const WORDS: Readonly<Record<'fr' | 'en', Readonly<Record<string, string>>>> = {
  fr: {
    notices: 'annonces lues',
    companies: 'entreprises lues',
    matched: 'concernent vos débiteurs',
    tasks: 'tâches',
    accounts: 'comptes',
    entries: 'opérations',
    newLines: 'nouvelles',
    matchedLines: 'rapprochées',
    returnedLines: 'rejets',
    toAllocate: 'à affecter (quittance bank lines)',
    files: 'fichiers',
    newStatuses: 'statuts',
    holds: 'suspensions',
    lines: 'lignes lues',
    rows: 'lignes lues',
    receivableLines: 'lignes de comptes clients',
    newDebtors: 'nouveaux débiteurs',
    changedDebtors: 'débiteurs complétés',
    unchangedDebtors: 'débiteurs inchangés',
    newItems: 'nouvelles pièces',
    changedItems: 'pièces modifiées',
    unchangedItems: 'pièces inchangées',
    newCredits: 'règlements et avoirs',
    newAllocations: 'imputations',
    unlisted: 'factures ouvertes qui n’y sont plus',
    gone: 'factures ouvertes qui ne sont plus dans les écritures',
    conflicts: 'contradictions',
    refused: 'lignes refusées',
  },
  en: {
    notices: 'notices read',
    companies: 'companies read',
    matched: 'about your debtors',
    tasks: 'tasks',
    accounts: 'accounts',
    entries: 'entries',
    newLines: 'new',
    matchedLines: 'matched',
    returnedLines: 'returned',
    toAllocate: 'to allocate (quittance bank lines)',
    files: 'files',
    newStatuses: 'statuses',
    holds: 'holds',
    lines: 'lines read',
    rows: 'rows read',
    receivableLines: 'lines of customer accounts',
    newDebtors: 'new debtors',
    changedDebtors: 'debtors completed',
    unchangedDebtors: 'debtors unchanged',
    newItems: 'new items',
    changedItems: 'items changed',
    unchangedItems: 'items unchanged',
    newCredits: 'payments and credit notes',
    newAllocations: 'allocations',
    unlisted: 'open invoices no longer in it',
    gone: 'open invoices that are no longer in the books',
    conflicts: 'contradictions',
    refused: 'lines refused',
  },
}
