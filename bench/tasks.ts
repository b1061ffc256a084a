// node tasks.ts NAME INPUT: does one thing to a store, by the program's own verbs, and prints how long it took. Each run is
// a process of its own (processes.ts), as cold as the program is when somebody starts it.

import { readFileSync } from 'node:fs'
import { openStore } from '../server/src/app.ts'
import { createSecrets } from '../server/src/access/index.ts'
import { changeMailAccount } from '../server/src/access/change-mail-account.ts'
import { PLAIN_MAIL_ACCOUNT } from '../server/src/access/model.ts'
import type { Company, Context, Day, Id } from '../server/src/kernel/index.ts'
import { touchDebtors } from '../server/src/ledger/index.ts'
import { readBoard } from '../server/src/ledger/read-board.ts'
import { pageCount } from '../server/src/outreach/channels/letter.ts'
import { TEST_MAILBOX } from '../server/src/outreach/channels/test-imap.ts'
import { openCompanySender, plannedActs } from '../server/src/outreach/index.ts'
import { releaseActRows, useActs } from '../server/src/outreach/store.ts'
import { fixedClock, stopwatch } from '../server/src/platform/clock.ts'
import { recordStatement } from '../server/src/reconciliation/index.ts'
import { aStatement, anEntry } from '../server/src/reconciliation/statement-fixture.ts'
import { readConfiguration } from '../server/src/platform/configuration.ts'
import type { Store } from '../server/src/platform/open-store.ts'
import { rehearseCompany } from '../server/src/strategy/rehearse-company.ts'
import {
  companyPolicy,
  decideCompany,
  planDay,
  releaseList,
  replayCompany,
  runDay,
} from '../server/src/strategy/index.ts'
import { type BenchCompanyOptions, createBenchCompany, payOneEuro } from './company.ts'
import { median } from './figure.ts'
import { AS_OF } from './portfolio.ts'

const REHEARSED_DAYS = 30
const REPLAYED_MONTHS = 12

type OfDay = { readonly organisationId: Id; readonly today: Day }

