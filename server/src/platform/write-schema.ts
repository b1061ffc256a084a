// node scripts/run.mjs server/src/platform/write-schema.ts: writes server/schema.sql from the migrations, through a
// throw-away cluster. A test compares.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCluster } from './cluster.ts'
import { withClient } from './connection.ts'
import { migrate } from './migrate.ts'
import { describeSchema } from './schema.ts'

const data = await mkdtemp(join(tmpdir(), 'quittance-schema-'))
const log = { info() {}, warn() {}, error() {} }
const cluster = await openCluster({ data, log, isDurable: false })
try {
  await migrate(cluster)
  const text = await withClient(cluster.owner, describeSchema)
  await writeFile(join(import.meta.dirname, '..', '..', 'schema.sql'), text)
} finally {
  await cluster.close()
  await rm(data, { recursive: true })
}
