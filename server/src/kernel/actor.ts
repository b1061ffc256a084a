// Who does something: each fact in the journal names one.

import type { Id } from './id.ts'
import type { Locale, Said } from './locale.ts'

export type Actor =
  | { readonly kind: 'person'; readonly personId: Id; readonly name: string }
  | { readonly kind: 'system'; readonly name: Part }

type Part = 'worker' | 'command' | 'demo' | 'bench' | 'colleague' | 'gateway' | 'invitation' | 'link'

const PROGRAM: Said = { fr: 'Quittance', en: 'Quittance' }
const NAMES: Readonly<Record<Part, Said>> = {
  worker: PROGRAM,
  gateway: PROGRAM,
  invitation: PROGRAM,
  link: PROGRAM,
  bench: PROGRAM,
  command: { fr: 'ligne de commande', en: 'command line' },
  demo: { fr: 'démonstration', en: 'demonstration' },
  colleague: { fr: 'un collègue', en: 'a colleague' },
}
const PARTS: ReadonlyMap<string, Said> = new Map(Object.entries(NAMES))

/** Of a name as a row keeps it, what people are shown: that of a person, or in words what part of the program it was. */
export const actorName = (kept: string, locale: Locale): string => PARTS.get(kept)?.[locale] ?? kept
