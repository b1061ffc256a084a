// Debtors at the command line: who owes, one of them, and what is known of them.

import { formatTerms, parseTerms } from '@quittance/law'
import { holdName } from '#evidence'
import { type Context, type Id, type Locale, Refusal, parseDay } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import type { BoardRow } from './ageing.ts'
import { changeDebtors } from './change-debtors.ts'
import type { DebtorChange } from './debtor-change.ts'
import { findDebtor } from './find-subject.ts'
import { findDoubles } from './find-doubles.ts'
import { CONTACT_ROLE_NAMES, DEBTOR_KIND_NAMES } from './kind-names.ts'
import { mergeDebtors, unmergeDebtor } from './merge-debtors.ts'
import { DEBTOR_KINDS, type Debtor, PAYMENT_MEANS } from './model.ts'
import { readBoard } from './read-board.ts'
import { type DebtorPage, debtorById, readDebtor } from './read-debtor.ts'

const debtorList: Command = {
  name: 'debtor list',
  summary: { fr: 'Qui nous doit quoi, par ancienneté.', en: 'Who owes us what, by age.' },
  usage: 'quittance debtor list [--overdue] [--search TEXT] [--on DAY]',
  options: { overdue: { type: 'boolean' }, search: { type: 'string' }, on: { type: 'string' } },
  run: async (input) => {
    const on = word(input, 'on')
    const day = on === null ? null : parseDay(on)
    if (on !== null && day === null) throw new UsageError(debtorList.usage)
    const search = word(input, 'search')
    const board = await inCompany(input, (ctx) =>
      readBoard(ctx, {
        limit: ALL,
        filter: input.values['overdue'] === true ? 'overdue' : 'all',
        ...(search !== null && { search }),
        ...(day !== null && { day }),
      }),
    )
    const { rows, totals, otherTotals } = board
    const sums = [totals, ...otherTotals].map((total) =>
      boardLine({ ...total, name: `${total.debtors} ${DEBTORS[input.locale]}` }, input.locale),
    )
    return {
      json: { debtors: rows, totals, otherTotals },
      text: [...rows.map((row) => boardLine(row, input.locale)), '', ...sums].join('\n'),
    }
  },
}

const debtorShow: Command = {
  name: 'debtor show',
  summary: {
    fr: 'Un débiteur : ce qu’il doit, ses contacts, ses suspensions.',
    en: 'A debtor: what it owes, its contacts, its holds.',
  },
  usage: 'quittance debtor show DEBTOR [--paid]',
  options: { paid: { type: 'boolean' } },
  run: async (input) => {
    const withPaid = input.values['paid'] === true
    const page = await inCompany(input, async (ctx) =>
      readDebtor(ctx, { debtorId: await debtorOf(ctx, input, debtorShow.usage), withPaid }),
    )
    return { json: page, text: pageText(page, input.locale) }
  },
}

const debtorSet: Command = {
  name: 'debtor set',
  summary: { fr: 'Complète ou corrige la fiche d’un débiteur.', en: 'Completes or corrects the record of a debtor.' },
  usage: `quittance debtor set DEBTOR [--name NAME] [--kind ${DEBTOR_KINDS.join('|')}] [--siren SIREN] [--address LINE …]
    [--postcode CODE] [--city CITY] [--country FR] [--language fr|en] [--terms 45-then-eom]
    [--payment-means ${PAYMENT_MEANS.join('|')}] [--plan KEY] [--segment WORD]`,
  options: {
    name: { type: 'string' },
    kind: { type: 'string' },
    siren: { type: 'string' },
    address: { type: 'string', multiple: true },
    postcode: { type: 'string' },
    city: { type: 'string' },
    country: { type: 'string' },
    language: { type: 'string' },
    terms: { type: 'string' },
    'payment-means': { type: 'string' },
    plan: { type: 'string' },
    segment: { type: 'string' },
  },
  run: (input) => change(input, debtorSet.usage, fieldsOf(input, debtorSet.usage)),
}

