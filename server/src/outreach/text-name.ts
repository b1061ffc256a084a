// The names of texts: language, whom they speak to, step; and behind them `/letter` where letters have a text of their own.

import { LOCALES, type Locale, Refusal } from '#kernel'
import { AUDIENCES, type Audience, STEP_KEYS, type StepKey } from './model.ts'

export type TextName = {
  readonly locale: Locale
  readonly audience: Audience
  readonly step: StepKey
  /** Of letters alone; the other text then speaks in e-mails only. */
  readonly isLetterOnly: boolean
}

export const formatTextName = ({ locale, audience, step, isLetterOnly }: TextName): string =>
  `${locale}/${audience}/${step}${isLetterOnly ? '/letter' : ''}`

/** The text that stands for it while the company wrote none: letters of their own begin as those of all channels. */
export const commonName = (name: TextName): string => formatTextName({ ...name, isLetterOnly: false })

export function parseTextName(text: string): TextName {
  const [locale, audience, step, form, ...more] = text.split('/')
  const name = {
    locale: LOCALES.find((one) => one === locale),
    audience: AUDIENCES.find((one) => one === audience),
    step: STEP_KEYS.find((one) => one === step),
  }
  const isKnown = (form === undefined || form === 'letter') && more.length === 0
  if (!name.locale || !name.audience || !name.step || !isKnown)
    throw new Refusal('outreach.text_unknown', { name: text.slice(0, 80) })
  return { locale: name.locale, audience: name.audience, step: name.step, isLetterOnly: form === 'letter' }
}

/** Those that every company has. */
export const COMMON_NAMES: readonly TextName[] = LOCALES.flatMap((locale) =>
  AUDIENCES.flatMap((audience) => STEP_KEYS.map((step) => ({ locale, audience, step, isLetterOnly: false }))),
)
