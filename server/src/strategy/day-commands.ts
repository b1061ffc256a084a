// The day of a company at the command line: what is decided, why, what would come; and letting it go.

import { hostname } from 'node:os'
import { createSecrets, settingsOf, zoneOf } from '#access'
import { type MailTrouble, type WaitingForHours, explainMailTrouble, openCompanySender, smsGatewayOf } from '#outreach'
import { type Company, type Context, type Day, type Id, type Locale, type Shell, dayNumber, dayOf } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { type Command, UsageError } from '#platform/command.ts'
import { explainSubject } from './explain-subject.ts'
import type { CompanyWait } from './decide-company.ts'
import { describeWaits } from './list-waits.ts'
import { leavesAtSentence } from './leaving-words.ts'
import { type DebtorName, type ItemName, debtorNames, itemNames } from './names-store.ts'
import { placeOf } from './command-place.ts'
import { releaseCommand } from './release-command.ts'
import { type DayDecision, decideToday, runDay } from './run-day.ts'
import { channelName, reasonSentence, stepName } from './sentence.ts'
import { waitLabel } from './wait-labels.ts'
import { taskList } from './task-list-command.ts'

const day: Command = {
  name: 'day',
  summary: {
    fr: 'Décide la journée, puis fait ce qui peut partir. Relancée, elle ne refait rien.',
    en: 'Decides the day, then does what may leave. Run again, it does nothing twice.',
  },
  usage: 'quittance day [--date DAY] [--dry-run] [--waits]',
  options: { date: { type: 'string' }, 'dry-run': { type: 'boolean' }, waits: { type: 'boolean' } },
  run: async (input) => {
    const { shell, company } = await placeOf(input, day)
    const showWaits = input.values['waits'] === true
    if (input.values['dry-run'] === true) {
      const json = await describeDay(shell, company, showWaits, input.locale)
      return { json, text: dayText(json, null, input.locale) }
    }
    const { secret } = await input.runtime.store()
    // Decided before the run: what was decided is told, also where the run then carried some of it out.
    const json = await describeDay(shell, company, showWaits, input.locale)
    const secrets = createSecrets(secret)
    const run = await runDay(shell, company, {
      processName: `${hostname()} ${process.pid}`,
      openSender: (ctx, key) => openCompanySender(ctx, secrets, key),
      smsGateway: smsGatewayOf(input.runtime.configuration()),
    })
    const done = {
      sent: run.sent.sent,
      queued: run.queued,
      toConfirm: run.toConfirm,
      tasks: run.tasks,
      ambiguous: run.sent.ambiguous,
      failed: run.sent.failed,
      waiting: run.sent.waiting,
    }
    const problems = await shell.inCompany(company, (ctx) => describeTroubles(ctx, run.sent.troubles, input.locale))
    return {
      json: { ...json, ...done, problems },
      text: [
        dayText(json, done, input.locale),
        ...(await waitingText(shell, company, run.sent.waiting, input.locale)),
        ...problems.map(({ email, explanation }) => `${email}${input.locale === 'fr' ? ' ' : ''}: ${explanation}`),
      ].join('\n'),
    }
  },
}

const whyCommand: Command = {
  name: 'why',
  summary: {
    fr: 'Pourquoi une facture part ou ne part pas aujourd’hui, et la suite.',
    en: 'Why an invoice leaves or does not leave today, and what is next.',
  },
  usage: 'quittance why INVOICE|DEBTOR [--date DAY]',
  options: { date: { type: 'string' } },
  run: async (input) => {
    const [subject] = input.positionals
    if (subject === undefined) throw new UsageError(whyCommand.usage)
    const { shell, company } = await placeOf(input, whyCommand)
    const json = await shell.inCompany(company, (ctx) => explainSubject(ctx, { subject, locale: input.locale }))
    return { json, text: json.rows.map((row) => `${row.number}  ${row.sentence}`).join('\n') }
  },
}

export const commands: readonly Command[] = [day, releaseCommand, whyCommand, taskList]

type Names = { readonly debtors: ReadonlyMap<Id, DebtorName>; readonly items: ReadonlyMap<Id, ItemName> }
export type DescribedDay = Awaited<ReturnType<typeof describeDay>>

async function describeDay(shell: Shell, company: Company, showWaits: boolean, locale: Locale) {
  return shell.inCompany(company, async (ctx) => {
    const waits: CompanyWait[] = []
    const decision = await decideToday(ctx, showWaits ? { onWait: (wait) => waits.push(wait) } : {})
    const lines = decision.actions.flatMap((action) => action.items.map((item) => item.id))
    const names: Names = {
      debtors: await debtorNames(ctx, [...new Set(decision.actions.map((action) => action.debtor))]),
      items: await itemNames(ctx, [...new Set(lines)]),
    }
    return {
      day: ctx.today,
      actions: describeActions(decision, names, locale),
      waits: showWaits ? await waitRows(ctx, waits, locale) : waitCounts(decision, locale),
    }
  })
}