const tasks = {
  /** Makes a company and fills it. */
  load: async (store: Store, options: BenchCompanyOptions) => {
    const took = stopwatch()
    const { organisationId } = await createBenchCompany(store.shell, options)
    return { organisationId, milliseconds: took() }
  },

  /** The decision over everybody, with reasons, from a cold start; nothing is written. */
  decide: async ({ shell }: Store, input: OfDay) => {
    const took = stopwatch()
    const { actions, looks } = await shell.inCompany(companyOf(input), async (ctx) =>
      decideCompany(ctx, await companyPolicy(ctx), 'all'),
    )
    const milliseconds = took()
    const reasons = actions.reduce((sum, action) => sum + action.reasons.length, 0)
    const waits = looks.flatMap((look) => Object.values(look.waits)).reduce((sum, [items]) => sum + items, 0)
    return { milliseconds, acts: actions.length, reasons, waits }
  },

  /** The decision written down: acts, their lines and reasons, who was looked at; committed. */
  plan: async ({ shell }: Store, input: OfDay) => {
    const took = stopwatch()
    const { examined, added } = await shell.inCompany(companyOf(input), planDay)
    return { milliseconds: took(), examined, acts: added }
  },

  /** The coming thirty days, as the office shows them. */
  rehearse: async ({ shell }: Store, input: OfDay) => {
    const took = stopwatch()
    const { days } = await shell.inCompany(companyOf(input), (ctx) =>
      rehearseCompany(ctx, { days: REHEARSED_DAYS, locale: 'fr' }),
    )
    return { milliseconds: took(), acts: days.reduce((sum, { actions }) => sum + actions.length, 0) }
  },

  /** The last twelve months, as the office shows them. */
  replay: async ({ shell }: Store, input: OfDay & { knowledge: 'known' | 'told' }) => {
    const { knowledge } = input
    const took = stopwatch()
    const { months } = await shell.inCompany(companyOf(input), (ctx) =>
      replayCompany(ctx, { months: REPLAYED_MONTHS, knowledge, mostActs: 100, locale: 'fr' }),
    )
    const acts = months.reduce((sum, { messages, letters, calls }) => sum + messages + letters + calls, 0)
    return { milliseconds: took(), acts }
  },

  /** All that is planned was sent: the next decision has a history to read. */
  send: async ({ shell }: Store, input: OfDay) => {
    const took = stopwatch()
    await shell.inCompany(companyOf(input), async (ctx) => {
      const acts = await plannedActs(ctx, 'all')
      const actIds = acts.map((act) => act.id)
      await releaseActRows(ctx, actIds, ctx.actor.name)
      await useActs(ctx, actIds, input.today)
      await touchDebtors(
        ctx,
        acts.map((act) => act.debtorId),
      )
    })
    return { milliseconds: took() }
  },

  /** Every `each`th debtor has paid something; then the day of those alone. */
  planChanged: async ({ shell }: Store, { each, first, ...input }: OfDay & { each: number; first: number }) => {
    const company = companyOf(input)
    await shell.inCompany(company, (ctx) => payOneEuro(ctx, { each, first }))
    const took = stopwatch()
    const { examined, added } = await shell.inCompany(company, planDay)
    return { milliseconds: took(), examined, acts: added }
  },

  /** The first page of the ageing board, and the totals of all. */
  board: async ({ shell }: Store, input: OfDay) => {
    const times: number[] = []
    for (let run = 0; run < 5; run++) {
      const took = stopwatch()
      const { rows } = await shell.inCompany(companyOf(input), (ctx) => readBoard(ctx, {}))
      if (rows.length === 0) throw new Error('an empty board')
      times.push(took())
    }
    return { milliseconds: median(times) }
  },

  /** The list released, which writes and typesets every text. */
  release: async ({ shell }: Store, input: OfDay) => {
    const took = stopwatch()
    const answer = await releaseList(shell, companyOf(input), { actIds: 'all', paymentsKnownTo: input.today })
    const { messages, letters, refused } = answer
    return { milliseconds: took(), messages, letters, refused: refused.length, typesetterBytes: peakOfChildren() }
  },

  /** The pages of all letters that were written. */
  pages: async ({ shell }: Store, input: OfDay) => {
    const took = stopwatch()
    const pages = await shell.inCompany(companyOf(input), async (ctx) => {
      const rows = await ctx.sql<{ readonly sha: string }>`
        select letter_sha256 as sha from message where letter_sha256 is not null`
      const files = await Promise.all(rows.map(({ sha }) => ctx.files.read(ctx.organisationId, sha)))
      return files.reduce((sum, file) => sum + pageCount(file), 0)
    })
    return { milliseconds: took(), pages }
  },

  /** A statement of a few lines: every other one quotes its invoice as printed, the others the last four digits. */
  statement: async ({ shell }: Store, { lines, first, ...input }: OfDay & { lines: number; first: number }) => {
    const company = companyOf(input)
    const paid = await shell.inCompany(company, (ctx) => someItems(ctx, lines, first))
    const entries = paid.map(({ number, cents, name }, place) =>
      anEntry(input.today, cents, `VIR ${place % 2 === 0 ? number : number.slice(-4)}`, { counterparty: name }),
    )
    const took = stopwatch()
    const { matched } = await shell.inCompany(company, (ctx) =>
      recordStatement(ctx, aStatement({ entries, file: `${first}.xml` })),
    )
    return { milliseconds: took(), matched, wanted: paid }
  },

  /** A mail server and a mailbox on this machine. */
  account: async (
    store: Store,
    { smtpPort, imapPort, copyBy, ...input }: OfDay & { smtpPort: number; imapPort: number; copyBy: 'server' | 'us' },
  ) => {
    const took = stopwatch()
    const { user, password } = TEST_MAILBOX
    const here = { host: '127.0.0.1', security: 'none' } as const
    const imap = { ...here, port: imapPort, folders: ['INBOX'], sentFolder: null, sentCopyBy: copyBy }
    const plain = { ...PLAIN_MAIL_ACCOUNT, ...here, port: smtpPort, fromName: null, replyTo: null }
    const account = { ...plain, imap, user, fromEmail: 'compta@creditor.example' }
    await store.shell.inCompany(companyOf(input), (ctx) =>
      changeMailAccount(ctx, { account, password, secrets: createSecrets(store.secret) }),
    )
    return { milliseconds: took() }
  },

  /** The run of the day: what was released leaves. */
  day: async (store: Store, { port, ...input }: OfDay & { port: number }) => {
    const company = companyOf(input)
    const secrets = createSecrets(store.secret)
    const account = {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: null,
      fromName: null,
      replyTo: null,
      ...PLAIN_MAIL_ACCOUNT,
    } as const
    await store.shell.inCompany(company, (ctx) =>
      changeMailAccount(ctx, { account: { ...account, fromEmail: 'compta@creditor.example' }, secrets }),
    )
    const took = stopwatch()
    const { sent } = await runDay(store.shell, company, {
      processName: 'bench',
      openSender: (ctx) => openCompanySender(ctx, secrets),
    })
    return { milliseconds: took(), sent: sent.sent, failed: sent.failed + sent.delayed + sent.ambiguous }
  },
}

type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[1]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

const companyOf = ({ organisationId, today }: OfDay): Company => ({
  organisationId,
  actor: { kind: 'system', name: 'command' },
  today,
})

/** Open items of this many debtors, other ones for each `first`. */
async function someItems(ctx: Context, count: number, first: number): Promise<readonly PaidItem[]> {
  return ctx.sql<PaidItem>`
    select i.number, i.open_cents as cents, d.name
    from (select id, name from ledger_debtor where id > ${first * count} order by id limit ${count}) d
    cross join lateral (select number, open_cents from ledger_open_item where debtor_id = d.id order by id limit 1) i`
}

type PaidItem = { readonly number: string; readonly cents: number; readonly name: string }

/** The most memory of a process that we started and that still runs; null where the system does not say. */
function peakOfChildren(): number | null {
  try {
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')
    const peaks = children.map((pid) =>
      Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]),
    )
    return Math.max(...peaks) * 1024
  } catch {
    return null
  }
}

if (process.argv[1] === import.meta.filename) {
  const [name = '', input = '{}'] = process.argv.slice(2)
  if (!(name in tasks)) throw new Error(`no task ${name}`)
  const log = { info() {}, warn() {}, error: (event: string, data?: object) => console.error(event, data) }
  const store = await openStore(readConfiguration(process.env), { clock: fixedClock(AS_OF), log })
  try {
    const task = tasks[name as TaskName] as (store: Store, input: unknown) => Promise<object>
    console.log(JSON.stringify(await task(store, JSON.parse(input))))
  } finally {
    await store.close()
  }
}
