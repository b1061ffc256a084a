// node scripts/run.mjs FILE …: runs a TypeScript file with the Node of the workspace, whatever Node npm itself runs on.

import { exit, runNode } from './workspace.mjs'

exit(await runNode(process.argv.slice(2)))
