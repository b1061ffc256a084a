// Companies, people and settings at the command line: everything that the pages can set up, without a browser.

import { text as readAll } from 'node:stream/consumers'
import { formatTerms } from '@quittance/law'
import { parseDay } from '#kernel'
import type { Locale, Shell } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import { UsageError } from '#platform/command.ts'
import type { Command } from '#platform/command.ts'
import { notePaymentsKnownTo } from './change-settings.ts'
import { createCompany } from './create-company.ts'
import { organisations } from './find-company.ts'
import { PASSWORD_OPTIONS, givenPassword, trimmedEnd } from './given-password.ts'
import { needed } from './needed-option.ts'
import type { Settings } from './model.ts'
import { peopleCommands } from './people-commands.ts'
import { rateCommands } from './rate-commands.ts'
import { settingsOf } from './read-settings.ts'
import { createSecrets } from './secrets.ts'
import { type ServerInside, insideSentence, serversInside } from './servers-inside.ts'
import { changeSetting, SETTING_KEYS } from './setting-keys.ts'

const companyCreate: Command = {
  name: 'company create',
  summary: { fr: 'Crée une société et son responsable.', en: 'Creates a company and its owner.' },
  usage:
    'quittance company create --name NAME --owner-name NAME --email ADDRESS [--siren SIREN] (--password-file FILE | --password-stdin)',
  options: {
    name: { type: 'string' },
    'owner-name': { type: 'string' },
    email: { type: 'string' },
    siren: { type: 'string' },
    ...PASSWORD_OPTIONS,
  },
  run: async (input) => {
    const { shell, locale } = input
    const companyName = needed(input, 'name')
    const email = needed(input, 'email')
    const personName = needed(input, 'owner-name')
    const siren = input.values['siren']
    const opened = await shell()
    const created = await createCompany(opened, {
      companyName,
      personName,
      email,
      siren: siren === undefined ? null : String(siren),
      password: await givenPassword(input),
      locale,
      isFirstVisit: false,
    })
    const told = {
      fr: `Société créée : ${companyName} (n° ${created.organisationId}).`,
      en: `Company created: ${companyName} (number ${created.organisationId}).`,
    }
    const inside = await insideOfAll(opened)
    const warned = inside.map(
      ({ company, ...server }) => `${company}${COLON[locale]} ${insideSentence(server)[locale]}`,
    )
    const json = { ...created, name: companyName, ...(inside.length > 0 && { serversInside: inside }) }
    return { json, text: [told[locale], ...warned].join('\n') }
  },
}

const settingsShow: Command = {
  name: 'settings show',
  summary: { fr: 'Montre les réglages de la société.', en: 'Shows the settings of the company.' },
  usage: 'quittance settings show',
  options: {},
  run: async ({ shell, company, locale }) => {
    const settings = await (await shell()).inCompany(await company(), settingsOf)
    return { json: settings, text: settingsText(settings, locale) }
  },
}

const settingsSet: Command = {
  name: 'settings set',
  summary: {
    fr: 'Change un réglage de la société.',
    en: 'Changes a setting of the company.',
  },
  usage: `quittance settings set KEY VALUE… | KEY none [--account KEY]   (a mail account beside the company's own)\n\n  ${SETTING_KEYS.join('\n  ')}`,
  options: { account: { type: 'string' } },
  run: async ({ positionals, values: options, shell, company, locale, runtime }) => {
    const [key, ...given] = positionals
    const isSecret = /^mail\.(password|applicationSecret|dkimKey)$/.test(key ?? '')
    // A value forgotten is not a value taken away.
    if (key === undefined || (given.length === 0 && !isSecret))
      throw new UsageError('quittance settings set KEY VALUE… | KEY none')
    // A password is better read from a pipe than left in the history of a shell.
    const values = given.length === 0 ? [trimmedEnd(await readAll(process.stdin))] : given
    const opened = await shell()
    const secrets = createSecrets((await runtime.store()).secret)
    const account = typeof options['account'] === 'string' ? options['account'] : undefined
    const settings = await opened.inCompany(await company(), (ctx) =>
      changeSetting(ctx, { key, values, account, secrets }),
    )
    return { json: settings, text: settingsText(settings, locale) }
  },
}

const paymentsKnownTo: Command = {
  name: 'payments-known-to',
  summary: {
    fr: 'Dit jusqu’à quel jour tous les paiements sont enregistrés.',
    en: 'Says up to which day all payments are recorded.',
  },
  usage: 'quittance payments-known-to DAY',
  options: {},
  run: async ({ positionals, shell, company, locale }) => {
    const day = parseDay(positionals[0] ?? '')
    if (day === null) throw new UsageError('quittance payments-known-to YYYY-MM-DD')
    const settings = await (await shell()).inCompany(await company(), (ctx) => notePaymentsKnownTo(ctx, day))
    const shown = formatDay(day, locale)
    const told = { fr: `Paiements à jour jusqu’au ${shown}.`, en: `Payments recorded up to ${shown}.` }
    return { json: { paymentsKnownTo: settings.paymentsKnownTo }, text: told[locale] }
  },
}

export const commands: readonly Command[] = [
  companyCreate,
  ...peopleCommands,
  settingsShow,
  settingsSet,
  paymentsKnownTo,
  ...rateCommands,
]

const COLON = { fr: ' :', en: ':' } as const

/** What worked while a company was alone may have stopped with the one just created: said now, and not by an outbox that fills. */
async function insideOfAll(shell: Shell): Promise<readonly (ServerInside & { readonly company: string })[]> {
  const companies = await organisations(shell)
  const found = await Promise.all(
    companies.map(async ({ id, name }) => {
      const company = { organisationId: id, actor: { kind: 'system', name: 'command' } } as const
      return (await serversInside(shell, company)).map((server) => ({ company: name, ...server }))
    }),
  )
  return found.flat()
}

function settingsText(settings: Settings, locale: Locale): string {
  const {
    identity,
    bank,
    mailAccount,
    mailAccounts,
    defaultTerms,
    calendar,
    outreach,
    automation,
    sendingStopped,
    paymentsKnownTo: known,
  } = settings
  const others = Object.fromEntries(mailAccounts.map(({ key, ...account }) => [`mail (${key})`, account]))
  const sections = { identity, bank, mail: mailAccount ?? {}, ...others, calendar, outreach }
  const lines = Object.entries(sections).flatMap(([section, values]) =>
    Object.entries(values).map(([field, value]) => [`${section}.${field}`, valueText(value)] as const),
  )
  const single = [
    ['terms', defaultTerms === null ? '–' : formatTerms(defaultTerms)],
    ['automation', automation],
    ['sending', sendingStopped ? 'off' : 'on'],
    ['payments-known-to', known === null ? '–' : formatDay(known, locale)],
  ] as const
  const width = Math.max(...[...lines, ...single].map(([key]) => key.length))
  return [...lines, ...single].map(([key, value]) => `${key.padEnd(width)}  ${value}`).join('\n')
}

function valueText(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
