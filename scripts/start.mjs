// npm start: from a fresh clone to the office. Installs when needed, builds the pages when they changed, serves.

import { join } from 'node:path'
import { ROOT, buildWebIfNeeded, exit, installIfNeeded, runNode } from './workspace.mjs'

await installIfNeeded()
await buildWebIfNeeded()
exit(await runNode([join(ROOT, 'server', 'bin', 'quittance.mjs'), 'serve', ...process.argv.slice(2)]))
