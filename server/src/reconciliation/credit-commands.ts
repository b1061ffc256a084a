// Payments and credit notes that somebody enters, at the command line.

import type { Cents, Context } from '#kernel'
import { formatMoney } from '#kernel/format.ts'
import { type NumberedItem, type RecordCreditInput, findItem, itemsById, itemsByNumber } from '#ledger'
import type { Item } from '#ledger/model.ts'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { amountOf, dayOf, idOf, inCompany, text } from './command-input.ts'
import { type EnteredCredit, enterCreditNote, enterPayment } from './enter-credit.ts'
import { takeBackCredit } from './take-back-credit.ts'

const paymentAdd: Command = {
  name: 'payment add',
  summary: {
    fr: 'Enregistre un règlement reçu et l’impute sur une facture ; ce qui dépasse reste non imputé.',
    en: 'Records a payment and allocates it to an invoice; what is too much stays unapplied.',
  },
  usage: 'quittance payment add INVOICE AMOUNT --on DAY [--reference TEXT]',
  options: { on: { type: 'string' }, reference: { type: 'string' } },
  run: (input) => addCredit(input, paymentAdd.usage, enterPayment),
}

const creditNoteAdd: Command = {
  name: 'credit-note add',
  summary: {
    fr: 'Enregistre un avoir et l’impute sur une facture ; ce qui dépasse reste non imputé.',
    en: 'Records a credit note and allocates it to an invoice; what is too much stays unapplied.',
  },
  usage: 'quittance credit-note add INVOICE AMOUNT --on DAY [--reference NUMBER]',
  options: { on: { type: 'string' }, reference: { type: 'string' } },
  run: (input) => addCredit(input, creditNoteAdd.usage, enterCreditNote),
}

const paymentUndo: Command = {
  name: 'payment undo',
  summary: {
    fr: 'Annule un règlement saisi par erreur : des écritures contraires sont passées, rien n’est effacé.',
    en: 'Undoes a payment entered by mistake: contrary entries are written, nothing is deleted.',
  },
  usage: 'quittance payment undo ID',
  options: {},
  run: (input) => undo(input, paymentUndo.usage),
}

const creditNoteUndo: Command = {
  name: 'credit-note undo',
  summary: {
    fr: 'Annule un avoir saisi par erreur : des écritures contraires sont passées, rien n’est effacé.',
    en: 'Undoes a credit note entered by mistake: contrary entries are written, nothing is deleted.',
  },
  usage: 'quittance credit-note undo ID',
  options: {},
  run: (input) => undo(input, creditNoteUndo.usage),
}

export const commands: readonly Command[] = [paymentAdd, paymentUndo, creditNoteAdd, creditNoteUndo]

type Recorder = (ctx: Context, input: RecordCreditInput) => Promise<EnteredCredit>

async function addCredit(input: CommandInput, usage: string, enter: Recorder): Promise<CommandOutput> {
  const [number, amount] = input.positionals
  if (number === undefined || amount === undefined || input.positionals.length !== 2) throw new UsageError(usage)
  const amountCents = amountOf(amount, usage)
  const onDay = dayOf(text(input, 'on'), usage)
  const { item, recorded } = await inCompany(input, async (ctx) => {
    const { id } = await findItem(ctx, number)
    const found = await invoiceOf(ctx, (await itemsById(ctx, [id])).get(id) as Item)
    const allocations = allocationsOf(found, amountCents)
    const { debtorId, currency } = found
    const credit = { debtorId, currency, amountCents, onDay, reference: text(input, 'reference'), allocations }
    const entered = await enter(ctx, credit)
    return { item: await invoiceOf(ctx, found), recorded: entered }
  })
  const money = (cents: Cents): string => formatMoney(cents, item.currency, input.locale)
  const { openCents } = item
  const { matchedLines } = recorded
  const matched = {
    fr: matchedLines === 0 ? '' : ` Lignes de banque rapprochées : ${matchedLines}.`,
    en: matchedLines === 0 ? '' : ` Bank lines matched: ${matchedLines}.`,
  }[input.locale]
  const told = {
    fr: `N° ${recorded.creditId} : ${money(amountCents)}. Reste dû sur ${item.number} : ${money(openCents)}. Non imputé : ${money(recorded.remainingCents)}.`,
    en: `Number ${recorded.creditId}: ${money(amountCents)}. Open on ${item.number}: ${money(openCents)}. Unapplied: ${money(recorded.remainingCents)}.`,
  }
  return { json: { ...recorded, itemId: item.id, number: item.number, openCents }, text: told[input.locale] + matched }
}

/** All of the invoice where it falls due in parts. */
async function invoiceOf(ctx: Context, item: Pick<Item, 'id' | 'number'>): Promise<NumberedItem> {
  const found = [...(await itemsByNumber(ctx, [item.number])).values()].flat()
  return found.find(({ parts }) => parts.some(({ id }) => id === item.id)) as NumberedItem
}

/** What falls due first before the next. */
function allocationsOf({ parts }: NumberedItem, cents: Cents): RecordCreditInput['allocations'] & {} {
  let left = cents
  return parts.flatMap(({ id, openCents }) => {
    const amountCents = Math.min(left, openCents)
    left -= amountCents
    return amountCents > 0 ? [{ itemId: id, amountCents }] : []
  })
}

async function undo(input: CommandInput, usage: string): Promise<CommandOutput> {
  const creditId = idOf(input, usage)
  await inCompany(input, (ctx) => takeBackCredit(ctx, { creditId }))
  const told = { fr: `N° ${creditId} annulé.`, en: `Number ${creditId} undone.` }
  return { json: { creditId, undone: true }, text: told[input.locale] }
}
