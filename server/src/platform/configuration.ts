// Every setting that the environment may give, in one list: its default, its check, what it is for. Refused as a whole at
// the start, a sentence per mistake. docs/configuration.md prints this list. What a company decides is not here but in its
// own settings.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal, parseDay } from '#kernel'
import { defaultDataDirectory } from './data-directory.ts'
import { LOG_LEVELS } from './log.ts'
import { type Inside, parseInside } from './way-out.ts'

type Setting = {
  readonly schema: z.ZodType<unknown, string | undefined>
  readonly summary: string
  /** As documentation prints it. */
  readonly default: string
  /** May also be given as `NAME_FILE`, the path of a file that holds it. */
  readonly isSecret?: boolean
}

const databaseAddress = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')

const isMoment = (text: string): boolean => parseDay(text) !== null || z.iso.datetime().safeParse(text).success

export const SETTINGS = {
  QUITTANCE_DATA: {
    schema: z.string().min(1).default(defaultDataDirectory),
    default: '~/.local/share/quittance (root: /var/lib/quittance)',
    summary: 'Directory of the embedded database, its files and its secret. Also `--data`.',
  },
  DATABASE_URL: {
    schema: databaseAddress.optional(),
    default: 'the embedded database',
    summary: 'A PostgreSQL server (15 or newer) to use instead of the embedded one.',
    isSecret: true,
  },
  DATABASE_OWNER_URL: {
    schema: databaseAddress.optional(),
    default: 'DATABASE_URL',
    summary: 'Another login for roles and migrations, where the one above should not be able to.',
    isSecret: true,
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    default: '127.0.0.1',
    summary: 'Address that the office listens on. Anything but loopback needs a proxy with TLS in front.',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number')
      .transform(Number)
      .refine((port) => port <= 65_535, 'must be a port number')
      .default(4000),
    default: '4000',
    summary: 'Port that the office listens on. Also `--port`.',
  },
  BASE_URL: {
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://relances.example' })
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
    default: 'http://localhost:PORT',
    summary:
      'Address under which people reach the office: every link in a message begins with it, never with what a browser sent. Where it begins with https:// and names no host of an internal network, e-mails link to invoices too large to attach: let debtors through to BASE_URL/f/.',
  },
  TRUSTED_PROXY: {
    schema: z.string().min(1).optional(),
    default: 'none',
    summary:
      'Addresses or networks of reverse proxies, comma separated, whose X-Forwarded-For is believed (for the limits per address).',
  },
  INTERNAL_NETWORKS: {
    schema: z
      .string()
      .transform((text, check): Inside => {
        const inside = parseInside(text)
        if (inside === null) check.addIssue('must be all, none, or networks such as 10.0.0.0/8, 192.168.1.10')
        return inside ?? { kind: 'none' }
      })
      .optional(),
    default: 'all while one company has the installation to itself, none once several share it',
    summary:
      'What of its own network the mail servers and sign-in services that companies name may be in: `all`, `none`, or networks, comma separated. Public addresses always may. `quittance doctor` names the servers that are not reached, and so does the command that creates a second company.',
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).optional(),
    default: 'warn; info for `serve` when no terminal reads it',
    summary: `One of ${LOG_LEVELS.join(', ')}. The log is JSON, one object per line, on standard error.`,
  },
  QUITTANCE_SECRET: {
    schema: z
      .base64()
      .refine(
        (text) => Buffer.from(text, 'base64').length === 32,
        'must be 32 bytes in base64 (openssl rand -base64 32)',
      )
      .optional(),
    default: 'made once, kept in the data directory',
    summary:
      'Key that encrypts the passwords of mail accounts, 32 bytes in base64. Machines that share a database share it.',
    isSecret: true,
  },
  LETTER_CARRIER_URL: {
    schema: z.url({ protocol: /^https?$/, error: 'must be an address such as https://post.example/v1' }).optional(),
    default: 'none: letters are printed and posted by hand',
    summary: 'Address of a service that prints and posts letters, or delivers them electronically.',
  },
  LETTER_CARRIER_KEY: {
    schema: z.string().min(1).optional(),
    default: 'none',
    summary: 'Key by which that service knows us.',
    isSecret: true,
  },
  SMS_GATEWAY_URL: {
    schema: z.url({ protocol: /^https?$/, error: 'must be an address such as https://sms.example/v1' }).optional(),
    default: 'none: text messages are typed by a person',
    summary: 'Address of a service that sends text messages (docs/sms.md).',
  },
  SMS_GATEWAY_KEY: {
    schema: z.string().min(1).optional(),
    default: 'none',
    summary: 'Key by which that service knows us.',
    isSecret: true,
  },
  SMS_WEBHOOK_KEY: {
    schema: z.string().min(24, 'must be at least 24 characters long (openssl rand -hex 24)').optional(),
    default: 'none: its reports are refused, and it is asked instead',
    summary: 'Key by which that service may report deliveries and STOP to BASE_URL/hooks/sms (docs/sms.md).',
    isSecret: true,
  },
  QUITTANCE_BODACC_URL: {
    schema: z.url({ protocol: /^https?$/, error: 'must be the address of the records of a dataset' }).optional(),
    default: 'off: nobody is asked',
    summary:
      'Where `quittance notices fetch` asks for insolvency notices about the companies that owe you (records of the dataset annonces-commerciales, Opendatasoft).',
  },
  QUITTANCE_SIRENE_URL: {
    schema: z.url({ protocol: /^https?$/, error: 'must be the address of a search' }).optional(),
    default: 'off: nobody is asked',
    summary: 'Where `quittance register fetch` asks about companies (search of the API Recherche d’entreprises).',
  },
  QUITTANCE_NOW: {
    schema: z.string().refine(isMoment, 'must be a day (2026-11-21) or an instant (2026-11-21T07:00:00Z)').optional(),
    default: 'the time of the machine',
    summary: 'Stops the clock at a moment, for rehearsals and tests. A bare day means 09:00 UTC.',
  },
} as const satisfies Record<string, Setting>

type SettingName = keyof typeof SETTINGS
export type Configuration = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> }

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks all settings, or refuses with everything that is wrong. */
export function readConfiguration(environment: Environment): Configuration {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries<Setting>(SETTINGS)) {
    const read = readSetting(name, setting, environment)
    if ('problem' in read) problems.push(`${name} ${read.problem}.`)
    else values[name] = read.value
  }
  if (problems.length > 0) throw new Refusal('platform.configuration', { problems: problems.join(' ') })
  return values as Configuration
}

type Read = { readonly value: unknown } | { readonly problem: string }

function readSetting(name: string, { schema, isSecret }: Setting, environment: Environment): Read {
  const file = isSecret ? environment[`${name}_FILE`] : undefined
  // An empty variable is how many tools write "not given".
  const given = environment[name] === '' ? undefined : environment[name]
  if (given !== undefined && file !== undefined) return { problem: `and ${name}_FILE are both given: keep one` }
  let text = given
  if (file !== undefined) {
    try {
      text = readFileSync(file, 'utf8').trim()
    } catch (error) {
      return { problem: `cannot be read from ${file} (${(error as NodeJS.ErrnoException).code})` }
    }
  }
  const parsed = schema.safeParse(text)
  // The value itself is not repeated: it may be a secret.
  return parsed.success
    ? { value: parsed.data }
    : { problem: parsed.error.issues.map(({ message }) => message).join(', ') }
}
