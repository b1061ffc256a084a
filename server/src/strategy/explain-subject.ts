// Why (not) today, for one invoice or all of one debtor, from the database.

import { type Context, type Day, type Id, type Locale, Refusal } from '#kernel'
import { leaveTimesOfItems } from '#outreach'
import { timeZoneOf } from '#access/model.ts'
import { companyPolicy } from './company-policy.ts'
import { decideCompany } from './decide-company.ts'
import { holdNotes } from './hold-notes.ts'
import { leavesAtSentence } from './leaving-words.ts'
import { debtorNames, itemNames, subjectsCalled } from './names-store.ts'
import { stepName } from './sentence.ts'
import { type ItemWhy, explain } from './why.ts'

export type SubjectWhy = {
  readonly subject: string
  readonly rows: readonly {
    readonly itemId: Id
    readonly number: string
    readonly sentence: string
    readonly code: string
    readonly until: Day | null
    readonly nextStep: string | null
    readonly nextDay: Day | null
    readonly daysPastDue: number | null
    readonly collectableDays: number | null
  }[]
}

/** Behind everything that has a due date. */
const NOT_DUE = Number.MIN_SAFE_INTEGER

export type ExplainInput = { readonly locale: Locale } & (
  | { readonly subject: string }
  | { readonly debtorId: Id; readonly subject?: undefined }
)

/** An invoice number, a debtor's name, account or SIREN; several of one name are all explained. */
export async function explainSubject(ctx: Context, input: ExplainInput): Promise<SubjectWhy> {
  const subject = input.subject ?? String(input.debtorId)
  const found =
    input.subject === undefined ? await debtorNumbered(ctx, input.debtorId) : await subjectsCalled(ctx, subject)
  if (found.length === 0) throw new Refusal('strategy.subject_unknown', { subject })
  const debtorIds = [...new Set(found.map(({ debtorId }) => debtorId))]
  const wanted = new Set(found.map(({ itemId }) => itemId))
  const whole = new Set(found.filter(({ itemId }) => itemId === null).map(({ debtorId }) => debtorId))
  const policy = await companyPolicy(ctx)
  const explained: (ItemWhy & { readonly debtorId: Id })[] = []
  await decideCompany(ctx, policy, debtorIds, {
    onDebtor: (debtor, decision) => {
      for (const item of debtor.items) {
        if (!wanted.has(item.id) && !whole.has(debtor.id)) continue
        const currency = policy.settings.currencies[item.currency] ?? 'EUR'
        const speech = { locale: input.locale, currency, today: policy.settings.today }
        explained.push({ ...explain(item, debtor, decision, policy.settings, speech), debtorId: debtor.id })
      }
    },
  })
  const names = await itemNames(
    ctx,
    explained.map(({ item }) => item),
  )
  const notes = await holdNotes(ctx, explained, input.locale)
  const waiting = explained.filter(({ code }) => code === 'in-progress').map(({ item }) => item)
  const times = waiting.length === 0 ? null : await leaveTimesOfItems(ctx, waiting)
  const reader = { locale: input.locale, today: ctx.today, zone: timeZoneOf(policy.company.calendar.zone) }
  // The oldest debt first, whatever order the database gives.
  const rows = explained
    .map((why) => {
      const at = times?.get(why.item)
      const note = notes.get(why.item)
      const sentences = [
        ...why.sentences,
        ...(note === undefined ? [] : [note]),
        ...(at === undefined ? [] : [leavesAtSentence(at, reader)]),
      ]
      return rowOf({ ...why, sentences }, names.get(why.item)?.number ?? '', input.locale)
    })
    .toSorted((a, b) => (b.daysPastDue ?? NOT_DUE) - (a.daysPastDue ?? NOT_DUE) || a.itemId - b.itemId)
  return { subject, rows }
}

async function debtorNumbered(ctx: Context, debtorId: Id): Promise<readonly { debtorId: Id; itemId: null }[]> {
  const isKnown = (await debtorNames(ctx, [debtorId])).size > 0
  return isKnown ? [{ debtorId, itemId: null }] : []
}

function rowOf(why: ItemWhy, number: string, locale: Locale): SubjectWhy['rows'][number] {
  const act = why.actions.find(({ advances }) => advances) ?? why.actions[0]
  return {
    itemId: why.item,
    number,
    sentence: why.sentences.join(' '),
    code: why.code ?? 'leaves',
    until: why.code === null ? null : why.nextDay,
    nextStep: act ? stepName(act.step, locale) : null,
    nextDay: why.nextDay,
    daysPastDue: why.daysPastDue,
    collectableDays: why.collectableDays,
  }
}