const contactSet: Command = {
  name: 'contact set',
  summary: {
    fr: 'Donne le contact principal d’un débiteur, celui qui reçoit les relances.',
    en: 'Sets the main contact of a debtor, the one that receives the reminders.',
  },
  usage: 'quittance contact set DEBTOR [--email ADDRESS] [--name NAME] [--phone NUMBER]',
  options: { email: { type: 'string' }, name: { type: 'string' }, phone: { type: 'string' } },
  run: (input) => {
    const [email, contactName, phone] = [word(input, 'email'), word(input, 'name'), word(input, 'phone')]
    return change(input, contactSet.usage, {
      ...(email !== null && { email: email || null }),
      ...(contactName !== null && { contactName: contactName || null }),
      ...(phone !== null && { phone: phone || null }),
    })
  },
}

const debtorDoubles: Command = {
  name: 'debtor doubles',
  summary: {
    fr: 'Les fiches qui sont peut-être du même débiteur, et celles qui y sont réunies.',
    en: 'Records that may be of the same debtor, and those merged into it.',
  },
  usage: 'quittance debtor doubles DEBTOR',
  options: {},
  run: async (input) => {
    const [named] = input.positionals
    if (named === undefined || input.positionals.length !== 1) throw new UsageError(debtorDoubles.usage)
    const json = await inCompany(input, async (ctx) =>
      findDoubles(ctx, { debtorId: (await findDebtor(ctx, named)).id }),
    )
    const rows = [...json.likely.map((one) => ['?', one] as const), ...json.merged.map((one) => ['=', one] as const)]
    return {
      json,
      text: rows
        .map(([mark, { id, name, reference }]) => `${mark} #${id}  ${name}  ${reference ?? ''}`.trim())
        .join('\n'),
    }
  },
}

const debtorMerge: Command = {
  name: 'debtor merge',
  summary: { fr: 'Réunit deux fiches d’un même débiteur.', en: 'Merges two records of one debtor.' },
  usage: 'quittance debtor merge KEPT MERGED',
  options: {},
  run: async (input) => {
    const [kept, merged] = input.positionals
    if (kept === undefined || merged === undefined || input.positionals.length !== 2)
      throw new UsageError(debtorMerge.usage)
    const debtor = await inCompany(input, async (ctx) => {
      const [keepId, mergeId] = [(await findDebtor(ctx, kept)).id, (await findDebtor(ctx, merged)).id]
      return mergeDebtors(ctx, { keepId, mergeId })
    })
    return debtorOutput(debtor)
  },
}

const debtorUnmerge: Command = {
  name: 'debtor unmerge',
  summary: {
    fr: 'Sépare à nouveau une fiche réunie par erreur.',
    en: 'Separates a record that was merged by mistake.',
  },
  usage: 'quittance debtor unmerge ID',
  options: {},
  run: async (input) => {
    const match = /^#?(\d{1,9})$/.exec(input.positionals[0] ?? '')
    if (!match) throw new UsageError(debtorUnmerge.usage)
    return debtorOutput(await inCompany(input, (ctx) => unmergeDebtor(ctx, { debtorId: Number(match[1]) })))
  },
}

export const debtorCommands: readonly Command[] = [
  debtorList,
  debtorShow,
  debtorSet,
  debtorDoubles,
  debtorMerge,
  debtorUnmerge,
  contactSet,
]

const ALL = 1_000_000
const DEBTORS = { fr: 'débiteurs', en: 'debtors' } as const

async function inCompany<T>(input: CommandInput, work: (ctx: Context) => Promise<T>): Promise<T> {
  const shell = await input.shell()
  return shell.inCompany(await input.company(), work)
}

/** An option's text; null when it is not given. */
function word({ values }: CommandInput, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' ? value : null
}

async function debtorOf(ctx: Context, { positionals }: CommandInput, usage: string): Promise<Id> {
  const [text] = positionals
  if (text === undefined || positionals.length !== 1) throw new UsageError(usage)
  return (await findDebtor(ctx, text)).id
}

type Fields = Omit<DebtorChange, 'debtorId'>

async function change(input: CommandInput, usage: string, fields: Fields): Promise<CommandOutput> {
  if (Object.keys(fields).length === 0) throw new UsageError(usage)
  const debtor = await inCompany(input, async (ctx) => {
    const debtorId = await debtorOf(ctx, input, usage)
    const { refused } = await changeDebtors(ctx, {
      changes: [{ debtorId, ...fields }],
      mode: 'overwrite',
      importId: null,
    })
    if (refused[0]) throw new Refusal(refused[0].code, refused[0].data)
    return debtorById(ctx, debtorId)
  })
  return debtorOutput(debtor)
}

