// Runs one command: finds it, reads its options, opens the store when it asks for one, prints what it returns.
// Standard output carries the result (under --json one document and nothing else), standard error everything else.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LOCALES, isRefusal } from '#kernel'
import type { Clock, Company, Locale, Log, RefusalCode, Shell } from '#kernel'
import type { RefusalData } from '#kernel/refusal.ts'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { UsageError } from '#platform/command.ts'
import type { Command, CommandInput } from '#platform/command.ts'
import { fixedClock, systemClock } from '#platform/clock.ts'
import { readConfiguration } from '#platform/configuration.ts'
import type { Configuration, Environment } from '#platform/configuration.ts'
import { jsonPieces } from '#platform/json-pieces.ts'
import { createLog } from '#platform/log.ts'
import type { Store } from '#platform/open-store.ts'
import { commandHelp, listHelp } from './cli-help.ts'

export type CliOptions = {
  readonly commands: readonly Command[]
  readonly argv: readonly string[]
  readonly environment: Environment
  readonly openStore: (
    configuration: Configuration,
    ports: { readonly log: Log; readonly clock: Clock },
  ) => Promise<Store>
  /** The company that a name means, or the only one. */
  readonly findCompany: (shell: Shell, name: string | null) => Promise<Company>
  readonly stopped: AbortSignal
  readonly isTerminal: boolean
  /** Waits while whoever reads it is behind: an answer of many megabytes is not to pile up here. */
  readonly out: (text: string) => void | Promise<void>
  readonly err: (text: string) => void
}

const EXIT = { done: 0, refused: 1, usage: 2, fault: 3, interrupted: 130 } as const

export async function runCli(options: CliOptions): Promise<number> {
  const { argv, environment, err } = options
  const isJson = argv.includes('--json')
  let locale = localeOf(environment)
  try {
    if (argv[0] === '--version') return await sayVersion(options, isJson)
    const call = readCall(options)
    locale = call.locale
    return await runCall(options, call)
  } catch (error) {
    if (error === INTERRUPTED) return EXIT.interrupted
    const failure = describe(error, locale)
    err(isJson ? `${JSON.stringify({ error: failure.json })}\n` : harmless(`${failure.json.message}\n${failure.trace}`))
    return failure.exitCode
  }
}

async function sayVersion({ out }: CliOptions, isJson: boolean): Promise<number> {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
    readonly version: string
  }
  await out(isJson ? `${JSON.stringify({ version })}\n` : `quittance ${version}\n`)
  return EXIT.done
}

type Call = {
  readonly command: Command | null
  /** The words typed, for `--help` on a group such as `law`. */
  readonly words: readonly string[]
  readonly values: CommandInput['values']
  readonly positionals: readonly string[]
  readonly locale: Locale
  readonly isHelp: boolean
}

const GLOBAL_OPTIONS = {
  data: { type: 'string' },
  org: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

function readCall({ commands, argv, environment }: CliOptions): Call {
  const words = leadingWords(argv)
  const command = findCommand(commands, words)
  const isHelp = argv.includes('--help') || argv.includes('-h') || argv.length === 0
  const locale = localeOf(environment, valueAfter(argv, '--lang'))
  const { values, positionals } = isHelp ? { values: {}, positionals: [] } : parse(command, argv, locale)
  if (command === null && !isHelp) throw new UsageError(withoutCommand(commands, words, locale))
  return { command, words, values, positionals: positionals.slice(command?.name.split(' ').length), locale, isHelp }
}

/** The words before and between options, up to the first one whose meaning depends on the command. */
function leadingWords(argv: readonly string[]): readonly string[] {
  const words: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? ''
    if (!word.startsWith('-')) words.push(word)
    else if (['--data', '--org', '--lang'].includes(word)) index++
    else if (!/^(--json|--help|-h|--(data|org|lang)=.*)$/.test(word)) break
  }
  return words
}

