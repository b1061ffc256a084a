// What an import would still refuse to do without an answer, told in a terminal before it is tried.

import { type Locale, Refusal, type RefusalCode } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { tableOf } from './opened-file.ts'
import { questionText } from './read-text.ts'
import type { UnderstoodFile } from './understand-file.ts'

/** Columns that are not known are refused here, too: nothing can be told of the file before. */
export function stillToSay(understood: UnderstoodFile, name: string, locale: Locale): string {
  const { opened, alreadyImported, needsTerms, asksWhetherComplete } = understood
  const table = tableOf(opened)
  if (table !== null && table.missing.length > 0) {
    const { missing, survey } = table
    throw new Refusal('intake.columns_missing', { file: name, missingFields: missing, columns: survey.columns })
  }
  const say = (code: RefusalCode, data: Refusal['data']) => refusalSentence(code, data, locale)
  const { id: importId, fileName: file, recordedAt } = alreadyImported ?? {}
  return [
    ...(table?.survey.questions ?? []).map((question) => questionText(question, locale)),
    ...(alreadyImported ? [say('intake.already_imported', { importId, file, recordedAt })] : []),
    ...(needsTerms ? [say('intake.terms_needed', { line: 1 })] : []),
    ...(asksWhetherComplete ? [say('intake.completeness_unknown', asksWhetherComplete)] : []),
  ].join('\n')
}
