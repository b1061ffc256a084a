// Texts as files: written out under their names, and taken in again, whole or not at all.

import { type Context, type Locale, Refusal, isRefusal } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { defaultSource } from './default-templates.ts'
import { listTexts } from './list-texts.ts'
import { saveText } from './save-text.ts'
import { draftOf, parseTemplate, sourceOf } from './template.ts'
import { commonName, formatTextName, parseTextName } from './text-name.ts'
import { currentVersions } from './text-store.ts'

export type TextFile = { readonly name: string; readonly source: string }

export async function exportTexts(ctx: Context): Promise<readonly TextFile[]> {
  const own = await currentVersions(ctx)
  return (await listTexts(ctx)).map((row) => {
    const name = formatTextName(row)
    return { name, source: own.get(name)?.source ?? defaultSource(commonName(row)) }
  })
}

export type ImportTextsInput = {
  readonly files: readonly TextFile[]
  readonly acceptsWords: boolean
  /** Of the reasons. */
  readonly locale: Locale
}
export type ImportedTexts = { readonly saved: readonly string[]; readonly unchanged: number }

/** Those that say the same as before stay as they are. One that cannot be used keeps all of them out, with the reason of each. */
export async function importTexts(
  ctx: Context,
  { files, acceptsWords, locale }: ImportTextsInput,
): Promise<ImportedTexts> {
  const before = new Map((await exportTexts(ctx)).map(({ name, source }) => [name, source]))
  const versions = await currentVersions(ctx)
  const saved: string[] = []
  const problems: string[] = []
  for (const { name: called, source } of files) {
    try {
      const name = parseTextName(called)
      parseTemplate(called, name.locale, source)
      const draft = draftOf(called, source)
      const present = before.get(called)
      if (present !== undefined && sourceOf(called, draftOf(called, present)) === sourceOf(called, draft)) continue
      await saveText(ctx, { name, draft, version: versions.get(called)?.version ?? 0, acceptsWords })
      saved.push(called)
    } catch (error) {
      if (!isRefusal(error)) throw error
      problems.push(`${called}: ${refusalSentence(error.code, error.data, locale)}`)
    }
  }
  if (problems.length > 0)
    throw new Refusal('outreach.texts_refused', { count: problems.length, problems: problems.join('\n') })
  return { saved, unchanged: files.length - saved.length }
}
