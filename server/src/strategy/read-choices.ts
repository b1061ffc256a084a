// The choice after the last step of a plan, laid out for a person: what is at stake, what is known, the ways with cost and reasons.

import { type Cents, type Context, type Day, type Id, type Locale, Refusal } from '#kernel'
import { stepSentence } from '#law/sentences.ts'
import { endOfPlanTask } from './choose-next.ts'
import { caseFacts } from './choice-store.ts'
import { delayText, factTexts, noteText, wayName } from './choice-words.ts'
import { debtorNames, itemNames } from './names-store.ts'
import { type NextChoice, nextChoices, type Way } from './next-choices.ts'

export type Choices = {
  readonly taskId: Id
  readonly debtorId: Id
  readonly debtorName: string
  readonly numbers: readonly string[]
  readonly openCents: Cents
  readonly currency: string
  readonly dueDay: Day
  readonly facts: readonly string[]
  readonly ways: readonly ToldWay[]
}

type ToldWay = {
  readonly choice: NextChoice
  readonly name: string
  readonly isOpen: boolean
  readonly needsDay: boolean
  readonly cost: Way['cost']
  readonly delay: string
  readonly notes: readonly string[]
}

export async function readChoices(
  ctx: Context,
  { taskId, locale }: { readonly taskId: Id; readonly locale: Locale },
): Promise<Choices> {
  const { debtorId, itemIds } = await endOfPlanTask(ctx, taskId)
  const items = [...(await itemNames(ctx, itemIds)).values()]
  const currency = items[0]?.currency ?? 'EUR'
  const facts = await caseFacts(ctx, { debtorId, itemIds, currency })
  const debtor = (await debtorNames(ctx, [debtorId])).get(debtorId)
  if (!facts || !debtor) throw new Refusal('strategy.not_a_choice', { task: taskId })
  const openCents = items.reduce((sum, item) => sum + item.openCents, 0)
  const [dueDay = ctx.today] = items.flatMap((item) => item.dueDate ?? []).toSorted()
  const ways = nextChoices({ facts, kind: debtor.kind, openCents, dueDay, today: ctx.today })
  return {
    taskId,
    debtorId,
    debtorName: debtor.name,
    numbers: items.map((item) => item.number),
    openCents,
    currency,
    dueDay,
    facts: factTexts(facts, currency, locale),
    ways: ways.map((way) => toldWay(way, currency, locale)),
  }
}

const toldWay = ({ choice, isOpen, cost, earliestDay, notes }: Way, currency: string, locale: Locale): ToldWay => ({
  choice,
  name: wayName(choice, locale),
  isOpen,
  needsDay: choice === 'instalment-plan' || choice === 'mediation',
  cost,
  delay: delayText(choice, earliestDay, locale),
  notes: notes.map((note) =>
    'code' in note ? noteText(note.code, note.share ?? 0, locale) : stepSentence(note, { locale, currency }),
  ),
})
