// npm run demo: the office of an invented company, on a store of its own beside the checkout (./demo-data).

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, buildWebIfNeeded, exit, installIfNeeded, runNode } from './workspace.mjs'

const PROGRAM = join(ROOT, 'server', 'bin', 'quittance.mjs')
const DATA = join(ROOT, 'demo-data')

await installIfNeeded()
await buildWebIfNeeded()
if (!existsSync(DATA)) {
  const code = await runNode([PROGRAM, 'demo', '--data', DATA])
  if (code !== 0) exit(code)
}
exit(await runNode([PROGRAM, 'serve', '--data', DATA, ...process.argv.slice(2)]))
