// Refusals: the journal.

import type { RefusalEntry } from './entry.ts'

export const evidenceRefusals = {
  'evidence.altered': {
    status: 409,
    fr: 'Le journal a été altéré ({problem}, {place}). Conservez la base en l’état et comparez-la à une sauvegarde.',
    en: 'The journal was altered ({problem}, {place}). Keep the store as it is and compare it with a backup.',
  },
  'evidence.erase_without_reason': {
    status: 422,
    fr: 'Un effacement laisse sa raison dans le journal. Dites pourquoi ces contenus sont effacés.',
    en: 'An erasure leaves its reason in the journal. Say why these contents are erased.',
  },
} as const satisfies Record<string, RefusalEntry>