/** The longest name that the words begin with. */
function findCommand(commands: readonly Command[], words: readonly string[]): Command | null {
  const typed = `${words.join(' ')} `
  const matching = commands.filter(({ name }) => typed.startsWith(`${name} `))
  return matching.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null
}

/** A group alone (`debtor`) is answered with what it holds. */
function withoutCommand(commands: readonly Command[], words: readonly string[], locale: Locale): string {
  const [group] = words
  if (group === undefined) return SENTENCES[locale].noCommand
  return commands.some(({ name }) => name.startsWith(`${group} `)) && words.length === 1
    ? listHelp(commands, words, locale)
    : SENTENCES[locale].unknownCommand(words.join(' '))
}

function parse(
  command: Command | null,
  argv: readonly string[],
  locale: Locale,
): Pick<CommandInput, 'values' | 'positionals'> {
  if (command === null) return { values: {}, positionals: [] }
  try {
    return parseArgs({ args: [...argv], options: { ...command.options, ...GLOBAL_OPTIONS }, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${optionFault(error as NodeJS.ErrnoException, locale)}\n${command.usage}`)
  }
}

/** Node says it in English, and names the option between quotes: `--on`, `-x, --x` or `--on <value>`. */
function optionFault({ code, message }: NodeJS.ErrnoException, locale: Locale): string {
  const option = /'(?:-\w, )?(-[^' ]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return SENTENCES[locale].unknownOption(option)
  return /not take/.test(message) ? SENTENCES[locale].takesNoValue(option) : SENTENCES[locale].needsValue(option)
}

async function runCall(options: CliOptions, call: Call): Promise<number> {
  const { command, locale, values, positionals } = call
  if (call.isHelp || command === null) {
    await options.out(command ? commandHelp(command, locale) : listHelp(options.commands, call.words, locale))
    return EXIT.done
  }
  const environment = {
    ...options.environment,
    ...(typeof values['data'] === 'string' && { QUITTANCE_DATA: values['data'] }),
  }
  const opened = lazyStore(options, command, environment)
  const shell = async (): Promise<Shell> => (await opened.store()).shell
  const isJson = values['json'] === true
  const input: CommandInput = {
    values,
    positionals,
    locale,
    shell,
    company: async () => options.findCompany(await shell(), typeof values['org'] === 'string' ? values['org'] : null),
    terminal: options.isTerminal,
    runtime: {
      configuration: opened.configuration,
      store: opened.store,
      stopped: options.stopped,
      say: (line) => {
        if (!isJson) void options.out(harmless(`${line}\n`))
      },
    },
  }
  try {
    const output = await (command.isService ? command.run(input) : unlessStopped(options.stopped, command.run(input)))
    if (isJson) for (const piece of jsonPieces(output.json)) await options.out(piece)
    if (isJson) await options.out('\n')
    else if (output.text !== '') await options.out(harmless(output.text.replace(/\n?$/, '\n')))
    return output.exitCode ?? EXIT.done
  } finally {
    await opened.close()
  }
}

/** Names and subjects come from outside: as they are, they could steer a terminal (escape sequences) or turn a line round. */
const harmless = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')

type LazyStore = Pick<CommandInput['runtime'], 'configuration' | 'store'> & { readonly close: () => Promise<void> }

/** Settings are read and the store is opened when a command first asks: `law interest` must not fail on a wrong PORT. */
function lazyStore(options: CliOptions, command: Command, environment: Environment): LazyStore {
  let opening: Promise<Store> | null = null
  const configuration = (): Configuration => readConfiguration(environment)
  const open = async (): Promise<Store> => {
    const settings = configuration()
    const clock = settings.QUITTANCE_NOW === undefined ? systemClock : fixedClock(settings.QUITTANCE_NOW)
    const level = settings.LOG_LEVEL ?? (command.isService && !options.isTerminal ? 'info' : 'warn')
    return options.openStore(settings, { clock, log: createLog({ level, clock, write: options.err }) })
  }
  return {
    configuration,
    store: () => (opening ??= open()),
    close: async () => {
      const store = await opening?.catch(() => null) // its failure was the command's already
      await (options.stopped.aborted && !command.isService ? store?.abandon() : store?.close())
    },
  }
}

const INTERRUPTED = new Error('interrupted')

/** A signal breaks off an ordinary command; its open transaction is rolled back. */
async function unlessStopped<T>(stopped: AbortSignal, work: Promise<T>): Promise<T> {
  const interrupted = new Promise<never>((_, reject) => {
    stopped.addEventListener('abort', () => reject(INTERRUPTED), { once: true })
  })
  return Promise.race([work, interrupted])
}

type Failure = {
  readonly exitCode: number
  readonly json: { readonly code: string; readonly message: string; readonly data: unknown }
  /** For people: where a fault of the program happened. */
  readonly trace: string
}

function describe(error: unknown, locale: Locale): Failure {
  if (isRefusal(error)) {
    const { code, data } = error
    const message = [refusalSentence(code, data, locale), ...refusedLines(data['first'], locale)].join('\n')
    return { exitCode: EXIT.refused, json: { code, message, data }, trace: '' }
  }
  if (error instanceof UsageError) {
    // How a command is called, and nothing else, is no sentence yet.
    const message = error.message.startsWith('quittance ')
      ? `${SENTENCES[locale].usage}${error.message}`
      : error.message
    return { exitCode: EXIT.usage, json: { code: 'usage', message, data: {} }, trace: '' }
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    exitCode: EXIT.fault,
    json: { code: 'fault', message: SENTENCES[locale].fault, data: { trace } },
    trace: `${trace}\n`,
  }
}

/** The lines that a refusal names, one by one: which, and why. */
function refusedLines(lines: unknown, locale: Locale): readonly string[] {
  if (!Array.isArray(lines)) return []
  return lines.flatMap((one: { readonly line: number; readonly code: RefusalCode; readonly data: RefusalData }) =>
    typeof one.line === 'number' ? [SENTENCES[locale].line(one.line, refusalSentence(one.code, one.data, locale))] : [],
  )
}

const SENTENCES = {
  fr: {
    line: (line: number, why: string) => `  ligne ${line} : ${why}`,
    noCommand: 'Quelle commande ? La liste : quittance --help',
    unknownCommand: (words: string) => `Commande inconnue : ${words}. La liste : quittance --help`,
    unknownOption: (option: string) => `Option inconnue : ${option}`,
    needsValue: (option: string) => `Il manque une valeur à ${option}.`,
    takesNoValue: (option: string) => `${option} ne prend pas de valeur.`,
    usage: 'Usage : ',
    fault: 'Défaut du programme. Rien n’a été enregistré par cette action. Merci de signaler ce qui suit.',
  },
  en: {
    line: (line: number, why: string) => `  line ${line}: ${why}`,
    noCommand: 'Which command? The list: quittance --help',
    unknownCommand: (words: string) => `Unknown command: ${words}. The list: quittance --help`,
    unknownOption: (option: string) => `Unknown option: ${option}`,
    needsValue: (option: string) => `${option} needs a value.`,
    takesNoValue: (option: string) => `${option} takes no value.`,
    usage: 'Usage: ',
    fault: 'A fault of the program. Nothing was recorded by this action. Please report what follows.',
  },
} as const

function localeOf(environment: Environment, chosen?: string): Locale {
  const tag = chosen ?? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || 'fr')
  const locale = LOCALES.find((known) => tag.toLowerCase().startsWith(known))
  if (chosen !== undefined && !locale) throw new UsageError(`--lang ${LOCALES.join('|')}`)
  return locale ?? 'fr'
}

function valueAfter(argv: readonly string[], option: string): string | undefined {
  const index = argv.indexOf(option)
  return index >= 0 ? argv[index + 1] : argv.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1)
}
