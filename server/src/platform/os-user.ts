// Under which account of the machine the embedded server runs. PostgreSQL refuses root, so root's server runs as a system
// user of its own; anybody else's server runs as themselves.

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import { Refusal } from '#kernel'

export type OsUser = { readonly uid: number; readonly gid: number; readonly name: string }

export const isRoot = (): boolean => process.getuid?.() === 0

/** The account that runs this process. */
export function ownUser(): OsUser {
  try {
    const { uid, gid, username } = userInfo()
    return { uid, gid, name: username }
  } catch {
    throw new Refusal('platform.no_user_name', { uid: String(process.getuid?.()) })
  }
}

/** The account that runs the server: the owner of an existing cluster, else ourselves, else (as root) the user `quittance`, made when missing. */
export async function serverUser(clusterOwner: number | null): Promise<OsUser> {
  if (!isRoot()) return ownUser()
  const users = await readUsers()
  const owner = users.find((user) => user.uid === clusterOwner)
  if (owner) return owner
  if (clusterOwner !== null) throw new Refusal('platform.no_server_user', { reason: `uid ${clusterOwner}` })
  return users.find((user) => user.name === SYSTEM_USER) ?? (await makeSystemUser())
}

const SYSTEM_USER = 'quittance'

async function makeSystemUser(): Promise<OsUser> {
  const failure = await promisify(execFile)('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir=/nonexistent',
    '--shell=/usr/sbin/nologin',
    SYSTEM_USER,
  ]).then(
    () => 'useradd',
    (error: Error) => error.message.split('\n')[0],
  )
  const users = await readUsers()
  // Two first starts at once: one of them made the user, and that is all that counts. `nobody` is shared with other
  // services, so it comes last.
  const user = users.find(({ name }) => name === SYSTEM_USER) ?? users.find(({ name }) => name === 'nobody')
  if (!user) throw new Refusal('platform.no_server_user', { reason: failure })
  return user
}

async function readUsers(): Promise<readonly OsUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
