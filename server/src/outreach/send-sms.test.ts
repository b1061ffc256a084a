import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settingsOf, stopSending } from '#access'
import { changeCalendar } from '#access/change-settings.ts'
import type { Id } from '#kernel'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { runTestCommand } from '#test/command.ts'
import { SMS_WEBHOOK_KEY, openOffice } from '#test/office.ts'
import { type DebtorSpec, type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { changePlan } from '../strategy/change-plan.ts'
import { knownPlan, plansOf } from '../strategy/company-policy.ts'
import { type SmsGateway, httpGateway } from './channels/sms-gateway.ts'
import { commands } from './commands.ts'
import { checkSmsKey } from './hear-sms.ts'
import { listMessages } from './outbox-store.ts'
import { exampleMessage, previewAct } from './preview-acts.ts'
import { resolveMessage } from './resolve-message.ts'
import { sendSms } from './send-sms.ts'
import { allowSms, stopSms } from './stop-sms.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const office = await openOffice(shell)

/** A service that sends text messages, on this machine: what it took, by our key, and what it says. */
let server: Server
let taken: Map<string, { readonly to: string; readonly text: string; readonly times: number }>
let mischief: ((method: string) => 'drop' | 'silence' | number | null) | null
let status: string
let bearers: Set<string>
beforeEach(async () => {
  path.at('2026-11-16')
  taken = new Map()
  mischief = null
  status = 'accepted'
  bearers = new Set()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    bearers.add(request.headers.authorization ?? '')
    const said = await text(request)
    const trouble = mischief?.(request.method ?? '') ?? null
    if (typeof trouble === 'number') return response.writeHead(trouble).end('not this one')
    if (request.method === 'POST') {
      const key = String(request.headers['idempotency-key'])
      const sms = JSON.parse(said) as { readonly to: string; readonly text: string }
      taken.set(key, { ...sms, times: (taken.get(key)?.times ?? 0) + 1 })
      if (trouble === 'drop') return response.destroy()
      if (trouble === 'silence') return
      return response.writeHead(201).end(JSON.stringify({ id: `G-${taken.size}` }))
    }
    const known = taken.has(decodeURIComponent(request.url?.split('/').at(-1) ?? ''))
    return known ? response.writeHead(200).end(JSON.stringify({ status })) : response.writeHead(404).end()
  }
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise<void>((resolve) => server.close(() => resolve()))
})

const gatewayUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
const gateway = (): SmsGateway => httpGateway({ url: gatewayUrl(), key: 'our key', waitMs: 300 })
const send = (firm: WorkingCompany, by: SmsGateway = gateway()) =>
  sendSms(shell, firm.company, { gateway: by, processName: 'test' })

/** An address where nobody listens any more. */
async function closedDoor(): Promise<string> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  await new Promise<void>((resolve) => other.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}

/** A company whose first reminder is an SMS. */
async function textingFirm(options: { readonly byHand?: boolean } = {}): Promise<WorkingCompany> {
  const firm = await path.company(options.byHand ? {} : { smsGateway: gateway() })
  await firm.inCompany(async (ctx) => {
    for (const kind of ['business', 'consumer'] as const) {
      const { plan, version } = knownPlan(await plansOf(ctx), kind)
      const steps = plan.steps.map(({ fallbackChannel, ...step }) =>
        step.key === 'reminder-1'
          ? { ...step, channel: 'sms' as const }
          : { ...step, ...(fallbackChannel && { fallbackChannel }) },
      )
      await changePlan(ctx, { plan: { ...plan, steps }, version })
    }
  })
  return firm
}

const MOBILE = '06 12 34 56 78'
const owing = (firm: WorkingCompany, spec: DebtorSpec = {}) =>
  firm.debtor({ phone: MOBILE, owes: [['F-1', 60_000, '2026-11-08']], ...spec })

/** One SMS that waits. */
async function oneSms(spec: DebtorSpec = {}): Promise<WorkingCompany & { readonly debtorId: Id }> {
  const firm = await textingFirm()
  const { debtorId } = await owing(firm, spec)
  await firm.day()
  await firm.release()
  expect(await firm.outbox()).toEqual(['sms prepared +33612345678'])
  return { ...firm, debtorId }
}

const lastAct = async (firm: WorkingCompany) => (await firm.acts()).at(-1)
const SENT = { sent: 1, failed: 0, ambiguous: 0, bounced: 0, problem: null }
const NOTHING = { sent: 0, failed: 0, ambiguous: 0, bounced: 0, problem: null }
const sentTimes = () => [...taken.values()].map(({ times }) => times)

