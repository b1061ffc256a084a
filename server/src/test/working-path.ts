// The working path for tests: companies that are ready to remind, debtors that owe, days that pass, and a mail server on
// loopback that says what arrived.
//
//   const path = await openWorkingPath()            at the top of a test file
//   const { debtor, day, release } = await path.company()    a company of its own for each test

import {
  type Settings,
  changeAutomation,
  changeBank,
  changeIdentity,
  noteFirstRelease,
  notePaymentsKnownTo,
  settingsOf,
} from '#access'
import {
  type Cents,
  type Company,
  type Context,
  type Day,
  type Id,
  type Instant,
  type PublicLinks,
  addDays,
} from '#kernel'
import { changeDebtors, recordDebtors, recordPayment, recordReceivables } from '#ledger'
import type { DebtorFields } from '#ledger/model.ts'
import { type ReleasedActs, type SentMessages, type SmsGateway, plannedActs, skipAct } from '#outreach'
import { planDay } from '../strategy/plan-day.ts'
import { type DayRun, runDay } from '../strategy/run-day.ts'
import { releaseList } from '../strategy/release-list.ts'
import { type FakeAnswer, type FakeMessage, type FakeVerb, startFakeSmtp } from '../outreach/channels/fake-smtp.ts'
import { OPEN_WAY_OUT } from './open-way-out.ts'
import { type Sender, type SendingAccount, openSender } from '../outreach/channels/email.ts'
import { OWN_QUEUE, type SentAccess } from '../outreach/company-sender.ts'
import { sendMessages } from '../outreach/send-messages.ts'
import { afterAll } from 'vitest'
import { type TestStore, createTestStore } from './database.ts'

/** A Monday, with no holiday near. */
export const MONDAY: Day = '2026-11-16'

export const IDENTITY: Settings['identity'] = {
  name: 'Atelier Verdon',
  legalForm: 'SARL',
  capitalCents: 1_500_000,
  siren: '732829320',
  vat: null,
  rcsCity: 'Lyon',
  addressLines: ['12 rue des Tanneurs'],
  postcode: '69007',
  city: 'Lyon',
  country: 'FR',
  phone: '04 72 00 00 00',
  email: 'compta@atelier-verdon.example',
  signerName: 'Claire Aubert',
  signerCapacity: 'gérante',
  mediator: 'Médiation Exemple, 1 place du Marché, 69002 Lyon',
}
export const BANK: Settings['bank'] = {
  holder: 'Atelier Verdon',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  byCurrency: [],
}

/** `F-1` due on a day: [number, cents, due day]; issued thirty days before. */
export type Owed = readonly [number: string, cents: Cents, dueDate: Day, more?: Partial<NewItem>]
type NewItem = Parameters<typeof recordReceivables>[1]['items'][number]

export type DebtorSpec = Partial<DebtorFields> & {
  readonly account?: string
  readonly email?: string | null
  readonly phone?: string | null
  readonly contactName?: string | null
  readonly owes?: readonly Owed[]
}

export type Owing = { readonly debtorId: Id; readonly itemIds: readonly Id[] }

/** What the mail server answers, verb by verb; undefined where it obliges. */
export type Mischief = (verb: FakeVerb, line: string, connection: number) => FakeAnswer

export type WorkingPath = {
  readonly store: TestStore
  readonly smtpPort: number
  /** All that arrived up to the final dot, of every company. */
  readonly messages: readonly FakeMessage[]
  /** Sets the clock to nine in the morning of a day, or to an instant. */
  at(day: Day | Instant): void
  misbehave(mischief: Mischief | null): void
  company(options?: CompanyOptions): Promise<WorkingCompany>
}

export type CompanyOptions = {
  readonly automation?: 'rehearsal' | 'released' | 'automatic'
  readonly paymentsKnownTo?: Day | null
  readonly mail?: boolean
  /** Its folder of sent messages; none when not given. */
  readonly sent?: SentAccess
  /** What its account lets through in a day. */
  readonly perDay?: number
  /** Who sends its text messages; a person when not given. */
  readonly smsGateway?: SmsGateway
  /** One that exists already, with its people. */
  readonly company?: Company
}

