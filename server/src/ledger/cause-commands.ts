// Causes of lateness at the command line.

import { causeName } from '#evidence'
import { type Command, UsageError } from '#platform/command.ts'
import { idOf, inCompany, text, words } from './command-input.ts'
import { findSubject } from './find-subject.ts'
import { LATENESS_CAUSES } from './model.ts'
import { recordCause, withdrawCause } from './record-cause.ts'

const causeAdd: Command = {
  name: 'cause add',
  summary: {
    fr: 'Note pourquoi une facture, ou un débiteur, est en retard : le scénario en tient compte.',
    en: 'Notes why an invoice, or a debtor, is late: the plan takes account of it.',
  },
  usage: `quittance cause add CAUSE INVOICE|DEBTOR [--note TEXT]\n\nCAUSE: ${LATENESS_CAUSES.join(' ')}`,
  options: { note: { type: 'string' } },
  run: async (input) => {
    const [word, about] = words(input, 2, causeAdd.usage)
    const cause = LATENESS_CAUSES.find((known) => known === word)
    if (!cause) throw new UsageError(causeAdd.usage)
    const known = await inCompany(input, async (ctx) => {
      const subject = await findSubject(ctx, about)
      const [debtorId, itemId] =
        subject.kind === 'item' ? [subject.item.debtorId, subject.item.id] : [subject.debtor.id, null]
      return recordCause(ctx, { debtorId, itemId, cause, note: text(input, 'note'), source: 'person' })
    })
    const told = { fr: `Cause notée (n° ${known.id})`, en: `Cause noted (number ${known.id})` }[input.locale]
    return { json: known, text: `${told}${input.locale === 'fr' ? ' ' : ''}: ${causeName(cause, input.locale)}.` }
  },
}

const causeUndo: Command = {
  name: 'cause undo',
  summary: {
    fr: 'Reprend une cause notée par erreur : celle d’avant compte à nouveau.',
    en: 'Takes back a cause noted by mistake: the one before counts again.',
  },
  usage: 'quittance cause undo ID',
  options: {},
  run: async (input) => {
    const causeId = idOf(input, causeUndo.usage)
    await inCompany(input, (ctx) => withdrawCause(ctx, { causeId }))
    const told = { fr: `Cause n° ${causeId} reprise.`, en: `Cause ${causeId} taken back.` }
    return { json: { causeId, undone: true }, text: told[input.locale] }
  },
}

export const commands: readonly Command[] = [causeAdd, causeUndo]
