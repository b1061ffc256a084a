// Holds at the command line. Debtors: debtor-commands.ts; causes of lateness: cause-commands.ts; payments and credit notes that
// somebody enters: reconciliation/credit-commands.ts.

import { parseHundredths } from '@quittance/law'
import { holdName } from '#evidence'
import { type Cents, type Day, parseDay } from '#kernel'
import { formatDay } from '#kernel/format.ts'
import { type Command, type CommandInput, type CommandOutput, UsageError } from '#platform/command.ts'
import { commands as causeCommands } from './cause-commands.ts'
import { idOf, inCompany, text, words } from './command-input.ts'
import { debtorCommands } from './debtor-commands.ts'
import { findSubject } from './find-subject.ts'
import { HOLD_KINDS, type Hold, type HoldKind } from './model.ts'
import { liftHold, placeHold, restoreHold } from './place-hold.ts'

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

export const commands: readonly Command[] = [...debtorCommands, holdAdd, holdLift, holdRestore, ...causeCommands]

function holdOutput(
  { locale }: CommandInput,
  hold: Hold,
  done: Readonly<Record<CommandInput['locale'], string>>,
): CommandOutput {
  const until =
    hold.untilDay === null
      ? ''
      : { fr: `, jusqu’au ${formatDay(hold.untilDay, 'fr')}`, en: `, until ${formatDay(hold.untilDay, 'en')}` }[locale]
  return { json: hold, text: `${done[locale]} (#${hold.id}, ${holdName(hold.kind, locale)}${until}).` }
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
