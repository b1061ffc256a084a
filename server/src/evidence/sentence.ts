// A fact in words.

import type { Locale } from '#kernel'
import type { Fact } from './model.ts'
import { en } from './sentences/en.ts'
import { fr } from './sentences/fr.ts'
import { readingOf } from './sentences/reading.ts'

const SENTENCES = { fr, en }

export function factSentence(fact: Pick<Fact, 'kind' | 'payload' | 'onDay'>, locale: Locale): string {
  if (fact.payload === null) return SENTENCES[locale].erased
  return SENTENCES[locale].facts[fact.kind](readingOf(fact, locale))
}

/** What a kind of hold is called. */
export const holdName = (kind: string, locale: Locale): string => SENTENCES[locale].holds[kind] ?? kind

/** What a cause of lateness is called. */
export const causeName = (cause: string, locale: Locale): string => SENTENCES[locale].causes[cause] ?? cause
