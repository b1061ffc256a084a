// Clears away files that no row names: what was dropped and never imported, what a transaction that was rolled back had put down.
// A week old it is set aside, a week later it is gone; a file that is named again by then (a backup that was put back, a database
// that was the wrong one) is back at the next sweep.

import type { Company, Instant, Shell } from '#kernel'
import { systemClock } from '#platform/clock.ts'
import { type StoredFile, oldFiles, putBack, removeAside, setAside } from '#platform/unnamed-files.ts'
import { lockImports, namedFiles } from './store.ts'

export type SweptFiles = { readonly setAside: number; readonly putBack: number; readonly removed: number }

const DAYS_KEPT = 7

/**
 * Under the lock of imports: one that runs, or begins, finds its file or is told that it is gone. `now` is the machine's clock, by
 * which files have their age, and never one that was set for a rehearsal.
 */
export async function sweepFiles(shell: Shell, company: Company, now = systemClock.now()): Promise<SweptFiles> {
  const before = new Date(Date.parse(now) - DAYS_KEPT * 86_400_000).toISOString()
  const swept = { setAside: 0, putBack: 0, removed: 0 }
  for await (const found of oldFiles(shell.files, company.organisationId, before)) {
    await shell.inCompany(company, async (ctx) => {
      await lockImports(ctx)
      const sha256s = found.map(({ sha256 }) => sha256)
      const named = await namedFiles(ctx, sha256s)
      for (const file of found) {
        const did = await sweepFile(shell, company, { ...file, isNamed: named.has(file.sha256), before, now })
        if (did !== null) swept[did] += 1
      }
    })
  }
  return swept
}

type FoundFile = StoredFile & { readonly isNamed: boolean; readonly before: Instant; readonly now: Instant }

async function sweepFile(
  { files }: Shell,
  { organisationId }: Company,
  { sha256, isAside, isNamed, before, now }: FoundFile,
): Promise<keyof SweptFiles | null> {
  if (isNamed && !isAside) return null
  if (isNamed) {
    await putBack(files, organisationId, sha256)
    return 'putBack'
  }
  if (isAside) return (await removeAside(files, organisationId, { sha256, before })) ? 'removed' : null
  return (await setAside(files, organisationId, { sha256, before, now })) ? 'setAside' : null
}
