// Payments and holds at the command line. Debtors: debtor-commands.ts; causes of lateness: cause-commands.ts.

import { parseHundredths } from '@quittance/law'
import { type Cents, type Context, type Day, parseDay } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { commands as causeCommands } from './cause-commands.ts'
import { idOf, inCompany, text, words } from './command-input.ts'
import { debtorCommands } from './debtor-commands.ts'
import { findItem, findSubject } from './find-subject.ts'
import { HOLD_KINDS, type Hold, type HoldKind, type Item } from './model.ts'
import { liftHold, placeHold, restoreHold } from './place-hold.ts'
import { itemsById } from './read-items.ts'
import { type RecordCreditInput, type RecordedCredit, recordCreditNote, recordPayment } from './record-credit.ts'
import { undoCredit } from './undo-credit.ts'

const paymentAdd: Command = {
  name: 'payment add',
  summary: {
    fr: 'Enregistre un règlement reçu et l’impute sur une facture ; ce qui dépasse reste non imputé.',
    en: 'Records a payment and allocates it to an invoice; what is too much stays unapplied.',
  },
  usage: 'quittance payment add INVOICE AMOUNT --on DAY [--reference TEXT]',
  options: { on: { type: 'string' }, reference: { type: 'string' } },
  run: (input) => addCredit(input, paymentAdd.usage, recordPayment),
}

