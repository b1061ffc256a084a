// The processor time of an embedded database: of its server and of the sessions that it has had, as the system counts them.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A hundredth of a second, the unit in which Linux tells it. */
const TICK_MILLISECONDS = 10

/** Null where the system does not say. Work that the database does beside, such as clearing up, is counted as well. */
export function databaseProcessor(data: string): number | null {
  try {
    const clusters = join(data, 'cluster')
    const [version = ''] = readdirSync(clusters).filter((name) => /^\d+$/.test(name))
    const server = Number(readFileSync(join(clusters, version, 'postmaster.pid'), 'utf8').split('\n')[0])
    const own = usageOf(server)
    const sessions = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => usageOf(Number(pid)))
      .filter((usage) => usage?.parent === server)
    if (!own) return null
    const ticks = sessions.reduce((sum, usage) => sum + (usage?.ticks ?? 0), own.ticks + own.childTicks)
    return ticks * TICK_MILLISECONDS
  } catch {
    return null
  }
}

type Usage = { readonly parent: number; readonly ticks: number; readonly childTicks: number }

function usageOf(pid: number): Usage | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the name, which may hold anything: state, parent …
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15)
    return { parent: fields[1] ?? 0, ticks: user + system, childTicks: childUser + childSystem }
  } catch {
    return null // it has ended meanwhile
  }
}
