// The bank at the command line: what waits, what is taken for what, what is taken back. What somebody enters: credit-commands.ts.

import { type Context, type Id, type Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { findDebtor, findItem, itemsById } from '#ledger'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { allocateLine } from './allocate-line.ts'
import { idOf, inCompany } from './command-input.ts'
import { commands as creditCommands } from './credit-commands.ts'
import { ignoreLine } from './ignore-line.ts'
import { matchOpenLines } from './match-open-lines.ts'
import { LINE_STATES } from './model.ts'
import { readBank } from './read-bank.ts'
import { type ReadLine, readLines } from './read-lines.ts'
import { reopenLine } from './undo-match.ts'

const bankShow: Command = {
  name: 'bank show',
  summary: {
    fr: 'Jusqu’à quel jour les paiements sont connus, par compte, et ce qui manque.',
    en: 'Up to which day payments are known, by account, and what is missing.',
  },
  usage: 'quittance bank show',
  options: {},
  run: async (input) => {
    const bank = await inCompany(input, readBank)
    const { locale } = input
    const day = (value: (typeof bank)['knownTo']): string => (value === null ? '–' : formatDay(value, locale))
    const lines = bank.accounts.map(({ name, knownTo, gaps, isWatched }) => {
      const missing = { fr: `${gaps.length} trou(s)`, en: `${gaps.length} gap(s)` }[locale]
      const aside = isWatched ? '' : { fr: ' (laissé de côté)', en: ' (set aside)' }[locale]
      return `  ${name}  ${day(knownTo)}${gaps.length > 0 ? `, ${missing}` : ''}${aside}`
    })
    const open = bank.open.reduce((sum, { count }) => sum + count, 0)
    const head = {
      fr: `Paiements connus au ${day(bank.paymentsKnownTo)}. Lignes à affecter : ${open}.`,
      en: `Payments known up to ${day(bank.paymentsKnownTo)}. Lines to allocate: ${open}.`,
    }[locale]
    return { json: bank, text: [head, ...lines].join('\n') }
  },
}

const bankLines: Command = {
  name: 'bank lines',
  summary: {
    fr: 'Les lignes de banque à affecter, avec ce qu’elles paient sans doute et pourquoi.',
    en: 'The bank lines to allocate, with what they probably pay and why.',
  },
  usage: `quittance bank lines [--state ${LINE_STATES.join('|')}]`,
  options: { state: { type: 'string' } },
  run: async (input) => {
    const state = LINE_STATES.find((known) => known === (input.values['state'] ?? 'open'))
    if (!state) throw new UsageError(bankLines.usage)
    const page = await inCompany(input, (ctx) => readLines(ctx, { state, locale: input.locale }))
    const none = { fr: 'Aucune ligne.', en: 'No line.' }[input.locale]
    const text = page.rows.map((line) => lineText(line, input.locale)).join('\n')
    return { json: page, text: text || none }
  },
}

function lineText(
  { id, bookingDate, amountCents, currency, counterparty, remittance, proposals }: ReadLine,
  locale: Locale,
): string {
  const money = formatMoney(amountCents, currency, locale)
  const head = `#${id}  ${formatDay(bookingDate, locale)}  ${money}  ${[counterparty, remittance].filter(Boolean).join(' – ')}`
  const told = proposals.map(({ place, score, items, unapplied, reasons }) => {
    const paid = items.map(({ number, debtorName }) => `${number} (${debtorName})`).join(', ')
    const what = paid || (unapplied?.debtorName ?? '')
    return `    ${place + 1}. [${score}] ${[what, reasons.join(', ')].filter(Boolean).join(' – ')}`
  })
  return [head, ...told].join('\n')
}

const bankMatch: Command = {
  name: 'bank match',
  summary: {
    fr: 'Rapproche une ligne de ses factures ; sans ligne, relance la recherche sur toutes celles qui restent.',
    en: 'Matches a line with its invoices; without a line, looks again at all those left.',
  },
  usage:
    'quittance bank match [LINE [--proposal 1] [--invoice NUMBER …] [--debtor DEBTOR] [--let-go]]\n\n' +
    '--proposal: one of those of `bank lines`; --invoice: what it pays, in this order; --debtor: payment on account; ' +
    '--let-go: what is still open of them is given up',
  options: {
    proposal: { type: 'string' },
    invoice: { type: 'string', multiple: true },
    debtor: { type: 'string' },
    'let-go': { type: 'boolean' },
  },
  run: (input) => (input.positionals.length === 0 ? matchAll(input) : matchOne(input)),
}

async function matchAll(input: CommandInput): Promise<CommandOutput> {
  const found = await inCompany(input, (ctx) => matchOpenLines(ctx))
  const told = {
    fr: `${found.matched} ligne(s) rapprochée(s), ${found.open} à affecter.`,
    en: `${found.matched} line(s) matched, ${found.open} to allocate.`,
  }
  return { json: found, text: told[input.locale] }
}

async function matchOne(input: CommandInput): Promise<CommandOutput> {
  const lineId = idOf(input, bankMatch.usage)
  const { proposal, invoice, debtor } = input.values
  const numbers = (Array.isArray(invoice) ? invoice : []).map(String)
  const place = proposal === undefined ? null : Number(proposal) - 1
  if ((place !== null && !(place >= 0)) || (place === null && numbers.length === 0 && debtor === undefined))
    throw new UsageError(bankMatch.usage)
  const matched = await inCompany(input, async (ctx) => {
    const chosen = place === null ? await chosenBy(ctx, lineId, numbers) : { proposal: place }
    const debtorId = typeof debtor === 'string' ? (await findDebtor(ctx, debtor)).id : undefined
    const letGo = input.values['let-go'] === true
    return allocateLine(ctx, { lineId, ...chosen, letGo, ...(debtorId !== undefined && { debtorId }) })
  })
  const told = { fr: `Ligne #${lineId} rapprochée.`, en: `Line #${lineId} matched.` }
  return { json: { lineId, ...matched }, text: told[input.locale] }
}

/** The invoices named, each paid as far as the line goes. */
async function chosenBy(ctx: Context, lineId: Id, numbers: readonly string[]) {
  const line = (await readLines(ctx, { state: 'open', locale: 'en' })).rows.find(({ id }) => id === lineId)
  let left = line?.amountCents ?? 0
  const itemIds: Id[] = []
  for (const number of numbers) itemIds.push((await findItem(ctx, number)).id)
  const items = await itemsById(ctx, itemIds)
  const allocations = itemIds.flatMap((itemId) => {
    const amountCents = Math.min(left, items.get(itemId)?.openCents ?? 0)
    left -= amountCents
    return amountCents > 0 ? [{ itemId, amountCents }] : []
  })
  return { allocations }
}

const bankIgnore: Command = {
  name: 'bank ignore',
  summary: {
    fr: 'Écarte une ligne qui n’est pas le règlement d’un client ; --always : ce payeur ne l’est jamais.',
    en: 'Sets a line aside that is not a customer’s payment; --always: this payer never is one.',
  },
  usage: 'quittance bank ignore LINE [--always]',
  options: { always: { type: 'boolean' } },
  run: async (input) => {
    const lineId = idOf(input, bankIgnore.usage)
    await inCompany(input, (ctx) => ignoreLine(ctx, { lineId, always: input.values['always'] === true }))
    return {
      json: { lineId, ignored: true },
      text: { fr: `Ligne #${lineId} écartée.`, en: `Line #${lineId} set aside.` }[input.locale],
    }
  },
}

const bankUndo: Command = {
  name: 'bank undo',
  summary: {
    fr: 'Reprend une ligne rapprochée ou écartée : des écritures contraires sont passées, rien n’est effacé.',
    en: 'Reopens a line that was matched or set aside: contrary entries are written, nothing is deleted.',
  },
  usage: 'quittance bank undo LINE',
  options: {},
  run: async (input) => {
    const lineId = idOf(input, bankUndo.usage)
    await inCompany(input, (ctx) => reopenLine(ctx, { lineId }))
    return {
      json: { lineId, reopened: true },
      text: { fr: `Ligne #${lineId} reprise.`, en: `Line #${lineId} is open again.` }[input.locale],
    }
  },
}

export const commands: readonly Command[] = [bankShow, bankLines, bankMatch, bankIgnore, bankUndo, ...creditCommands]
