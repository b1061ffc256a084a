// A mail server that takes everything and keeps nothing: Postfix's own where it is installed, which costs next to nothing beside
// what is measured, else one of ours.

import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Sink = { readonly port: number; readonly stop: () => void }

/** Connections that wait to be taken. */
const BACKLOG = '128'
const TRIES = 50
const APART_MS = 100

export const startSink = async (): Promise<Sink> => (await startPostfix()) ?? startOwn()

/** Null where Postfix is not installed. */
async function startPostfix(): Promise<Sink | null> {
  const port = await freePort()
  // Started by root, it asks whom to run as.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  const child = spawn('smtp-sink', [...user, `127.0.0.1:${port}`, BACKLOG], {
    stdio: 'ignore',
    env: { PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  const failed = once(child, 'error').then(
    () => true,
    () => true,
  )
  if (await Promise.race([failed, answers(port, child).then(() => false)])) return null
  return { port, stop: () => child.kill() }
}

async function startOwn(): Promise<Sink> {
  const child = fork(join(import.meta.dirname, 'smtp-sink.ts'))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { port, stop: () => child.disconnect() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < TRIES && child.exitCode === null; attempt++) {
    const socket = connect(port, '127.0.0.1')
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (connected) return
    await sleep(APART_MS)
  }
  throw new Error('smtp-sink does not answer')
}
