// The coming days at the command line; with a plan from a file, what it would change on the invoices that exist. With --replay, the
// past months.

import type { Cents, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { comparePlan, type PlanComparison, type PlannedStep } from './compare-plan.ts'
import { placeOf } from './command-place.ts'
import { KNOWLEDGES, MOST_MONTHS } from './model.ts'
import { readPlanFile } from './plan-file.ts'
import { type CompanyRehearsal, rehearseCompany } from './rehearse-company.ts'
import { type Replay, replayCompany } from './replay-company.ts'
import { actsText, replayText } from './replay-text.ts'
import { channelName } from './sentence.ts'

const rehearse: Command = {
  name: 'rehearse',
  summary: {
    fr: 'Joue les jours à venir comme si personne ne payait ; avec un scénario, dit ce qu’il changerait ; avec --replay, rejoue les mois passés.',
    en: 'Plays the coming days as if nobody paid; with a plan, says what it would change; with --replay, plays past months again.',
  },
  usage:
    'quittance rehearse [--days 30] [--plan FILE] [--date DAY] | --replay MONTHS [--as known|told] [--month 2026-03] [--date DAY]',
  options: {
    days: { type: 'string' },
    plan: { type: 'string' },
    date: { type: 'string' },
    replay: { type: 'string' },
    as: { type: 'string' },
    month: { type: 'string' },
  },
  run: async (input) => {
    const { locale, values } = input
    if (values['replay'] !== undefined) return replayPast(input)
    if (values['as'] !== undefined || values['month'] !== undefined) throw new UsageError(rehearse.usage)
    const days = Number(values['days'] ?? 30)
    if (!Number.isInteger(days) || days < 1 || days > 366) throw new UsageError(rehearse.usage)
    const plan = typeof values['plan'] === 'string' ? await readPlanFile(values['plan']) : undefined
    const { shell, company } = await placeOf(input, rehearse)
    return shell.inCompany(company, async (ctx) => {
      const json = await rehearseCompany(ctx, { days, locale, plan })
      if (!plan) return { json, text: rehearsalText(json, locale) }
      const difference = await comparePlan(ctx, { plan, days, locale, most: Infinity })
      const text = `${rehearsalText(json, locale)}\n\n${changesText(difference, locale)}`
      return { json: { ...json, ...difference }, text }
    })
  },
}

export const commands: readonly Command[] = [rehearse]

/** The months, or every act of one of them. */
async function replayPast(input: CommandInput): Promise<CommandOutput> {
  const { locale, values } = input
  const months = Number(values['replay'])
  const knowledge = values['as'] === undefined ? null : KNOWLEDGES.find((known) => known === values['as'])
  const isPlain = values['days'] === undefined && values['plan'] === undefined
  if (!isPlain || !Number.isInteger(months) || months < 1 || months > MOST_MONTHS || knowledge === undefined)
    throw new UsageError(rehearse.usage)
  const { shell, company } = await placeOf(input, rehearse)
  const { month } = values
  const mostActs = month === undefined ? 0 : Infinity
  const replay = await shell.inCompany(company, (ctx) => replayCompany(ctx, { months, knowledge, mostActs, locale }))
  if (month === undefined) return { json: withoutActs(replay), text: replayText(replay, locale) }
  const opened = replay.months.find((row) => row.month === month)
  if (!opened) throw new UsageError(rehearse.usage)
  return { json: { ...replay, months: [opened] }, text: actsText(opened, locale) }
}

const withoutActs = ({ months, ...replay }: Replay) => ({
  ...replay,
  months: months.map((row) => {
    const { acts: _, ...month } = row
    return month
  }),
})

function rehearsalText({ days }: CompanyRehearsal, locale: Locale): string {
  const lines = days.flatMap(({ day, actions }) => [
    formatDay(day, locale),
    ...actions.map((act) => {
      const amount = formatMoney(act.totalCents, act.currency, locale).padStart(14)
      return `  ${act.step.padEnd(28)} ${channelName(act.channel, locale).padEnd(19)} ${amount}  ${act.debtorName}`
    }),
  ])
  return lines.join('\n') || WORDS[locale].none
}

export function changesText({ summary, changes, total }: PlanComparison, locale: Locale): string {
  const words = WORDS[locale]
  if (total === 0) return words.same
  const told = (step: PlannedStep | null) =>
    step === null ? words.never : `${formatDay(step.day, locale)} ${step.step}`
  const counts = summary.map(
    ({ kind, debtors, items, cents }) =>
      `  ${words.counted(words.kinds[kind], debtors, items)} ${euros(cents, locale)}`,
  )
  const rows = changes.map(
    ({ number, before, after, debtorName }) => `  ${number.padEnd(16)} ${told(before)} → ${told(after)}  ${debtorName}`,
  )
  return [words.changes(total), ...counts, ...rows].join('\n')
}

const euros = (cents: Cents, locale: Locale): string => formatMoney(cents, 'EUR', locale)

const WORDS = {
  fr: {
    none: 'Rien ne partirait.',
    same: 'Ce scénario ne change rien aux factures existantes.',
    never: 'jamais',
    changes: (count: number) => `Ce que ce scénario change (${count}) :`,
    kinds: { sooner: 'plus tôt', later: 'plus tard', new: 'en plus', none: 'plus rien', other: 'autrement' },
    counted: (kind: string, debtors: number, items: number) => `${kind} : débiteurs ${debtors}, factures ${items},`,
  },
  en: {
    none: 'Nothing would leave.',
    same: 'This plan changes nothing on existing invoices.',
    never: 'never',
    changes: (count: number) => `What this plan changes (${count}):`,
    kinds: { sooner: 'sooner', later: 'later', new: 'new', none: 'no more', other: 'otherwise' },
    counted: (kind: string, debtors: number, items: number) => `${kind}: debtors ${debtors}, invoices ${items},`,
  },
} as const
