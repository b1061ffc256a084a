// The texts by which a company speaks: its own where it wrote one, else ours.

import type { Context, Locale } from '#kernel'
import type { MessageChannel } from './act.ts'
import { defaultTemplate } from './default-templates.ts'
import type { MessageSituation } from './model.ts'
import { templateName } from './render-message.ts'
import { type Template, parseTemplate } from './template.ts'
import { currentVersions } from './text-store.ts'

/** A text and where it comes from; version 0 is ours. */
export type ChosenText = { readonly template: Template; readonly name: string; readonly version: number }

export type CompanyTexts = { readonly choose: (situation: MessageSituation, channel: MessageChannel) => ChosenText }

/** Letters have their own text where the company wrote one. Each is read once; one that can no longer be read is refused by name. */
export async function companyTexts(ctx: Context): Promise<CompanyTexts> {
  const own = await currentVersions(ctx)
  const read = new Map<string, Template>()
  const parsed = (name: string, locale: Locale, source: string): Template => {
    const template = read.get(name) ?? parseTemplate(name, locale, source)
    read.set(name, template)
    return template
  }
  return {
    choose: (situation, channel) => {
      const common = templateName(situation)
      for (const name of namesOf(common, channel)) {
        const text = own.get(name)
        if (text?.source) return { name, version: text.version, template: parsed(name, situation.locale, text.source) }
      }
      const name = channel === 'sms' ? `${common}/sms` : common
      return { name, version: 0, template: defaultTemplate(name) }
    },
  }
}

/** The first that the company wrote counts. */
function namesOf(common: string, channel: MessageChannel): readonly string[] {
  if (channel === 'sms') return [`${common}/sms`]
  return channel === 'email' ? [common] : [`${common}/letter`, common]
}
