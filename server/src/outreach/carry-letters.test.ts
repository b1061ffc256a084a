import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stopSending } from '#access'
import type { Id } from '#kernel'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { askCarrier, carryLetters } from './carry-letters.ts'
import { insertEnclosures } from './enclosure-store.ts'
import { httpCarrier } from './channels/letter-carrier.ts'

const path = await openWorkingPath('2026-11-16')

/** A print-and-post service on this machine: what it took, by reference, and what it says. */
let server: Server
let taken: Map<string, { readonly body: Record<string, unknown>; readonly times: number }>
let mischief: ((method: string, reference: string) => 'drop' | number | null) | null
let news: Record<string, unknown>
let newsOf: ((reference: string) => Record<string, unknown>) | null
let keys: Set<string>
beforeEach(async () => {
  taken = new Map()
  mischief = null
  news = {}
  newsOf = null
  keys = new Set()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const reference = decodeURIComponent(request.url?.split('/').at(-1) ?? '')
    keys.add(request.headers.authorization ?? '')
    const said = await text(request)
    const method = request.method ?? ''
    const trouble = mischief?.(method, reference) ?? null
    if (typeof trouble === 'number') return response.writeHead(trouble).end('address not complete')
    const known = taken.get(reference)
    if (method === 'PUT')
      taken.set(reference, {
        body: known?.body ?? (JSON.parse(said) as Record<string, unknown>),
        times: (known?.times ?? 0) + 1,
      })
    if (trouble === 'drop') return response.destroy()
    if (!taken.has(reference)) return response.writeHead(404).end()
    const told = method === 'GET' && (newsOf?.(reference) ?? news)
    return response.writeHead(200).end(JSON.stringify({ id: `P-${reference}`, ...told }))
  }
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

const carrier = () =>
  httpCarrier({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, key: 'our key' })
const carry = (firm: WorkingCompany) => carryLetters(path.store.shell, firm.company, carrier())
const ask = (firm: WorkingCompany) => askCarrier(path.store.shell, firm.company, carrier())

/** A company with a formal notice that waits. */
async function oneNotice(): Promise<WorkingCompany & { readonly debtorId: number; readonly reference: string }> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ owes: [['F-1', 600_000, '2026-09-01']] })
  await firm.skipTo('formal-notice')
  await firm.release()
  return { ...firm, debtorId, reference: `rem.${firm.company.organisationId}.1` }
}

const lastAct = async (firm: WorkingCompany): Promise<string | undefined> => (await firm.acts()).at(-1)
const DONE = 'registered-letter formal-notice done 600000: F-1'

