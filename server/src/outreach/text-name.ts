// The names of texts: language, whom they speak to, step; and behind them `/letter` where letters have a text of their own, `/sms`
// where it is a text message.

import { LOCALES, type Locale, Refusal } from '#kernel'
import { AUDIENCES, type Audience, STEP_KEYS, type StepKey } from './model.ts'

/** `all`: e-mails, and letters that have none of their own. */
export type TextForm = 'all' | 'letter' | 'sms'
export const TEXT_FORMS: readonly TextForm[] = ['all', 'letter', 'sms']

export type TextName = {
  readonly locale: Locale
  readonly audience: Audience
  readonly step: StepKey
  readonly form: TextForm
}

export const formatTextName = ({ locale, audience, step, form }: TextName): string =>
  `${locale}/${audience}/${step}${form === 'all' ? '' : `/${form}`}`

/** The text that stands for it while the company wrote none: letters of their own begin as those of all channels. */
export const commonName = (name: TextName): string =>
  formatTextName(name.form === 'letter' ? { ...name, form: 'all' } : name)

export function parseTextName(text: string): TextName {
  const [locale, audience, step, form = 'all', ...more] = text.split('/')
  const name = {
    locale: LOCALES.find((one) => one === locale),
    audience: AUDIENCES.find((one) => one === audience),
    step: STEP_KEYS.find((one) => one === step),
    form: TEXT_FORMS.find((one) => one === form),
  }
  if (!name.locale || !name.audience || !name.step || !name.form || more.length > 0 || text.endsWith('/all'))
    throw new Refusal('outreach.text_unknown', { name: text.slice(0, 80) })
  return { locale: name.locale, audience: name.audience, step: name.step, form: name.form }
}

/** Those that every company has. */
export const COMMON_NAMES: readonly TextName[] = LOCALES.flatMap((locale) =>
  AUDIENCES.flatMap((audience) =>
    STEP_KEYS.flatMap((step) => (['all', 'sms'] as const).map((form) => ({ locale, audience, step, form }))),
  ),
)
