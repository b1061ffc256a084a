// Refusals: the demonstration.

import type { RefusalEntry } from './entry.ts'

export const demoRefusals = {
  'demo.store_not_empty': {
    status: 409,
    fr: 'Cette base contient déjà une société : la démonstration ne se mêle pas à de vraies données. Donnez-lui sa propre base, par exemple --data ./demo-data.',
    en: 'This store already holds a company: the demo does not mix with real data. Give it a store of its own, for example --data ./demo-data.',
  },
} as const satisfies Record<string, RefusalEntry>