describe('a letter handed over to a carrier', () => {
  test('is the file that was kept, once, and its step is used', async () => {
    const firm = await oneNotice()
    expect(await carry(firm)).toEqual({ handedOver: 1, refused: [], inDoubt: 0 })
    expect(await carry(firm)).toEqual({ handedOver: 0, refused: [], inDoubt: 0 })
    const { body, times } = taken.get(firm.reference) ?? { body: {}, times: 0 }
    expect(times).toBe(1)
    expect(body).toMatchObject({ registered: true, recipient: 'Jeanne Petit' })
    expect(Buffer.from(String(body['pdf']), 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect([...keys]).toEqual(['Bearer our key'])
    expect(await lastAct(firm)).toBe(DONE)
    expect((await firm.facts()).at(-1)).toBe('letter.handed_over')
  })

  test('whose answer is lost is asked about, not handed over as another: it arrived', async () => {
    const firm = await oneNotice()
    mischief = (method) => (method === 'PUT' ? 'drop' : null)
    expect(await carry(firm)).toEqual({ handedOver: 0, refused: [], inDoubt: 1 })
    expect(await lastAct(firm)).toBe('registered-letter formal-notice released 600000: F-1')
    expect(await carry(firm)).toEqual({ handedOver: 1, refused: [], inDoubt: 0 })
    expect(taken.get(firm.reference)?.times).toBe(1)
    expect(await lastAct(firm)).toBe(DONE)
  })

  test('that never reached it waits again and is handed over once', async () => {
    const firm = await oneNotice()
    mischief = (method) => (method === 'PUT' ? 503 : null)
    expect(await carry(firm)).toMatchObject({ inDoubt: 1 })
    mischief = null
    expect(await carry(firm)).toEqual({ handedOver: 1, refused: [], inDoubt: 0 })
    expect(taken.get(firm.reference)?.times).toBe(1)
  })

  test('waits where what it encloses cannot be printed: nobody at the carrier puts it in by hand', async () => {
    const firm = await oneNotice()
    const [line] = await firm.inCompany(({ sql }) => sql<{ itemId: Id }>`select item_id as "itemId" from act_item`)
    const gone = { documentId: 1, fileName: 'F-1.pdf', sha256: 'a'.repeat(64), sizeBytes: 1, linkedUntil: null }
    await firm.inCompany((ctx) => insertEnclosures(ctx, [{ ...gone, messageId: 1, itemId: line?.itemId ?? 0 }]))
    expect(await carry(firm)).toEqual({
      handedOver: 0,
      refused: [{ messageId: 1, said: 'outreach.enclosure_unprintable' }],
      inDoubt: 0,
    })
    expect(taken.has(firm.reference)).toBe(false)
    expect(await lastAct(firm)).toBe('registered-letter formal-notice released 600000: F-1')
  })

  test('that it refuses waits, with its words, and can be posted by hand', async () => {
    const firm = await oneNotice()
    mischief = () => 422
    expect(await carry(firm)).toEqual({
      handedOver: 0,
      refused: [{ messageId: 1, said: 'address not complete' }],
      inDoubt: 0,
    })
    expect(await firm.outbox()).toEqual(['registered-letter prepared Jeanne Petit'])
    await expect(
      carrier().submit({ reference: 'x', registered: false, pdf: Buffer.from(''), recipient: 'x' }),
    ).rejects.toMatchObject({
      code: 'outreach.carrier_refused',
    })
  })

  test('does not leave after a payment, nor while sending is stopped', async () => {
    const paid = await oneNotice()
    await paid.pays(paid.debtorId, 100_000)
    expect(await carry(paid)).toMatchObject({ handedOver: 0 })
    const stopped = await oneNotice()
    await stopped.inCompany((ctx) => stopSending(ctx, { stopped: true, reason: 'audit' }))
    expect(await carry(stopped)).toMatchObject({ handedOver: 0 })
    expect(taken.size).toBe(0)
  })

  test('tells its number, its deposit and its fate when asked, each noted once with its proof', async () => {
    const firm = await oneNotice()
    await carry(firm)
    expect(await ask(firm)).toBe(0)
    path.at('2026-11-18')
    news = {
      registeredNumber: '2C 111',
      depositedOn: '2026-11-17',
      depositProof: Buffer.from('deposit').toString('base64'),
    }
    expect([await ask(firm), await ask(firm)]).toEqual([1, 0])
    news = {
      ...news,
      fate: { kind: 'delivered', onDay: '2026-11-18' },
      receiptProof: Buffer.from('ok').toString('base64'),
    }
    expect([await ask(firm), await ask(firm)]).toEqual([1, 0])
    expect((await firm.facts()).slice(-3)).toEqual(['letter.handed_over', 'letter.deposited', 'letter.delivered'])
    const [row] = await firm.inCompany(
      ({ sql }) => sql<{ number: string; proof: string }>`
        select number, receipt_sha256 as proof from registered_letter`,
    )
    expect(row?.number).toBe('2C111')
    const proof = await path.store.shell.files.read(firm.company.organisationId, row?.proof ?? '')
    expect(Buffer.from(proof).toString()).toBe('ok')
  })

  test('of which the carrier tells what cannot be yet keeps no news of another back', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ name: 'Un', owes: [['F-1', 600_000, '2026-09-01']] })
    await firm.debtor({ name: 'Deux', owes: [['F-2', 600_000, '2026-09-01']] })
    await firm.skipTo('formal-notice')
    await firm.release()
    await carry(firm)
    newsOf = (reference) => ({ depositedOn: reference.endsWith('.1') ? '2026-11-17' : '2026-11-16' })
    expect(await ask(firm)).toBe(1)
    path.at('2026-11-17')
    expect(await ask(firm)).toBe(1)
    const deposited = await firm.inCompany(
      ({ sql }) => sql`select deposited_on as "on" from registered_letter order by message_id`,
    )
    expect(deposited).toEqual([{ on: '2026-11-17' }, { on: '2026-11-16' }])
  })

  test('of ordinary mail is not asked about: nobody hears of it any more', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ kind: 'consumer', owes: [['F-1', 60_000, '2026-10-01']] })
    await firm.skipTo('reminder-3')
    await firm.release()
    expect(await carry(firm)).toMatchObject({ handedOver: 1 })
    const asked: string[] = []
    mischief = (_method, reference) => {
      asked.push(reference)
      return null
    }
    await ask(firm)
    expect(asked).toEqual([])
  })

  test('goes to no address that is not encrypted', () => {
    expect(() => httpCarrier({ url: 'http://post.example/v1', key: 'k' })).toThrow(
      expect.objectContaining({ code: 'outreach.carrier_insecure' }) as Error,
    )
  })
})
