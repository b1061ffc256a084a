// The language of the person, for every screen: messages, formats and the `lang` of the page.

import { createContext, use, useEffect, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Day } from '@quittance/law'
import type { Locale } from '../api-types.ts'
import type { Messages } from '../messages/index.ts'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'

export type Speech = {
  readonly locale: Locale
  readonly t: Messages
  readonly format: Format
  readonly today: Day
  readonly changeLocale: (locale: Locale) => void
}

const SpeechContext = createContext<Speech | null>(null)

export function SpeechProvider(props: Omit<Speech, 'format'> & { readonly children: ReactNode }) {
  const { children, locale, t, today, changeLocale } = props
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const speech = useMemo(
    () => ({ locale, t, today, changeLocale, format: createFormat(locale, today) }),
    [locale, t, today, changeLocale],
  )
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('useSpeech is called outside of SpeechProvider')
  return speech
}
