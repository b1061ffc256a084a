// Who does something: each fact in the journal names one.

import type { Id } from './id.ts'

export type Actor =
  | { readonly kind: 'person'; readonly personId: Id; readonly name: string }
  | {
      readonly kind: 'system'
      readonly name: 'worker' | 'command' | 'demo' | 'bench' | 'colleague' | 'gateway' | 'invitation' | 'link'
    }
