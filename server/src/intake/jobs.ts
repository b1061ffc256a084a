// The store of files is gone through once a day, and when a worker starts.

import type { Shell } from '#kernel'
import type { JobHandler } from '#platform/jobs.ts'
import { sweepFiles } from './sweep-files.ts'

export const jobs = (shell: Shell): Readonly<Record<string, JobHandler>> => ({
  'intake.sweep': async ({ organisationId }) => {
    if (organisationId === null) return
    const swept = await sweepFiles(shell, { organisationId, actor: { kind: 'system', name: 'worker' } })
    if (swept.setAside + swept.putBack + swept.removed > 0) shell.log.info('files.swept', { organisationId, ...swept })
  },
})