describe('an SMS', () => {
  test('leaves once, by the key of its message, and its step is used', async () => {
    const firm = await oneSms()
    expect(await send(firm)).toMatchObject(SENT)
    expect(await send(firm)).toMatchObject(NOTHING)
    expect([...taken.values()]).toEqual([
      {
        to: '+33612345678',
        text:
          'Atelier Verdon : sauf erreur, 1 facture échue reste ouverte. Une question, un paiement en route ? ' +
          '04 72 00 00 00 ou compta@atelier-verdon.example. Plus de SMS ? Répondez STOP.',
        times: 1,
      },
    ])
    expect([...taken.keys()][0]).toMatch(/^rem\.\d+\.1\.[0-9a-f]{16}$/)
    expect([...bearers]).toEqual(['Bearer our key'])
    expect(await firm.outbox()).toEqual(['sms accepted +33612345678'])
    expect(await lastAct(firm)).toBe('sms reminder-1 done 60000: F-1')
    expect((await firm.facts()).at(-1)).toBe('sms.accepted')
    const [row] = await firm.inCompany((ctx) =>
      listMessages(ctx, { states: [], debtorId: firm.debtorId, before: null, most: 10 }),
    )
    expect(row).toMatchObject({ recipientPhone: '+33612345678', channel: 'sms', leftOn: '2026-11-16' })
  })

  test('goes with the day of the company', async () => {
    const firm = await oneSms()
    expect((await firm.day()).sent).toMatchObject({ sent: 1, nextTry: '2026-11-16T10:00:00.000Z' })
    expect(sentTimes()).toEqual([1])
  })

  test('leaves once from two processes at the same time', async () => {
    const firm = await textingFirm()
    for (const end of ['78', '79', '80', '81'])
      await owing(firm, { phone: `06 12 34 56 ${end}`, owes: [[`F-${end}`, 60_000, '2026-11-08']] })
    await firm.day()
    await firm.release()
    const both = await Promise.all([send(firm), send(firm)])
    expect(both.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(4)
    expect(sentTimes()).toEqual([1, 1, 1, 1])
  })

  test('whose sender was killed before it left is in doubt, and never sent again by itself: a person says', async () => {
    const firm = await oneSms()
    const killed: SmsGateway = { ...gateway(), submit: () => Promise.reject(new Error('killed')) }
    await expect(send(firm, killed)).rejects.toThrow('killed')
    expect(await firm.outbox()).toEqual(['sms data-started +33612345678'])
    // Its process may still be at it.
    expect(await send(firm)).toMatchObject(NOTHING)
    expect(await firm.outbox()).toEqual(['sms data-started +33612345678'])
    path.at('2026-11-16T09:10:00.000Z')
    expect(await send(firm)).toMatchObject({ sent: 0, ambiguous: 1 })
    expect(await firm.outbox()).toEqual(['sms unknown +33612345678'])
    expect(await lastAct(firm)).toBe('sms reminder-1 unknown 60000: F-1')
    expect(taken.size).toBe(0)
    await firm.inCompany((ctx) => resolveMessage(ctx, { messageId: 1, outcome: 'failed' }))
    expect(await lastAct(firm)).toBe('sms reminder-1 failed 60000: F-1')
  })

  test('whose sender was killed after it left is found at the gateway, and not sent again', async () => {
    const firm = await oneSms()
    const killed: SmsGateway = {
      ...gateway(),
      submit: async (sms) => {
        await gateway().submit(sms)
        throw new Error('killed')
      },
    }
    await expect(send(firm, killed)).rejects.toThrow('killed')
    path.at('2026-11-16T09:10:00.000Z')
    expect(await send(firm)).toMatchObject({ sent: 0, ambiguous: 0 })
    expect(await firm.outbox()).toEqual(['sms accepted +33612345678'])
    expect(await lastAct(firm)).toBe('sms reminder-1 done 60000: F-1')
    expect(sentTimes()).toEqual([1])
  })

  test.each(['drop', 'silence', 500, 409, 302] as const)(
    'whose answer is %s may have left: a person or the gateway says',
    async (trouble) => {
      const firm = await oneSms()
      mischief = (method) => (method === 'POST' ? trouble : null)
      expect(await send(firm)).toMatchObject({ sent: 0, ambiguous: 1, problem: null })
      expect(await firm.outbox()).toEqual(['sms unknown +33612345678'])
      expect((await firm.facts()).at(-1)).toBe('sms.unknown')
      mischief = null
      const arrived = trouble === 'drop' || trouble === 'silence'
      await send(firm)
      expect(await firm.outbox()).toEqual([`sms ${arrived ? 'accepted' : 'unknown'} +33612345678`])
      expect(sentTimes()).toEqual(arrived ? [1] : [])
    },
  )

  test('that the gateway refuses surely did not leave: its step is free', async () => {
    const firm = await oneSms()
    mischief = () => 422
    expect(await send(firm)).toMatchObject({ failed: 1, problem: null })
    expect(await firm.outbox()).toEqual(['sms failed +33612345678'])
    expect(await lastAct(firm)).toBe('sms reminder-1 failed 60000: F-1')
    expect((await firm.facts()).at(-1)).toBe('sms.failed')
  })

  test.each([401, 429, 'gone'] as const)('waits where the gateway takes none (%s)', async (trouble) => {
    const firm = await oneSms()
    const down = httpGateway({ url: await closedDoor(), key: 'k' })
    mischief = () => (trouble === 'gone' ? null : trouble)
    const answer = await send(firm, trouble === 'gone' ? down : gateway())
    expect(answer).toMatchObject({ sent: 0, failed: 0, ambiguous: 0, nextTry: '2026-11-16T09:15:00.000Z' })
    expect(answer.problem).not.toBe(null)
    expect(await firm.outbox()).toEqual(['sms prepared +33612345678'])
    mischief = null
    expect(await send(firm)).toMatchObject(SENT)
    expect(sentTimes()).toEqual([1])
  })

  test('does not leave after a payment, nor while sending is stopped', async () => {
    const paid = await oneSms()
    await paid.pays(paid.debtorId, 60_000)
    expect(await send(paid)).toMatchObject(NOTHING)
    await paid.day()
    expect(await paid.outbox()).toEqual(['sms superseded +33612345678'])
    const stopped = await oneSms()
    await stopped.inCompany((ctx) => stopSending(ctx, { stopped: true, reason: 'audit' }))
    expect(await send(stopped)).toMatchObject(NOTHING)
    expect(taken.size).toBe(0)
  })

  test.each([
    ['at night', '2026-11-13', '2026-11-16T05:30:00.000Z', '2026-11-16T08:00:00.000Z'],
    ['in the evening', '2026-11-16', '2026-11-16T17:00:00.000Z', '2026-11-17T08:00:00.000Z'],
    ['on Saturday afternoon', '2026-11-13', '2026-11-14T12:00:00.000Z', '2026-11-16T08:00:00.000Z'],
    ['on a public holiday', '2026-11-10', '2026-11-11T10:00:00.000Z', '2026-11-12T08:00:00.000Z'],
  ])('waits %s for decent hours', async (_when, released, now, opens) => {
    path.at(released)
    const firm = await textingFirm()
    await owing(firm, { kind: 'consumer', owes: [['F-1', 60_000, '2026-10-30']] })
    await firm.day()
    await firm.release()
    path.at(now)
    expect(await send(firm)).toMatchObject({ ...NOTHING, nextTry: opens })
    expect(taken.size).toBe(0)
    path.at(opens)
    expect(await send(firm)).toMatchObject(SENT)
  })

  test('waits until the company sends again: it is closed, as `sms send` knows too', async () => {
    const firm = await oneSms()
    await firm.inCompany(async (ctx) => {
      const { calendar } = await settingsOf(ctx)
      const closures = [{ from: '2026-11-16', until: '2026-11-18', reason: 'inventaire' }] as const
      await changeCalendar(ctx, { ...calendar, closures })
    })
    expect(await send(firm)).toMatchObject({ ...NOTHING, nextTry: '2026-11-19T08:00:00.000Z' })
    path.at('2026-11-19')
    expect(await send(firm)).toMatchObject(SENT)
  })

  test('is not the second of a day for its debtor', async () => {
    const firm = await textingFirm()
    const inDollars = ['F-2', 60_000, '2026-11-08', { currency: 'USD' }] as const
    await owing(firm, { owes: [['F-1', 60_000, '2026-11-08'], inDollars] })
    await firm.day()
    await firm.release()
    expect(await send(firm)).toMatchObject({ sent: 1, nextTry: '2026-11-16T10:00:00.000Z' })
    expect(await firm.outbox()).toEqual(['sms accepted +33612345678', 'sms prepared +33612345678'])
    path.at('2026-11-17')
    expect(await send(firm)).toMatchObject({ sent: 1 })
  })

  test('that is delivered is noted once', async () => {
    const firm = await oneSms()
    await send(firm)
    status = 'delivered'
    expect(await send(firm)).toMatchObject({ nextTry: null })
    await send(firm)
    expect((await firm.facts()).filter((kind) => kind === 'sms.delivered')).toHaveLength(1)
  })

  test.each(['expired', 'unreachable'])(
    'that ends as %s frees its step, and the number makes a task of it',
    async (fate) => {
      const firm = await oneSms()
      await send(firm)
      status = fate
      path.at('2026-11-18')
      expect(await send(firm)).toMatchObject({ bounced: 1, nextTry: null })
      expect(await firm.outbox()).toEqual(['sms bounced +33612345678'])
      expect(await lastAct(firm)).toBe('sms reminder-1 failed 60000: F-1')
      expect((await firm.facts()).at(-1)).toBe('sms.undelivered')
      await firm.paymentsAreKnown()
      await firm.day()
      expect(await firm.tasks()).toEqual(['complete-contact open'])
      await firm.inCompany((ctx) => allowSms(ctx, { number: MOBILE }))
      await firm.day()
      expect(await lastAct(firm)).toBe('sms reminder-1 planned 60000: F-1')
    },
  )

  test('is a task of a person where there is no gateway', async () => {
    const firm = await textingFirm({ byHand: true })
    await owing(firm)
    await firm.day()
    await firm.release()
    expect(await firm.outbox()).toEqual([])
    expect(await firm.tasks()).toEqual(['sms open'])
  })

  test('is shown before it leaves, to whom and in its words; also of an example', async () => {
    const firm = await textingFirm()
    await owing(firm)
    await firm.day()
    const shown = await firm.inCompany((ctx) => previewAct(ctx, { actId: 1 }))
    expect(shown).toMatchObject({ kind: 'sms', sms: { to: { phone: '+33612345678' }, segments: 2 } })
    const example = await firm.inCompany((ctx) =>
      exampleMessage(ctx, { locale: 'fr', channel: 'sms', template: 'reminder-1', level: 1 }),
    )
    expect(example).toMatchObject({ kind: 'example-sms', sms: { subject: expect.stringContaining('échue') as string } })
  })
})

describe('a telephone', () => {
  test.each(['01 23 45 67 89', '+33 1 23 45 67 89', null])('that takes no SMS (%s) makes a task', async (phone) => {
    const firm = await textingFirm()
    await owing(firm, { phone })
    await firm.day()
    expect(await firm.acts()).toEqual([])
    expect(await firm.tasks()).toEqual(['complete-contact open'])
  })

  test('that only the numbering plan knows to be a landline is refused when the text is written', async () => {
    const firm = await textingFirm()
    await owing(firm, { phone: '+32 2 555 12 12' })
    await firm.day()
    const { refused } = await firm.release()
    expect(refused.map(({ refusal }) => refusal.code)).toEqual(['outreach.no_mobile'])
    expect(await firm.outbox()).toEqual([])
  })
})

describe('STOP', () => {
  test('takes back what waits for the number and lets nothing more go to it; the debt stands', async () => {
    const firm = await oneSms()
    const stopped = await firm.inCompany((ctx) => stopSms(ctx, { number: '+33 6 12 34 56 78' }))
    expect(stopped).toEqual({ phone: '+33612345678', debtorIds: [firm.debtorId] })
    expect(await firm.outbox()).toEqual(['sms superseded +33612345678'])
    expect(await send(firm)).toMatchObject(NOTHING)
    await firm.day()
    expect(await firm.tasks()).toEqual(['complete-contact open'])
    expect((await firm.facts()).at(-1)).toBe('sms.stopped')
    await firm.inCompany((ctx) => allowSms(ctx, { number: '0612345678' }))
    expect(await refusalOf(firm.inCompany((ctx) => allowSms(ctx, { number: '0612345678' })))).toBe(
      'outreach.sms_not_stopped',
    )
  })

  test('of a landline is refused', async () => {
    const firm = await textingFirm()
    expect(await refusalOf(firm.inCompany((ctx) => stopSms(ctx, { number: '01 23 45 67 89' })))).toBe(
      'outreach.not_a_mobile',
    )
  })

  test('is noted at the command line and over HTTP', async () => {
    const { company } = await oneSms()
    const run = (...argv: readonly string[]) => runTestCommand(commands, [...argv, '--json'], { shell, company })
    expect((await run('sms', 'stop', '06', '12', '34', '56', '78')).json).toMatchObject({ phone: '+33612345678' })
    expect((await run('sms', 'allow', '0612345678')).exitCode).toBe(0)
    expect((await run('sms', 'stop')).exitCode).toBe(2)
    expect((await run('sms', 'send')).json).toMatchObject({ error: { code: 'outreach.no_sms_gateway' } })
    const seat = await office.seat()
    const { body } = await office.ask(seat, 'POST /sms/stop', { number: '06 12 34 56 78' })
    expect(body).toEqual({ phone: '+33612345678', debtorIds: [] })
    expect((await office.ask(seat, 'POST /sms/allow', { number: '06 12 34 56 78' })).status).toBe(200)
    expect((await office.ask(null, 'POST /sms/stop', { number: '06 12 34 56 78' })).status).toBe(401)
  })
})

describe('what a gateway reports', () => {
  const report = (body: object, key: string | null = SMS_WEBHOOK_KEY, path_ = '') =>
    office.app.inject({
      method: 'POST',
      url: `/hooks/sms${path_}`,
      headers: { host: 'localhost:4000', ...(key !== null && { authorization: `Bearer ${key}` }) },
      payload: body,
    })
  const codeOf = ({ body }: { readonly body: string }): string => (JSON.parse(body) as { readonly code: string }).code
  const onlyKey = (): string => [...taken.keys()].at(-1) ?? ''

  test('is noted once: a message that arrived, and one that never did', async () => {
    const firm = await oneSms()
    await send(firm)
    const delivered = { kind: 'delivery', key: onlyKey(), status: 'delivered' }
    expect((await report(delivered)).statusCode).toBe(200)
    expect((await report(delivered)).statusCode).toBe(200)
    expect((await firm.facts()).filter((kind) => kind === 'sms.delivered')).toHaveLength(1)
    const other = await oneSms()
    await send(other)
    expect((await report({ kind: 'delivery', key: onlyKey(), status: 'unreachable' })).statusCode).toBe(200)
    expect(await other.outbox()).toEqual(['sms bounced +33612345678'])
    expect(await firm.outbox()).toEqual(['sms accepted +33612345678'])
  })

  test('a STOP: to the company whose message it answers, or to each that wrote to the number', async () => {
    const [firm, other] = [await oneSms(), await oneSms()]
    await send(firm)
    const key = onlyKey()
    await send(other)
    const stops = async ({ facts }: WorkingCompany) => (await facts()).filter((kind) => kind === 'sms.stopped').length
    expect((await report({ kind: 'stop', number: '06 12 34 56 78', key })).statusCode).toBe(200)
    expect([await stops(firm), await stops(other)]).toEqual([1, 0])
    expect((await report({ kind: 'stop', number: '+33612345678' })).statusCode).toBe(200)
    expect(await stops(other)).toBe(1)
    const stranger = await textingFirm()
    expect(await stops(stranger)).toBe(0)
  })

  test('is taken with the key in the path as well, and refused without it', async () => {
    const firm = await oneSms()
    await send(firm)
    const stop = { kind: 'stop', number: '0612345678', key: onlyKey() }
    for (const [key, inPath] of [
      [null, ''],
      ['wrong', ''],
      [null, '/wrong'],
      [`${SMS_WEBHOOK_KEY}x`, ''],
    ] as const) {
      const answer = await report(stop, key, inPath)
      expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'outreach.sms_hook_key'])
    }
    expect((await firm.facts()).includes('sms.stopped')).toBe(false)
    expect((await report(stop, null, `/${encodeURIComponent(SMS_WEBHOOK_KEY)}`)).statusCode).toBe(200)
    expect((await firm.facts()).at(-1)).toBe('sms.stopped')
  })

  test('of a message that did not leave from here, or where no key is set, is refused', async () => {
    for (const key of ['rem.999999.1.0123456789abcdef', 'of somebody else']) {
      const answer = await report({ kind: 'delivery', key, status: 'delivered' })
      expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'outreach.sms_unknown'])
    }
    const firm = await textingFirm()
    const key = `rem.${firm.company.organisationId}.7.0123456789abcdef`
    expect(codeOf(await report({ kind: 'delivery', key, status: 'delivered' }))).toBe('outreach.sms_unknown')
    expect(() => checkSmsKey(null, 'anything')).toThrow(
      expect.objectContaining({ code: 'outreach.sms_hook_off' }) as Error,
    )
  })
})

test('a gateway that is not encrypted gets no number', () => {
  expect(() => httpGateway({ url: 'http://sms.example/v1', key: 'k' })).toThrow(
    expect.objectContaining({ code: 'outreach.sms_gateway_insecure' }) as Error,
  )
})