function describeActions({ actions, policy }: DayDecision, { debtors, items }: Names, locale: Locale) {
  const { settings } = policy
  return actions.map((action) => {
    const speech = { locale, currency: settings.currencies[action.currency] ?? 'EUR', today: settings.today }
    return {
      debtor: action.debtor,
      debtorName: debtors.get(action.debtor)?.name ?? '',
      channel: action.channel,
      step: action.step,
      mode: action.mode,
      currency: speech.currency,
      invoices: action.items.map(({ id, step, advances }) => ({
        id,
        number: items.get(id)?.number ?? '',
        step,
        advances,
      })),
      totalCents: action.totalCents,
      deadlineDay: action.deadlineDay === null ? null : dayOf(action.deadlineDay),
      reasons: action.reasons.map((reason) => ({ code: reason.code, sentence: reasonSentence(reason, speech) })),
    }
  })
}

const waitRows = async (ctx: Context, waits: readonly CompanyWait[], locale: Locale) =>
  (await describeWaits(ctx, waits, dayNumber(ctx.today), locale)).map((row) => ({
    invoice: row.itemId,
    number: row.number,
    debtor: row.debtorName,
    code: row.code,
    until: row.until,
    sentence: row.text,
  }))

function waitCounts({ looks }: DayDecision, locale: Locale) {
  const totals = new Map<string, { count: number; cents: number }>()
  for (const [code, [items, cents]] of looks.flatMap((look) => Object.entries(look.waits))) {
    const total = totals.get(code) ?? { count: 0, cents: 0 }
    totals.set(code, { count: total.count + items, cents: total.cents + cents })
  }
  return [...totals]
    .map(([code, total]) => ({ code, label: waitLabel(code, locale), ...total }))
    .toSorted((a, b) => b.count - a.count)
}

/** What waits for the sending hours, in one line. */
/** Every account that could not send, by its address. */
async function describeTroubles(ctx: Context, troubles: readonly MailTrouble[], locale: Locale) {
  const { mailAccount, mailAccounts } = await settingsOf(ctx)
  return troubles.map((trouble) => {
    const { account, why } = trouble
    const set = account === null ? mailAccount : mailAccounts.find(({ key }) => key === account)
    return {
      account,
      email: set?.fromEmail ?? account ?? '',
      code: why.kind === 'problem' ? why.problem.kind : 'not-opened',
      explanation: explainMailTrouble(trouble, locale),
    }
  })
}

async function waitingText(
  { inCompany }: Shell,
  company: Company,
  waiting: WaitingForHours | null,
  locale: Locale,
): Promise<readonly string[]> {
  if (!waiting) return []
  const { leavesAt, messages } = waiting
  const sentence = await inCompany(company, async (ctx) =>
    leavesAtSentence(leavesAt, { locale, today: ctx.today, zone: await zoneOf(ctx.sql, ctx.organisationId) }),
  )
  const told = {
    fr: `Hors des heures d’envoi du débiteur : ${messages}. Le premier : ${sentence}`,
    en: `Outside the sending hours of the debtor: ${messages}. The first: ${sentence}`,
  }
  return [told[locale]]
}

type Done = {
  readonly sent: number
  readonly queued: number
  readonly toConfirm: number
  readonly tasks: number
  readonly ambiguous: number
  readonly failed: number
}

function dayText({ day: on, actions, waits }: DescribedDay, done: Done | null, locale: Locale): string {
  const words = WORDS[locale]
  const acts = actions.map((action) => {
    const amount = formatMoney(action.totalCents, action.currency, locale).padStart(14)
    return `  ${stepName(action.step, locale).padEnd(28)} ${channelName(action.channel, locale).padEnd(19)} ${amount}  ${action.debtorName}`
  })
  const stays = waits.map((wait) =>
    'label' in wait
      ? `  ${String(wait.count).padStart(6)}  ${wait.label}`
      : `  ${wait.number}  ${wait.debtor}  ${wait.sentence}`,
  )
  return [
    words.heading(formatDay(on, locale)),
    ...(acts.length > 0 ? acts : [`  ${words.nothing}`]),
    ...(stays.length > 0 ? ['', words.stays, ...stays] : []),
    ...(done ? ['', words.done(done)] : []),
  ].join('\n')
}

const WORDS = {
  fr: {
    heading: (on: Day | string) => `Journée du ${on}`,
    nothing: 'rien à faire',
    stays: 'Ne part pas :',
    done: (d: Done) =>
      `Partis ${d.sent} · en attente ${d.queued} · à confirmer ${d.toConfirm} · tâches ${d.tasks} · issue inconnue ${d.ambiguous} · échecs ${d.failed}`,
  },
  en: {
    heading: (on: Day | string) => `Day of ${on}`,
    nothing: 'nothing to do',
    stays: 'Does not leave:',
    done: (d: Done) =>
      `Sent ${d.sent} · queued ${d.queued} · to confirm ${d.toConfirm} · tasks ${d.tasks} · outcome unknown ${d.ambiguous} · failed ${d.failed}`,
  },
} as const
