import { type AddressInfo, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networks, unwrapped, whereabouts } from './network-ranges.ts'
import { type Inside, addressInside, createWayOut, openSocket, parseInside } from './way-out.ts'

describe('an address', () => {
  test.each([
    ['203.0.114.7', 'public'],
    ['8.8.8.8', 'public'],
    ['172.32.0.1', 'public'],
    ['2a01:cb00::1', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['127.0.0.1', 'inside'],
    ['127.255.255.254', 'inside'],
    ['10.1.2.3', 'inside'],
    ['172.16.0.1', 'inside'],
    ['172.31.255.255', 'inside'],
    ['192.168.1.10', 'inside'],
    ['100.64.0.1', 'inside'],
    ['::1', 'inside'],
    ['0:0:0:0:0:0:0:1', 'inside'],
    ['fd12:3456::1', 'inside'],
    ['::ffff:127.0.0.1', 'inside'],
    ['::ffff:7f00:1', 'inside'],
    ['0:0:0:0:0:ffff:c0a8:10a', 'inside'],
    ['64:ff9b::10.0.0.1', 'inside'],
    ['2002:c0a8:0101::1', 'inside'],
    ['::127.0.0.1', 'inside'],
    ['0.0.0.0', 'never'],
    ['::', 'never'],
    ['169.254.169.254', 'never'],
    ['::ffff:169.254.169.254', 'never'],
    ['64:ff9b::a9fe:a9fe', 'never'],
    ['fe80::1', 'never'],
    ['fe80::1%eth0', 'never'],
    ['fd00:ec2::254', 'never'],
    ['100.100.100.200', 'never'],
    ['224.0.0.1', 'never'],
    ['255.255.255.255', 'never'],
    ['ff02::1', 'never'],
  ])('%s lies %s', (address, expected) => {
    expect(whereabouts(address)).toBe(expected)
  })

  test.each([
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['64:ff9b::c0a8:10a', '192.168.1.10'],
    ['2002:c0a8:010a::', '192.168.1.10'],
    ['fe80::1%lo', 'fe80::1'],
    ['2a01:cb00::1', '2a01:cb00::1'],
  ])('%s is %s', (address, expected) => {
    expect(unwrapped(address)).toBe(expected)
  })

  test.each(['10.0.0.0/33', '10.0.0/8', 'localhost', '', '10.0.0.0/', '10.0.0.0/8/8', '::1/129', '10.0.0.0/-1'])(
    '%j is no network',
    (one) => {
      expect(() => networks([one])).toThrow('no network')
    },
  )
})

test('the setting is all, none or a list of networks', () => {
  expect(parseInside(' ALL ')).toEqual({ kind: 'all' })
  expect(parseInside('none')).toEqual({ kind: 'none' })
  expect(parseInside('10.0.0.0/8, 192.168.1.10')).toEqual({ kind: 'networks', list: ['10.0.0.0/8', '192.168.1.10'] })
  expect(parseInside('everything')).toBeNull()
  expect(parseInside('10.0.0.0/8,')).toBeNull()
})

/** A resolver of our own: what each name is said to be, one answer after the other. */
const names = (book: Readonly<Record<string, readonly (readonly string[])[]>>) => {
  const asked = new Map<string, number>()
  return {
    asked,
    resolveName: (host: string) => {
      const times = asked.get(host) ?? 0
      asked.set(host, times + 1)
      const answers = book[host]
      if (!answers) return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
      const answer = answers[Math.min(times, answers.length - 1)] ?? []
      return Promise.resolve(answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
    },
  }
}

let reached = 0
const server = createServer((socket) => {
  reached += 1
  socket.on('error', () => undefined)
  socket.end('220 inside\r\n')
})
let port = 0
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
beforeAll(() => {
  port = (server.address() as AddressInfo).port
  reached = 0
})
afterAll(() => new Promise<void>((done) => server.close(() => done())))

type Place = { readonly inside?: Inside; readonly shared?: boolean; readonly answers?: readonly (readonly string[])[] }

/** `null` where it was reached, else why not. */
async function reach(
  host: string,
  { inside, shared = false, answers = [['127.0.0.1']] }: Place,
): Promise<string | null> {
  const { resolveName } = names({ 'mail.verdon.example': answers })
  const wayOut = createWayOut({ inside, isShared: () => Promise.resolve(shared), resolveName })
  try {
    const socket = await openSocket(wayOut, { host, port, waitMs: 2_000 })
    socket.destroy()
    return null
  } catch (error) {
    return (error as { readonly code: string }).code
  }
}

describe('a server of the own network', () => {
  const NAME = 'mail.verdon.example'

  test('is reached while one company has the installation to itself', async () => {
    expect(await reach(NAME, {})).toBeNull()
    expect(await reach('127.0.0.1', {})).toBeNull()
  })

  test.each(['mail.verdon.example', '127.0.0.1', '[::ffff:127.0.0.1]', '::ffff:7f00:1'])(
    'is not once several share it, whichever way it is written: %s',
    async (host) => {
      const before = reached
      expect(await reach(host, { shared: true })).toBe('platform.address_inside')
      expect(reached).toBe(before)
    },
  )

  test('is or is not as the operator says, whoever shares the installation', async () => {
    expect(await reach(NAME, { inside: { kind: 'all' }, shared: true })).toBeNull()
    expect(await reach(NAME, { inside: { kind: 'none' } })).toBe('platform.address_inside')
    expect(await reach(NAME, { inside: { kind: 'networks', list: ['127.0.0.0/8'] }, shared: true })).toBeNull()
    expect(await reach(NAME, { inside: { kind: 'networks', list: ['10.0.0.0/8'] } })).toBe('platform.address_inside')
  })

  test('is never one where clouds keep their secrets, unless it is named', async () => {
    const answers = [['169.254.169.254']]
    expect(await reach(NAME, { answers })).toBe('platform.address_inside')
    expect(await reach(NAME, { answers, inside: { kind: 'all' } })).toBe('platform.address_inside')
    const wayOut = createWayOut({ inside: { kind: 'networks', list: ['169.254.0.0/16'] }, isShared: async () => true })
    await expect(wayOut.resolve('169.254.169.254')).resolves.toBeTypeOf('function')
  })

  test('is also this machine by its public address', async () => {
    const own = Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? [])
    const wayOut = createWayOut({ inside: { kind: 'none' }, isShared: async () => true })
    for (const address of own)
      await expect(wayOut.resolve(address)).rejects.toMatchObject({ code: 'platform.address_inside' })
  })
})

test('a name is asked once for each connection, and the connection goes where it was looked at', async () => {
  // The first answer is allowed, the second would lead elsewhere: nobody asks for it.
  const { asked, resolveName } = names({ 'turns.example': [['127.0.0.1'], ['169.254.169.254']] })
  const wayOut = createWayOut({ inside: { kind: 'all' }, isShared: async () => false, resolveName })
  const socket = await openSocket(wayOut, { host: 'turns.example', port, waitMs: 2_000 })
  expect([asked.get('turns.example'), socket.remoteAddress]).toEqual([1, '127.0.0.1'])
  socket.destroy()
})

test('of a name with addresses on both sides only the public ones are gone to', async () => {
  const { resolveName } = names({ 'both.example': [['10.0.0.1', '192.0.3.1', '169.254.169.254']] })
  const wayOut = createWayOut({ inside: { kind: 'none' }, isShared: async () => true, resolveName })
  const lookup = await wayOut.resolve('both.example')
  const found = await new Promise((resolve) => lookup('both.example', { all: true }, (_error, all) => resolve(all)))
  expect(found).toEqual([{ address: '192.0.3.1', family: 4 }])
})

test('a name that is none, and a server that does not answer in time, are errors of the system', async () => {
  expect(await reach('nowhere.example', {})).toBe('ENOTFOUND')
  const silent = createWayOut({
    inside: undefined,
    isShared: async () => false,
    resolveName: () => new Promise(() => {}),
  })
  await expect(openSocket(silent, { host: 'slow.example', port, waitMs: 50 })).rejects.toMatchObject({
    code: 'ETIMEDOUT',
  })
})

test('of a server it is said at which inner address it is not reached, and nothing of one that is, is unknown or is not told', async () => {
  const { resolveName } = names({ 'mail.verdon.example': [['10.0.0.25']], 'smtp.verdon.example': [['8.8.8.8']] })
  const never = (): Promise<never> => new Promise(() => undefined)
  const isShared = () => Promise.resolve(true)
  const wayOut = createWayOut({
    inside: undefined,
    isShared,
    resolveName: (host) => (host === 'slow.verdon.example' ? never() : resolveName(host)),
  })
  const inside = (host: string) => addressInside(wayOut, { host, waitMs: 50 })
  expect(await inside('mail.verdon.example')).toBe('10.0.0.25')
  expect(await inside('smtp.verdon.example')).toBeNull()
  expect(await inside('gone.verdon.example')).toBeNull()
  expect(await inside('slow.verdon.example')).toBeNull()
})
