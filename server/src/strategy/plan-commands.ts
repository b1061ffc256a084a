// Collection plans at the command line: listed, taken out as files, brought in from files, and their versions.

import { writeFile } from 'node:fs/promises'
import { zoneOf } from '#access'
import { type Context, type Locale, actorName } from '#kernel'
import { formatMoment, formatMoney } from '#kernel/format.ts'
import { type Command, type CommandOutput, UsageError } from '#platform/command.ts'
import { advisePlan } from './advise-plan.ts'
import { changePlan, createPlan } from './change-plan.ts'
import { knownPlan, plansOf } from './company-policy.ts'
import { comparePlan } from './compare-plan.ts'
import { concernedByPlans } from './count-concerned.ts'
import { placeOf } from './command-place.ts'
import type { CollectionPlan } from './model.ts'
import { readPlanFile } from './plan-file.ts'
import { planVersions } from './plan-store.ts'
import { describeAdvice } from './plan-view.ts'
import { restorePlan, retirePlan } from './retire-plan.ts'
import { changesText } from './rehearse-command.ts'

const list: Command = {
  name: 'plan list',
  summary: {
    fr: 'Les scénarios : version, débiteurs et montants que chacun concerne.',
    en: 'The plans: version, and the debtors and amounts each concerns.',
  },
  usage: 'quittance plan list',
  options: {},
  run: async (input) => {
    const { shell, company } = await placeOf(input, list)
    return shell.inCompany(company, async (ctx) => {
      const concerned = await concernedByPlans(ctx)
      const plans = (await plansOf(ctx)).map(({ plan, version, defaultFor }) => {
        const { debtors = 0, items = 0, openCents = 0 } = concerned.get(plan.key) ?? {}
        const name = plan.name?.[input.locale] ?? plan.key
        return { key: plan.key, name, version, defaultFor, steps: plan.steps.length, debtors, items, openCents }
      })
      const rows = plans.map(
        ({ key, name, version, debtors, openCents }) =>
          `${key.padEnd(20)} v${String(version).padEnd(4)} ${String(debtors).padStart(7)} ${formatMoney(openCents, 'EUR', input.locale).padStart(16)}  ${name}`,
      )
      return { json: { plans }, text: rows.join('\n') }
    })
  },
}

const exportPlan: Command = {
  name: 'plan export',
  summary: {
    fr: 'Écrit un scénario dans un fichier qu’une autre société peut reprendre.',
    en: 'Writes a plan to a file that another company can use.',
  },
  usage: 'quittance plan export KEY [--out FILE.json]',
  options: { out: { type: 'string' } },
  run: async (input) => {
    const key = oneWord(input.positionals, exportPlan)
    const { shell, company } = await placeOf(input, exportPlan)
    const { plan } = await shell.inCompany(company, async (ctx) => knownPlan(await plansOf(ctx), key))
    const text = JSON.stringify(plan, null, 2)
    const { out } = input.values
    if (typeof out !== 'string') return { json: plan, text }
    await writeFile(out, `${text}\n`)
    return { json: { plan: key, file: out }, text: out }
  },
}

