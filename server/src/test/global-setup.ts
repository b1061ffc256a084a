// Once per run of the tests: names the folder of a throw-away cluster (the first test that needs a database starts it) and
// takes everything away at the end. With TEST_DATABASE_URL the databases are made on that server instead.

import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopServer } from '#platform/postmaster.ts'

declare module 'vitest' {
  // vitest's way of typing what is provided is to extend its interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    readonly testStore: string
  }
}

const PREFIX = 'quittance-test-'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), PREFIX))
  await writeFile(join(folder, 'pid'), String(process.pid))
  project.provide('testStore', folder)
  return () => remove(folder)
}

/** A run that was killed could not clear up. */
async function removeLeftovers(): Promise<void> {
  const folders = (await readdir(tmpdir()))
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(tmpdir(), name))
  for (const folder of folders) {
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''))
    if (pid > 0 && !isAlive(pid)) await remove(folder)
  }
}

async function remove(folder: string): Promise<void> {
  const cluster = join(folder, 'store', 'cluster')
  for (const major of await readdir(cluster).catch(() => [])) await stopServer(join(cluster, major))
  await rm(folder, { recursive: true, force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
