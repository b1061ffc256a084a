// A process of its own that opens an embedded cluster, for tests that kill it: prints how it got in, then a number for each
// row it has committed, and leaves when its standard input ends.
//
//   node hold-store.ts DATA [write]

import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '#kernel'
import { openCluster } from '#platform/cluster.ts'
import { withClient } from '#platform/connection.ts'

const [data = '', mode] = process.argv.slice(2)
const log = { info() {}, warn() {}, error() {} }

const cluster = await openCluster({ data, log, isDurable: mode === 'write' }).catch((error: unknown) => {
  if (!isRefusal(error)) throw error
  process.stdout.write(`${JSON.stringify({ refused: error.code, data: error.data })}\n`)
  process.exit(1)
})
process.stdout.write(`${JSON.stringify({ how: cluster.how })}\n`)

const stopped = new AbortController()
process.stdin.resume().on('end', () => stopped.abort())

if (mode === 'write') await write()
while (!stopped.signal.aborted) await sleep(20)
await cluster.close()

async function write(): Promise<void> {
  await withClient(cluster.owner, (client) => client.query('create table if not exists written (n integer)'))
  for (let n = 1; !stopped.signal.aborted; n++) {
    await withClient(cluster.owner, (client) => client.query('insert into written values ($1)', [n]))
    process.stdout.write(`${JSON.stringify({ n })}\n`)
  }
}
