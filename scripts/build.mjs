// npm run build: installs when needed and builds the pages.

import { buildWebIfNeeded, installIfNeeded } from './workspace.mjs'

await installIfNeeded()
await buildWebIfNeeded()
