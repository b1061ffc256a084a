// Who does something: each fact in the journal names one.

import type { Id } from './id.ts'
import type { Locale, Said } from './locale.ts'

export type Actor =
  | { readonly kind: 'person'; readonly personId: Id; readonly name: string }
  | {
      readonly kind: 'system'
      readonly name: 'worker' | 'command' | 'demo' | 'bench' | 'colleague' | 'gateway' | 'invitation' | 'link'
    }

const PROGRAM: Said = { fr: 'Quittance', en: 'Quittance' }
const PARTS = new Map<string, Said>([
  ['worker', PROGRAM],
  ['gateway', PROGRAM],
  ['command', { fr: 'ligne de commande', en: 'command line' }],
  ['demo', { fr: 'démonstration', en: 'demonstration' }],
])

/** Of a name as a row keeps it, what people are shown: that of a person, or in words what part of the program it was. */
export const actorName = (kept: string, locale: Locale): string => PARTS.get(kept)?.[locale] ?? kept
