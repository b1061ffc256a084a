// Files over HTTP: received once, read as often as their mapping is corrected, stored when a person says so.

import type { Readable } from 'node:stream'
import type { Authenticate } from '#access'
import { type Company, type Locale, Refusal, type Shell, actorName } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import {
  type StoreInput,
  droppedFiles,
  importOutput,
  importParams,
  importsOutput,
  storeInput,
  storedOutput,
  undoOutput,
  understoodOutput,
} from './contract.ts'
import { describeFile, describeRefusals } from './describe-file.ts'
import { bundleSource } from './formats/archive.ts'
import { LIMITS } from './formats/limits.ts'
import { fileSource, type Source } from './formats/source.ts'
import { type ImportFileInput, type StoredImport, importFile } from './import-file.ts'
import { understandFile } from './understand-file.ts'
import { FILE_KINDS } from './model.ts'
import { type ImportRow, importById, listImports, lockImports } from './store.ts'
import { undoImport } from './undo-import.ts'

export type IntakeDoors = { readonly shell: Shell; readonly authenticated: Authenticate }

export function registerIntakeRoutes(app: HttpApp, { shell, authenticated }: IntakeDoors): void {
  app.post('/api/v1/imports/read', { schema: { response: { 200: understoodOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    if (Number(request.headers['content-length'] ?? 0) > LIMITS.dropBytes) throw new Refusal('platform.too_large')
    const { organisationId } = company
    const fields = new Map<string, string>()
    const files: KeptFile[] = []
    try {
      for await (const part of request.parts()) {
        // Fields come before the files, so that each can be kept as it streams in.
        if (part.type === 'field') fields.set(part.fieldname, String(part.value))
        else files.push({ name: part.filename, ...(await shell.files.put(organisationId, part.file as Readable)) })
      }
      const [first, ...others] = files
      if (first === undefined) throw new Refusal('intake.upload_missing')
      const kept = others.length === 0 ? first : await keepDrop(shell, company, files)
      const token = [kept.sha256, nameInToken(kept.name), ...(others.length === 0 ? [] : ['drop'])].join('.')
      const input = await inputOf(shell, company, { token, as: kindOf(fields.get('as')), ...answersIn(fields) })
      const understood = await shell.inCompany(company, (ctx) => understandFile(ctx, input))
      return describeFile({ understood, token, file: kept, locale })
    } catch (error) {
      // What is refused stays nowhere: else whoever drops monsters fills the disk with them.
      for (const { sha256, isNew } of files) if (isNew) await shell.files.remove(organisationId, sha256)
      throw error
    }
  })

  app.post('/api/v1/imports', { schema: { body: storeInput, response: { 200: storedOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    const { importId, counts } = await storeDropped(shell, company, request.body)
    return { importId, counts: { ...counts } }
  })

  app.get('/api/v1/imports', { schema: { response: { 200: importsOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    const rows = await shell.inCompany(company, (ctx) => listImports(ctx))
    return { rows: rows.map((row) => importRow(row, locale)) }
  })

  app.get(
    '/api/v1/imports/:id',
    { schema: { params: importParams, response: { 200: importOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const row = await shell.inCompany(company, (ctx) => importById(ctx, request.params.id))
      if (!row) throw new Refusal('intake.import_not_found', { importId: request.params.id })
      return { ...importRow(row, locale), refused: describeRefusals(row.refused, locale) }
    },
  )

  app.post(
    '/api/v1/imports/:id/undo',
    { schema: { params: importParams, response: { 200: undoOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      return shell.inCompany(company, (ctx) => undoImport(ctx, { importId: request.params.id }))
    },
  )
}

/** From the lock on its file is not cleared away, however long ago it was dropped. */
const storeDropped = (shell: Shell, company: Company, given: StoreInput): Promise<StoredImport> =>
  shell.inCompany(company, async (ctx) => {
    await lockImports(ctx)
    return importFile(ctx, await inputOf(shell, company, given))
  })

type Given = { [Field in keyof StoreInput]: StoreInput[Field] | undefined } & { readonly token: string }

async function inputOf(
  shell: Shell,
  company: Company,
  given: Partial<Given> & { readonly token: string },
): Promise<ImportFileInput> {
  const [sha256 = '', name = '', drop] = given.token.split('.')
  const fileName = Buffer.from(name, 'base64url').toString('utf8') || 'fichier'
  const source = await (
    drop === undefined
      ? fileSource(shell.files.pathOf(company.organisationId, sha256), fileName)
      : dropSource(shell, company, { sha256, fileName })
  ).catch(() => {
    throw new Refusal('intake.upload_gone')
  })
  const mapping = { ...given.mapping, ...columnAnswers(given.answers ?? {}) }
  const { 'day-order': dayOrder, 'decimal-mark': decimalMark, complete } = given.answers ?? {}
  return {
    source,
    sha256,
    ...(given.as && { as: given.as }),
    ...(Object.keys(mapping).length > 0 && {
      mapping: Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, column ?? ''])),
    }),
    ...((dayOrder === 'day-first' || dayOrder === 'month-first') && { dayOrder }),
    ...((decimalMark === ',' || decimalMark === '.') && { decimalMark }),
    ...((complete === 'yes' || complete === 'no') && { isComplete: complete === 'yes' }),
    ...(given.terms && { terms: given.terms }),
    ...(given.debtorKind && { debtorKind: given.debtorKind }),
    acceptRefused: given.acceptRefused === true,
  }
}

type KeptFile = { readonly name: string; readonly sha256: string; readonly size: number; readonly isNew: boolean }

const nameInToken = (name: string): string => Buffer.from(name).toString('base64url').slice(0, 400)

/** Several files at once are kept one by one, and with them a list of their names: the drop, known by its own checksum. */
async function keepDrop(shell: Shell, { organisationId }: Company, files: readonly KeptFile[]): Promise<KeptFile> {
  const list = files.map(({ name, sha256 }) => ({ name, sha256 })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const { sha256, isNew } = await shell.files.put(organisationId, Buffer.from(JSON.stringify(list)))
  const names = list.map(({ name }) => name)
  return { name: names.join(', ').slice(0, 200), sha256, isNew, size: files.reduce((sum, { size }) => sum + size, 0) }
}

async function dropSource(
  shell: Shell,
  { organisationId }: Company,
  { sha256, fileName }: { readonly sha256: string; readonly fileName: string },
): Promise<Source> {
  const list = droppedFiles.parse(JSON.parse(Buffer.from(await shell.files.read(organisationId, sha256)).toString()))
  const members = list.map((file) => fileSource(shell.files.pathOf(organisationId, file.sha256), file.name))
  return bundleSource(fileName, await Promise.all(members))
}

/** Answers to "which column?" are mappings by another name. */
const columnAnswers = (answers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([code, value]) => (code.startsWith('column ') ? [[code.slice(7), value]] : [])),
  )

const kindOf = (text: string | undefined) => FILE_KINDS.find((kind) => kind === text)

/** The two fields that hold JSON: columns named by hand, and questions answered. */
function answersIn(fields: ReadonlyMap<string, string>): Pick<StoreInput, 'mapping' | 'answers'> {
  const given = ['mapping', 'answers'].flatMap((name) =>
    fields.has(name) ? [[name, jsonOf(fields.get(name) ?? '')]] : [],
  )
  const read = storeInput.pick({ mapping: true, answers: true }).safeParse(Object.fromEntries(given))
  if (!read.success)
    throw new Refusal('platform.invalid_request', { problems: read.error.issues.map((issue) => issue.message) })
  return read.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const importRow = (
  { id, kind, fileName, recordedAt, recordedBy, counts, refused, undoneAt }: ImportRow,
  locale: Locale,
) => ({
  id,
  kind,
  fileName,
  recordedAt,
  recordedBy: actorName(recordedBy, locale),
  counts: { ...counts },
  refusedCount: refused.length,
  undoneAt,
})
