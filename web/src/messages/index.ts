// The two languages, loaded one at a time. French is the source; English has its exact type, so nothing can be missing.

import type { Locale } from '../api-types.ts'
import type { fr } from './fr.ts'

export type Messages = typeof fr

const REMEMBERED = 'quittance.locale'

export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'en' ? (await import('./en.ts')).en : (await import('./fr.ts')).fr
}

/** The language before anybody has signed in: the last one chosen here, else the browser's, else French. */
export function firstLocale(): Locale {
  const remembered = localStorage.getItem(REMEMBERED)
  if (remembered === 'fr' || remembered === 'en') return remembered
  return navigator.language.startsWith('en') ? 'en' : 'fr'
}

export const rememberLocale = (locale: Locale): void => localStorage.setItem(REMEMBERED, locale)