const debtorOutput = (debtor: Debtor): CommandOutput => ({ json: debtor, text: `#${debtor.id} ${debtor.name}` })

/** An empty text takes a value away. */
function fieldsOf(input: CommandInput, usage: string): Fields {
  const [name, kind, country, language] = [
    word(input, 'name'),
    word(input, 'kind'),
    word(input, 'country'),
    word(input, 'language'),
  ]
  const [means, terms, address] = [word(input, 'payment-means'), word(input, 'terms'), input.values['address']]
  const read = terms ? parseTerms(terms) : null
  if (name === '' || (read && read.kind !== 'terms')) throw new UsageError(usage)
  const optional = (['siren', 'postcode', 'city'] as const).flatMap((field) => {
    const value = word(input, field)
    return value === null ? [] : [[field, value || null] as const]
  })
  const [planKey, segment] = [word(input, 'plan'), word(input, 'segment')]
  return {
    ...Object.fromEntries(optional),
    ...(name !== null && { name }),
    ...(kind !== null && { kind: oneOf(DEBTOR_KINDS, kind, usage) }),
    ...(country !== null && {
      country: oneOf(
        [country].filter((code) => /^[A-Z]{2}$/.test(code)),
        country,
        usage,
      ),
    }),
    ...(language !== null && { language: oneOf(['fr', 'en'], language, usage) }),
    ...(Array.isArray(address) && { addressLines: address.map(String).filter((line) => line !== '') }),
    ...(terms !== null && { terms: read?.kind === 'terms' ? read.terms : null }),
    ...(means !== null && { paymentMeans: means === '' ? null : oneOf(PAYMENT_MEANS, means, usage) }),
    ...(planKey !== null && { planKey: planKey || null }),
    ...(segment !== null && { segment: segment || null }),
  }
}

function oneOf<Value extends string>(values: readonly Value[], text: string, usage: string): Value {
  const found = values.find((value) => value === text)
  if (found === undefined) throw new UsageError(usage)
  return found
}

type BoardLine = Pick<BoardRow, 'name' | 'currency' | 'overdueCents' | 'totalCents' | 'unappliedCreditCents'> & {
  readonly id?: Id
}

function boardLine(row: BoardLine, locale: Locale): string {
  const money = (cents: number): string => formatMoney(cents, row.currency, locale).padStart(16)
  const id = row.id === undefined ? '' : `#${row.id}`
  return `${id.padEnd(8)} ${row.name.slice(0, 40).padEnd(40)} ${money(row.overdueCents)} ${money(row.totalCents)} ${money(row.unappliedCreditCents)}`
}

function pageText({ debtor, balance, contacts, items, holds }: DebtorPage, locale: Locale): string {
  const money = (cents: number, currency: string): string => formatMoney(cents, currency, locale)
  const terms = debtor.terms === null ? '' : `, ${formatTerms(debtor.terms)}`
  const labels = { fr: { due: 'échu', open: 'dû' }, en: { due: 'overdue', open: 'owed' } }[locale]
  return [
    `#${debtor.id} ${debtor.name} (${DEBTOR_KIND_NAMES[locale][debtor.kind]}${debtor.siren === null ? '' : `, ${debtor.siren}`}${terms})`,
    [...debtor.addressLines, [debtor.postcode, debtor.city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    ...contacts.map(({ name, role, email, phone }) =>
      [name, CONTACT_ROLE_NAMES[locale][role], email, phone].filter(Boolean).join('  '),
    ),
    `${labels.due} ${money(balance.overdueCents, balance.currency)}, ${labels.open} ${money(balance.totalCents, balance.currency)}`,
    ...items.map((item) => {
      const due = item.dueDate === null ? '–' : formatDay(item.dueDate, locale)
      return `  #${String(item.id).padEnd(7)} ${item.number.padEnd(24)} ${due.padEnd(12)} ${money(item.openCents, item.currency).padStart(16)}`
    }),
    ...holds.map((hold) =>
      [`  #${hold.id} ${holdName(hold.kind, locale)}`, hold.untilDay && formatDay(hold.untilDay, locale), hold.reason]
        .filter(Boolean)
        .join('  '),
    ),
  ]
    .filter((line) => line !== '')
    .join('\n')
}
