// node scripts/run.mjs scripts/write-docs.ts: writes the generated pages of docs/. Tests compare.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { configurationPage } from '../server/src/platform/configuration-page.ts'
import { refusalPage } from '../server/src/platform/refusal-page.ts'
import { situationSchemaPage } from '../server/src/strategy/situation.ts'
import { lawPage } from './law-page.ts'

const docs = join(import.meta.dirname, '..', 'docs')
await mkdir(docs, { recursive: true })
await writeFile(join(docs, 'configuration.md'), configurationPage())
await writeFile(join(docs, 'law.md'), lawPage())
await writeFile(join(docs, 'refusals.md'), refusalPage())
await writeFile(join(docs, 'situation.schema.json'), situationSchemaPage())
