// What a file holds and would change, before anything is stored.

import type { PaymentTerms } from '@quittance/law'
import { settingsOf } from '#access'
import type { Context } from '#kernel'
import { readAndRecord } from './file-contents.ts'
import { type FileEffect, type FileSummary, NO_EFFECT, type SampleRow } from './file-effect.ts'
import { type ImportFileInput, openGiven } from './import-file.ts'
import { type ImportableFile, tableOf } from './opened-file.ts'
import { type ImportCounts, type ImportRow, standingImport } from './store.ts'
import type { Unlisted } from './unlisted-items.ts'

export type UnderstoodFile = {
  readonly opened: ImportableFile
  /** Null while questions have to be answered before it can be read. */
  readonly summary: FileSummary | null
  readonly alreadyImported: ImportRow | null
  readonly needsTerms: boolean
  /** Whether somebody has to say that the list is complete, and about what. */
  readonly asksWhetherComplete: Unlisted | null
  readonly effect: FileEffect
  readonly counts: ImportCounts
  readonly sample: readonly SampleRow[]
}

/** While no terms are known a preview counts with thirty days: the effect on balances is the same. */
const PREVIEW_TERMS: PaymentTerms = { kind: 'net', count: 30, unit: 'days' }

/** What the file holds and would change; nothing is stored. */
export async function understandFile(ctx: Context, input: ImportFileInput): Promise<UnderstoodFile> {
  const opened = await openGiven(ctx, input)
  const alreadyImported = (await standingImport(ctx, input.sha256)) ?? null
  const missing = tableOf(opened)?.missing ?? []
  if (missing.length > 0 || hasQuestions(opened)) {
    return {
      opened,
      alreadyImported,
      summary: null,
      needsTerms: false,
      asksWhetherComplete: null,
      effect: NO_EFFECT,
      counts: {},
      sample: [],
    }
  }
  const terms = input.terms ?? (await settingsOf(ctx)).defaultTerms
  const isComplete = input.isComplete ?? null
  const read = await readAndRecord(ctx, opened, { terms: terms ?? PREVIEW_TERMS, isComplete }, null)
  const asksWhetherComplete = isComplete === null && read.unlisted.items > 0 ? read.unlisted : null
  return { opened, alreadyImported, needsTerms: terms === null && read.lacksDueDates, asksWhetherComplete, ...read }
}

const hasQuestions = (opened: ImportableFile): boolean => (tableOf(opened)?.survey.questions.length ?? 0) > 0
