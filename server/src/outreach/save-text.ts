// A person changes a text of the company, or goes back to an earlier one or to ours. Nothing is overwritten: each change is a
// version, and each message says from which one it was written. What can never leave as it stands is not kept.

import { record } from '#evidence'
import { type Context, Refusal } from '#kernel'
import { checkText } from './check-text.ts'
import { type TextDraft, parseTemplate, sourceOf } from './template.ts'
import { type TextName, formatTextName } from './text-name.ts'
import { insertVersion, versionsOf } from './text-store.ts'

export type SaveTextInput = {
  readonly name: TextName
  readonly draft: TextDraft
  /** The version that was changed: somebody else's change is not written over. 0 is ours. */
  readonly version: number
  /** A person has read the words that a letter about a debt does not use, and keeps them. */
  readonly acceptsWords: boolean
}

/** Returns the version that it has now. */
export async function saveText(ctx: Context, { name, draft, version, acceptsWords }: SaveTextInput): Promise<number> {
  const template = formatTextName(name)
  const check = checkText(name, draft)
  if (check.missing.length > 0)
    throw new Refusal(name.form === 'sms' ? 'outreach.sms_incomplete' : 'outreach.text_incomplete', {
      template,
      missing: check.missing.join(', '),
    })
  if (check.unlawful.length > 0)
    throw new Refusal('outreach.text_unlawful', { template, words: check.unlawful.join(', ') })
  if (check.reveals.length > 0) throw new Refusal('outreach.sms_reveals', { template, what: check.reveals.join(', ') })
  const words = check.words.map((found) => found.words)
  if (words.length > 0 && !acceptsWords) throw new Refusal('outreach.text_words', { template, words: words.join(', ') })
  const source = sourceOf(template, draft)
  await addVersion(ctx, { template, version, source })
  await noteChange(ctx, 'text.saved', { template, version: version + 1, ...(words.length > 0 && { words }) })
  return version + 1
}

export type RestoreTextInput = {
  readonly name: TextName
  readonly version: number
  /** 0: ours. */
  readonly to: number
}

export async function restoreText(ctx: Context, { name, version, to }: RestoreTextInput): Promise<number> {
  const template = formatTextName(name)
  const earlier = to === 0 ? null : (await versionsOf(ctx, template)).find((one) => one.version === to)
  if (earlier === undefined) throw new Refusal('outreach.text_version_unknown', { template, version: to })
  const source = earlier?.source ?? null
  // Written for a program that knew other fields: it cannot be used any more.
  if (source !== null) parseTemplate(template, name.locale, source)
  await addVersion(ctx, { template, version, source })
  await noteChange(ctx, 'text.restored', { template, version: version + 1, to })
  return version + 1
}

async function addVersion(
  ctx: Context,
  {
    template,
    version,
    source,
  }: { readonly template: string; readonly version: number; readonly source: string | null },
): Promise<void> {
  const [current] = await versionsOf(ctx, template)
  const isCurrent = (current?.version ?? 0) === version
  if (!isCurrent || !(await insertVersion(ctx, { name: template, version: version + 1, source })))
    throw new Refusal('outreach.text_changed', { template, by: current?.savedBy ?? '' })
}

const noteChange = (
  ctx: Context,
  kind: 'text.saved' | 'text.restored',
  payload: Readonly<Record<string, string | number | readonly string[]>>,
) => record(ctx, [{ kind, subjectKind: 'company', subjectId: ctx.organisationId, payload }])
