import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { OPEN_WAY_OUT } from '#test/open-way-out.ts'
import type { ImapAccount } from './imap.ts'
import { startTestImap, TEST_MAILBOX } from './test-imap.ts'
import { watchFolder } from './watch-folder.ts'

const log = { info() {}, warn() {}, error() {} }
const accountAt = (port: number): ImapAccount => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: TEST_MAILBOX.user,
  password: TEST_MAILBOX.password,
  tokens: null,
  sentFolder: null,
  wayOut: OPEN_WAY_OUT,
})
const MAIL = 'From: a@moulin.example\r\nMessage-ID: <1@moulin.example>\r\n\r\nBonjour'

/** Watches until it is told to stop; `news` counts. */
function watching(port: number) {
  const stop = new AbortController()
  const state = { news: 0 }
  const ended = watchFolder(accountAt(port), 'INBOX', {
    onNews: () => (state.news += 1),
    stopped: stop.signal,
    log,
    retryMillis: 50,
  })
  return { state, end: () => (stop.abort(), ended) }
}

test('somebody who waits at a mailbox hears at once of what comes', async () => {
  const imap = await startTestImap()
  const { state, end } = watching(imap.port)
  // Once as it begins to listen.
  await expect.poll(() => state.news, { timeout: 5_000 }).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 200))
  imap.arrive(MAIL)
  await expect.poll(() => state.news, { timeout: 5_000 }).toBeGreaterThan(1)
  await end()
  await imap.close()
})

test('a server that was away is found again, and asked for what came meanwhile', async () => {
  const socket = createServer().listen(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address() as AddressInfo
  await new Promise((resolve) => socket.close(resolve))
  const { state, end } = watching(port)
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(state.news).toBe(0)
  const imap = await startTestImap({ port })
  await expect.poll(() => state.news, { timeout: 10_000 }).toBe(1)
  await end()
  await imap.close()
})