const importPlan: Command = {
  name: 'plan import',
  summary: {
    fr: 'Enregistre un scénario lu dans un fichier comme nouvelle version ; avec --dry-run, dit seulement ce qu’il changerait.',
    en: 'Saves a plan from a file as a new version; with --dry-run, only says what it would change.',
  },
  usage: 'quittance plan import FILE.json [--as KEY] [--dry-run]',
  options: { as: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  run: async (input) => {
    const file = await readPlanFile(oneWord(input.positionals, importPlan))
    const plan = typeof input.values['as'] === 'string' ? { ...file, key: input.values['as'] } : file
    const { shell, company } = await placeOf(input, importPlan)
    return shell.inCompany(company, (ctx) =>
      input.values['dry-run'] === true ? tryPlan(ctx, plan, input.locale) : keepPlan(ctx, plan, input.locale),
    )
  },
}

const history: Command = {
  name: 'plan history',
  summary: { fr: 'Les versions d’un scénario, la dernière d’abord.', en: 'The versions of a plan, the latest first.' },
  usage: 'quittance plan history KEY',
  options: {},
  run: async (input) => {
    const key = oneWord(input.positionals, history)
    const { shell, company } = await placeOf(input, history)
    return shell.inCompany(company, async (ctx) => {
      knownPlan(await plansOf(ctx), key)
      const versions = (await planVersions(ctx, key)).map(({ version, recordedAt, recordedBy, plan }) => ({
        version,
        recordedAt,
        recordedBy,
        steps: plan.steps.length,
      }))
      const zone = await zoneOf(ctx.sql, ctx.organisationId)
      const rows = versions.map(({ version, recordedAt, recordedBy }) =>
        recordedBy === null
          ? `v${version}  ${WORDS[input.locale].asItComes}`
          : [`v${version}`, formatMoment(recordedAt, zone, input.locale), actorName(recordedBy, input.locale)].join(
              '  ',
            ),
      )
      return { json: { plan: key, versions }, text: rows.join('\n') }
    })
  },
}

const retire: Command = {
  name: 'plan retire',
  summary: {
    fr: 'Retire un scénario que personne n’a plus ; plan restore le reprend.',
    en: 'Removes a plan that nobody has any more; plan restore brings it back.',
  },
  usage: 'quittance plan retire KEY',
  options: {},
  run: async (input) => {
    const key = oneWord(input.positionals, retire)
    const { shell, company } = await placeOf(input, retire)
    const { version } = await shell.inCompany(company, (ctx) => retirePlan(ctx, { key }))
    return { json: { plan: key, version }, text: WORDS[input.locale].retired(key) }
  },
}

const restore: Command = {
  name: 'plan restore',
  summary: { fr: 'Reprend un scénario retiré.', en: 'Restores a removed plan.' },
  usage: 'quittance plan restore KEY',
  options: {},
  run: async (input) => {
    const key = oneWord(input.positionals, restore)
    const { shell, company } = await placeOf(input, restore)
    const { version } = await shell.inCompany(company, (ctx) => restorePlan(ctx, { key }))
    return { json: { plan: key, version }, text: WORDS[input.locale].kept(key, version) }
  },
}

export const commands: readonly Command[] = [list, exportPlan, importPlan, history, retire, restore]

async function tryPlan(ctx: Context, plan: CollectionPlan, locale: Locale): Promise<CommandOutput> {
  const isKnown = (await plansOf(ctx)).some((kept) => kept.plan.key === plan.key)
  const advice = (await advisePlan(ctx, plan)).map((one) => describeAdvice(one, locale))
  // A new plan concerns nobody yet: there is nothing to compare.
  const isSound = advice.every(({ severity }) => severity === 'warning')
  const difference = isKnown && isSound ? await comparePlan(ctx, { plan, days: 30, locale, most: Infinity }) : null
  const told = advice.map(
    ({ step, severity, text }) => `${WORDS[locale][severity]} ${plan.steps[step ?? -1]?.key ?? ''} ${text}`,
  )
  const changes = difference ? changesText(difference, locale) : WORDS[locale].nobody
  return { json: { plan: plan.key, advice, difference }, text: [...told, ...(isSound ? [changes] : [])].join('\n') }
}

async function keepPlan(ctx: Context, plan: CollectionPlan, locale: Locale): Promise<CommandOutput> {
  const before = (await plansOf(ctx)).find((kept) => kept.plan.key === plan.key)
  const advice = (await advisePlan(ctx, plan)).map((one) => describeAdvice(one, locale))
  const { version } = before ? await changePlan(ctx, { plan, version: before.version }) : await createPlan(ctx, plan)
  return { json: { plan: plan.key, version, advice }, text: WORDS[locale].kept(plan.key, version) }
}

function oneWord(positionals: readonly string[], { usage }: Command): string {
  const [word, ...others] = positionals
  if (word === undefined || others.length > 0) throw new UsageError(usage)
  return word
}

const WORDS = {
  fr: {
    asItComes: 'fournie avec Quittance',
    error: 'À corriger :',
    warning: 'À regarder :',
    nobody: 'Ce scénario serait nouveau : il ne concernerait personne tant qu’une règle ne le donne pas.',
    retired: (key: string) => `Scénario ${key} retiré ; ses versions restent.`,
    kept: (key: string, version: number) => `Scénario ${key}, version ${version} : il vaut dès maintenant.`,
  },
  en: {
    asItComes: 'as it comes with Quittance',
    error: 'To correct:',
    warning: 'To look at:',
    nobody: 'This plan would be new: it would concern nobody until a rule gives it.',
    retired: (key: string) => `Plan ${key} removed; its versions stay.`,
    kept: (key: string, version: number) => `Plan ${key}, version ${version}: it holds from now on.`,
  },
} as const