const creditNoteAdd: Command = {
  name: 'credit-note add',
  summary: {
    fr: 'Enregistre un avoir et l’impute sur une facture ; ce qui dépasse reste non imputé.',
    en: 'Records a credit note and allocates it to an invoice; what is too much stays unapplied.',
  },
  usage: 'quittance credit-note add INVOICE AMOUNT --on DAY [--reference NUMBER]',
  options: { on: { type: 'string' }, reference: { type: 'string' } },
  run: (input) => addCredit(input, creditNoteAdd.usage, recordCreditNote),
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

const holdAdd: Command = {
  name: 'hold add',
  summary: {
    fr: 'Suspend les relances d’une facture ou d’un débiteur.',
    en: 'Holds the reminders of an invoice or of a debtor.',
  },
  usage: `quittance hold add KIND INVOICE|DEBTOR [--amount AMOUNT] [--until DAY] [--reason TEXT]\n\nKIND: ${HOLD_KINDS.join(' ')}`,
  options: { amount: { type: 'string' }, until: { type: 'string' }, reason: { type: 'string' } },
  run: async (input) => {
    const [kind, about] = words(input, 2, holdAdd.usage)
    if (!isHoldKind(kind)) throw new UsageError(holdAdd.usage)
    const amountCents = input.values['amount'] === undefined ? null : amountOf(text(input, 'amount'), holdAdd.usage)
    const untilDay = input.values['until'] === undefined ? null : dayOf(text(input, 'until'), holdAdd.usage)
    const hold = await inCompany(input, async (ctx) => {
      const subject = await findSubject(ctx, about)
      const [debtorId, itemId] =
        subject.kind === 'item' ? [subject.item.debtorId, subject.item.id] : [subject.debtor.id, null]
      return placeHold(ctx, {
        kind,
        debtorId,
        itemId,
        amountCents,
        untilDay,
        reason: text(input, 'reason'),
        origin: 'person',
      })
    })
    return holdOutput(input, hold, { fr: 'Relances suspendues', en: 'Reminders held' })
  },
}

const holdLift: Command = {
  name: 'hold lift',
  summary: { fr: 'Lève une suspension.', en: 'Lifts a hold.' },
  usage: 'quittance hold lift ID',
  options: {},
  run: async (input) => {
    const holdId = idOf(input, holdLift.usage)
    const hold = await inCompany(input, (ctx) => liftHold(ctx, { holdId }))
    return holdOutput(input, hold, { fr: 'Suspension levée', en: 'Hold lifted' })
  },
}

const holdRestore: Command = {
  name: 'hold restore',
  summary: { fr: 'Rétablit une suspension levée par erreur.', en: 'Restores a hold that was lifted by mistake.' },
  usage: 'quittance hold restore ID',
  options: {},
  run: async (input) => {
    const holdId = idOf(input, holdRestore.usage)
    const hold = await inCompany(input, (ctx) => restoreHold(ctx, { holdId }))
    return holdOutput(input, hold, { fr: 'Suspension rétablie', en: 'Hold restored' })
  },
}

export const commands: readonly Command[] = [
  ...debtorCommands,
  paymentAdd,
  paymentUndo,
  creditNoteAdd,
  creditNoteUndo,
  holdAdd,
  holdLift,
  holdRestore,
  ...causeCommands,
]

type Recorder = (ctx: Context, input: RecordCreditInput) => Promise<RecordedCredit>

async function addCredit(input: CommandInput, usage: string, recordCredit: Recorder): Promise<CommandOutput> {
  const [number, amount] = words(input, 2, usage)
  const amountCents = amountOf(amount, usage)
  const onDay = dayOf(text(input, 'on'), usage)
  const { item, recorded } = await inCompany(input, async (ctx) => {
    const { id } = await findItem(ctx, number)
    const found = (await itemsById(ctx, [id])).get(id) as Item
    const allocations = allocationOf(found, amountCents)
    const { debtorId, currency } = found
    const credit = { debtorId, currency, amountCents, onDay, reference: text(input, 'reference'), allocations }
    return { item: found, recorded: await recordCredit(ctx, credit) }
  })
  const money = (cents: Cents): string => formatMoney(cents, item.currency, input.locale)
  const openCents = item.openCents - (recorded.allocated[0]?.amountCents ?? 0)
  const told = {
    fr: `N° ${recorded.creditId} : ${money(amountCents)}. Reste dû sur ${item.number} : ${money(openCents)}. Non imputé : ${money(recorded.remainingCents)}.`,
    en: `Number ${recorded.creditId}: ${money(amountCents)}. Open on ${item.number}: ${money(openCents)}. Unapplied: ${money(recorded.remainingCents)}.`,
  }
  return { json: { ...recorded, itemId: item.id, number: item.number, openCents }, text: told[input.locale] }
}

const allocationOf = (item: Item, amountCents: Cents): RecordCreditInput['allocations'] & {} =>
  item.openCents === 0 ? [] : [{ itemId: item.id, amountCents: Math.min(amountCents, item.openCents) }]

async function undo(input: CommandInput, usage: string): Promise<CommandOutput> {
  const creditId = idOf(input, usage)
  await inCompany(input, (ctx) => undoCredit(ctx, { creditId }))
  const told = { fr: `N° ${creditId} annulé.`, en: `Number ${creditId} undone.` }
  return { json: { creditId, undone: true }, text: told[input.locale] }
}

function holdOutput(
  { locale }: CommandInput,
  hold: Hold,
  done: Readonly<Record<CommandInput['locale'], string>>,
): CommandOutput {
  const until =
    hold.untilDay === null
      ? ''
      : { fr: `, jusqu’au ${formatDay(hold.untilDay, 'fr')}`, en: `, until ${formatDay(hold.untilDay, 'en')}` }[locale]
  return { json: hold, text: `${done[locale]} (#${hold.id}, ${hold.kind}${until}).` }
}

const isHoldKind = (word: string): word is HoldKind => HOLD_KINDS.some((kind) => kind === word)

function amountOf(typed: string, usage: string): Cents {
  const cents = parseHundredths(typed.replace(/[\s\u00a0\u202f]/g, ''))
  if (cents === null || cents === 0) throw new UsageError(usage)
  return cents
}

function dayOf(typed: string, usage: string): Day {
  const day = parseDay(typed)
  if (day === null) throw new UsageError(usage)
  return day
}
