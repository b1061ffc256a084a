// The texts of a company as a list, one of them in full, and what it was in an earlier version.

import { type Context, type Instant, type Locale, Refusal } from '#kernel'
import { smsFields } from './check-sms.ts'
import { defaultSource } from './default-templates.ts'
import { AUDIENCES, type Audience } from './model.ts'
import { FIELDS, type FieldType } from './template-fields.ts'
import { type TextDraft, type Tone, draftOf } from './template.ts'
import { COMMON_NAMES, type TextName, commonName, formatTextName, parseTextName } from './text-name.ts'
import { type TextVersion, currentVersions, versionsOf } from './text-store.ts'

export type TextRow = TextName & {
  readonly subject: string
  readonly tone: Tone
  readonly version: number
  readonly isOurs: boolean
  readonly savedAt: Instant | null
  readonly savedBy: string | null
}

/** Those that every company has, and the letters for which it has a text of their own. */
export async function listTexts(ctx: Context): Promise<readonly TextRow[]> {
  const own = await currentVersions(ctx)
  const letters = [...own.keys()].map(parseTextName).filter(({ form }) => form === 'letter')
  return [...COMMON_NAMES, ...letters].map((name) => {
    const current = own.get(formatTextName(name))
    const { subject, tone } = currentDraft(own, name)
    return {
      ...name,
      subject,
      tone,
      version: current?.version ?? 0,
      isOurs: (current?.source ?? null) === null,
      savedAt: current?.savedAt ?? null,
      savedBy: current?.savedBy ?? null,
    }
  })
}

export type TextInFull = TextName &
  TextDraft & {
    readonly version: number
    readonly isOurs: boolean
    readonly versions: readonly Pick<TextVersion, 'version' | 'savedAt' | 'savedBy' | 'source'>[]
  }

export async function readText(ctx: Context, name: TextName): Promise<TextInFull> {
  const own = await currentVersions(ctx)
  const versions = await versionsOf(ctx, formatTextName(name))
  const [current] = versions
  return {
    ...name,
    ...currentDraft(own, name),
    version: current?.version ?? 0,
    isOurs: (current?.source ?? null) === null,
    versions,
  }
}

/** Version 0 is ours. */
export async function readVersion(
  ctx: Context,
  { name, version }: { readonly name: TextName; readonly version: number },
): Promise<TextDraft> {
  const template = formatTextName(name)
  const found = version === 0 ? null : (await versionsOf(ctx, template)).find((one) => one.version === version)
  if (found === undefined) throw new Refusal('outreach.text_version_unknown', { template, version })
  return draftOf(template, found?.source ?? defaultSource(commonName(name)))
}

/** Letters of their own begin as the text of all channels. */
function currentDraft(own: ReadonlyMap<string, TextVersion>, name: TextName): TextDraft {
  const called = formatTextName(name)
  const common = commonName(name)
  return draftOf(called, own.get(called)?.source ?? own.get(common)?.source ?? defaultSource(common))
}

export type OfferedField = {
  readonly name: string
  readonly label: string
  /** As it is written into a text: with the filter that prints it, or as a condition around a sentence. */
  readonly snippet: string
  readonly isCondition: boolean
  /** Whom a text message may say it to. */
  readonly inSmsTo: readonly Audience[]
}

export const offeredFields = (locale: Locale): readonly OfferedField[] =>
  FIELDS.map(({ name, type, ...labels }) => ({
    name,
    label: labels[locale],
    snippet: snippetOf(name, type, locale),
    isCondition: type === 'flag',
    inSmsTo: AUDIENCES.filter((audience) => smsFields(audience).includes(name)),
  }))

function snippetOf(name: string, type: FieldType, locale: Locale): string {
  switch (type) {
    case 'text':
      return `{{ ${name} }}`
    case 'money':
      return `{{ ${name} | money }}`
    case 'day':
      return `{{ ${name} | day }}`
    case 'number':
      return name === 'items.most_days_late'
        ? `{{ ${name} | days }}`
        : `{{ ${name} | count: ${locale === 'fr' ? '"facture", "factures"' : '"invoice", "invoices"'} }}`
    case 'flag':
      return `{% if ${name} %}…{% endif %}`
  }
}