export type WorkingCompany = {
  readonly company: Company
  inCompany<T>(work: (ctx: Context) => Promise<T>, today?: Day): Promise<T>
  /** A debtor who can be reached by every channel, unless told otherwise. */
  debtor(spec?: DebtorSpec): Promise<Owing>
  /** A payment of a debtor, on an item when one is named. */
  pays(debtorId: Id, cents: Cents, itemId?: Id): Promise<void>
  /** A person says that all payments up to today are recorded. */
  paymentsAreKnown(): Promise<void>
  /** `quittance day`. */
  day(): Promise<DayRun>
  /** Lets the whole list go, or the acts named; payments are known up to today. */
  release(actIds?: readonly Id[]): Promise<ReleasedActs>
  /** Sends what was let go; `atDataStart` happens when the server has agreed to take the content, before we look once more. */
  send(atDataStart?: () => Promise<unknown>): Promise<SentMessages>
  /** Passes over the steps of everybody until they have come to one. */
  skipTo(stepKey: string): Promise<void>
  /** `recipient: subject` of what arrived for this company, in order. */
  received(): readonly string[]
  /** `channel step state cents: numbers` of all acts, in order. */
  acts(): Promise<readonly string[]>
  /** `state recipient` of all messages, in order. */
  outbox(): Promise<readonly string[]>
  /** `kind open|done` of all tasks, in order. */
  tasks(): Promise<readonly string[]>
  facts(): Promise<readonly string[]>
}

/** `links`: as of an installation that strangers reach. */
export async function openWorkingPath(now: Day | Instant = MONDAY, links?: PublicLinks): Promise<WorkingPath> {
  const store = await createTestStore({ now: instantOf(now), ...(links && { links }) })
  let mischief: Mischief | null = null
  const smtp = await startFakeSmtp({ answer: (...said) => mischief?.(...said) })
  afterAll(() => smtp.close())
  let companies = 0
  return {
    store,
    smtpPort: smtp.port,
    messages: smtp.messages,
    at: (day) => store.clock.set(instantOf(day)),
    misbehave: (other) => {
      mischief = other
    },
    company: async (options = {}) => {
      mischief = null
      const company = options.company ?? (await store.createCompany())
      companies++
      const account = mailAccount(smtp.port, `compta-${companies}@atelier-verdon.example`)
      const working = workingCompany({
        store,
        company,
        account: options.mail === false ? null : account,
        sent: options.sent ?? null,
        perDay: options.perDay ?? null,
        smsGateway: options.smsGateway ?? null,
        messages: smtp.messages,
      })
      await working.inCompany((ctx) => makeReady(ctx, options))
      return working
    },
  }
}

/** A day means nine in the morning of it. */
const instantOf = (at: Day | Instant): Instant => (at.length === 10 ? `${at}T09:00:00.000Z` : at)

export const mailAccount = (port: number, email: string): SendingAccount => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email },
  replyTo: null,
  wayOut: OPEN_WAY_OUT,
})

async function makeReady(ctx: Context, options: CompanyOptions): Promise<void> {
  await changeIdentity(ctx, IDENTITY)
  await changeBank(ctx, BANK)
  const { automation = 'released', paymentsKnownTo = ctx.today } = options
  if (paymentsKnownTo !== null) await notePaymentsKnownTo(ctx, paymentsKnownTo)
  if (automation !== 'rehearsal') await noteFirstRelease(ctx)
  if (automation === 'automatic') await changeAutomation(ctx, automation)
  if ((await settingsOf(ctx)).automation !== automation) throw new Error('not ready')
}

type Working = {
  readonly store: TestStore
  readonly company: Company
  readonly account: SendingAccount | null
  readonly sent: SentAccess | null
  readonly perDay: number | null
  readonly smsGateway: SmsGateway | null
  readonly messages: readonly FakeMessage[]
}

function workingCompany({
  store: { shell },
  company,
  account,
  sent,
  perDay,
  smsGateway,
  messages,
}: Working): WorkingCompany {
  const inCompany: WorkingCompany['inCompany'] = (work, today) =>
    shell.inCompany(today === undefined ? company : { ...company, today }, work)
  const sending = (atDataStart?: () => Promise<unknown>) => ({
    processName: 'test',
    openSender: () =>
      Promise.resolve(
        account && { queue: OWN_QUEUE, account, sender: interrupted(openSender(account), atDataStart), perDay, sent },
      ),
  })
  return {
    company,
    inCompany,
    debtor: (spec) => inCompany((ctx) => recordDebtor(ctx, spec ?? {})),
    pays: (debtorId, amountCents, itemId) =>
      inCompany(async (ctx) => {
        const allocations = itemId === undefined ? [] : [{ itemId, amountCents }]
        await recordPayment(ctx, { debtorId, amountCents, onDay: ctx.today, allocations })
      }),
    paymentsAreKnown: async () => {
      await inCompany((ctx) => notePaymentsKnownTo(ctx, ctx.today))
    },
    day: () => runDay(shell, company, { ...sending(), smsGateway }),
    release: async (actIds) => {
      const paymentsKnownTo = await inCompany((ctx) => Promise.resolve(ctx.today))
      return releaseList(shell, company, {
        actIds: actIds ?? 'all',
        paymentsKnownTo,
        hasSmsGateway: smsGateway !== null,
      })
    },
    send: (atDataStart) => sendMessages(shell, company, sending(atDataStart)),
    skipTo: (stepKey) => skipTo(inCompany, stepKey),
    received: () =>
      messages
        .filter((message) => message.from === account?.from.email)
        .map((message) => `${message.to.join(', ')}: ${subjectOf(message)}`),
    acts: () => inCompany(actLines),
    outbox: () => inCompany(messageLines),
    tasks: () => inCompany(taskLines),
    facts: () =>
      inCompany(async ({ sql }) =>
        (await sql<{ kind: string }>`select kind from fact order by id`).map(({ kind }) => kind),
      ),
  }
}

