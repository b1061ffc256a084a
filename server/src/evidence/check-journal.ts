// Whether the journal is whole. It recomputes all of it, as `evidence verify` does.

import type { Context, Finding } from '#kernel'
import { verify } from './verify-facts.ts'

export async function checkJournal(ctx: Context): Promise<readonly Finding[]> {
  const { facts, unsealed, firstBad } = await verify(ctx)
  if (firstBad) {
    return [
      {
        about: 'evidence.journal',
        state: 'wrong',
        fr: 'Le journal a été altéré : `quittance evidence verify` dit où. Restaurez une sauvegarde antérieure.',
        en: 'The journal was altered: `quittance evidence verify` says where. Restore an earlier backup.',
      },
    ]
  }
  return [
    {
      about: 'evidence.journal',
      state: 'well',
      fr: `Journal intact : ${facts} faits, dont ${unsealed} en attente de scellement.`,
      en: `Journal intact: ${facts} facts, of which ${unsealed} ${unsealed === 1 ? 'waits' : 'wait'} to be sealed.`,
    },
  ]
}
