// Sealing in the background. Asked for on a timer, not by each act: acts of one company that all asked for the same job
// would wait for each other at its key.

import type { Id, Shell } from '#kernel'
import type { JobHandler } from '#platform/jobs.ts'
import { seal } from './seal-facts.ts'

export const jobs = (shell: Shell): Readonly<Record<string, JobHandler>> => ({
  'evidence.seal': async ({ organisationId }, signal) => {
    if (organisationId !== null) await sealAll(shell, organisationId, signal)
  },
})

/** Seals everything unsealed of one company and returns the count: for the job, and before a backup. */
export async function sealAll(shell: Shell, organisationId: Id, signal?: AbortSignal): Promise<number> {
  const company = { organisationId, actor: { kind: 'system', name: 'worker' } } as const
  for (let sealed = 0; ;) {
    const batch = await shell.inCompany(company, seal)
    sealed += batch.sealed
    if (!batch.mayBeMore || signal?.aborted) return sealed
  }
}