async function skipTo(inCompany: WorkingCompany['inCompany'], stepKey: string): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const others = await inCompany(async (ctx) => {
      await planDay(ctx)
      return (await plannedActs(ctx, 'all')).filter((act) => act.stepKey !== stepKey)
    })
    if (others.length === 0) return
    for (const act of others) await inCompany((ctx) => skipAct(ctx, { actId: act.id, reason: 'for a test' }))
  }
  throw new Error(`nobody came to ${stepKey}`)
}

function interrupted(sender: Sender, atDataStart?: () => Promise<unknown>): Sender {
  if (!atDataStart) return sender
  return {
    connections: sender.connections,
    perMinute: sender.perMinute,
    close: () => sender.close(),
    send: (message, { onDataStart }) =>
      sender.send(message, {
        onDataStart: async () => {
          await atDataStart()
          await onDataStart()
        },
      }),
  }
}

let accounts = 0

async function recordDebtor(ctx: Context, spec: DebtorSpec): Promise<Owing> {
  const {
    account = `C${String(++accounts).padStart(4, '0')}`,
    owes = [],
    name = 'Brûlerie Noé',
    kind = 'business',
    ...known
  } = spec
  const debtor = { name, kind, references: [{ source: 'account' as const, reference: account }] }
  const { ids } = await recordDebtors(ctx, { debtors: [debtor], importId: 1 })
  const debtorId = ids[0] ?? 0
  const reach = {
    email: `${account.toLowerCase()}@debiteur.example`,
    phone: '01 23 45 67 89',
    contactName: 'Jeanne Petit',
    addressLines: ['3 rue du Port'],
    postcode: '44000',
    city: 'Nantes',
  }
  const { refused } = await changeDebtors(ctx, {
    changes: [{ debtorId, ...reach, ...known }],
    mode: 'overwrite',
    importId: null,
  })
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
  const items = owes.map(([number, totalCents, dueDate, more]): NewItem => ({
    debtorId,
    number,
    issueDate: addDays(dueDate, -30),
    dueDate,
    dueComputed: false,
    totalCents,
    ...more,
  }))
  const recorded = await recordReceivables(ctx, { items, credits: [], allocations: [], importId: 1 })
  return { debtorId, itemIds: recorded.itemIds.map((id) => id ?? 0) }
}

async function actLines({ sql }: Context): Promise<string[]> {
  const rows = await sql<{ readonly line: string }>`
    select concat_ws(' ', a.channel, a.step_key, a.state, a.total_cents) || ': ' || (
      select string_agg(case when l.advances then i.number else '(' || i.number || ')' end, ' ' order by l.item_id)
      from act_item l join item i on i.organisation_id = l.organisation_id and i.id = l.item_id where l.act_id = a.id) as line
    from act a order by a.id`
  return rows.map(({ line }) => line)
}

async function messageLines({ sql }: Context): Promise<string[]> {
  const rows = await sql<{ readonly line: string }>`
    select concat_ws(' ', m.channel, m.state, coalesce(m.recipient_email, m.recipient_phone, m.recipient_name)) as line from message m order by m.id`
  return rows.map(({ line }) => line)
}

async function taskLines({ sql }: Context): Promise<string[]> {
  const rows = await sql<{ readonly line: string }>`
    select kind || case when done_at is null then ' open' else ' done' end as line from task order by id`
  return rows.map(({ line }) => line)
}

/** The subject as a person reads it, its no-break spaces plain. */
function subjectOf({ content }: FakeMessage): string {
  const raw = /^Subject: ((?:.*\r\n)(?:[ \t].*\r\n)*)/m.exec(content)?.[1] ?? ''
  return raw
    .replace(/\r\n[ \t]?/g, ' ')
    .trim()
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_whole, form: string, text: string) =>
      form.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    )
    .replace(/[\u00a0\u202f]/g, ' ')
}
