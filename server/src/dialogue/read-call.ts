// One call in full: the case, the script, the invoices to promise or dispute.

import { settingsOf } from '#access'
import { type Context, daysBetween, type Id, type Locale, Refusal } from '#kernel'
import { debtorById } from '#ledger'
import { overdueItems } from './call-store.ts'
import { callScript } from './call-script.ts'
import { type CallAnswer, type CallToMake } from './model.ts'
import { callConfirmation, type Confirmation } from './call-confirmation.ts'
import { listCalls } from './list-calls.ts'

export async function readCall(ctx: Context, { taskId }: { readonly taskId: Id }) {
  const call = await callOf(ctx, taskId)
  const debtor = await debtorById(ctx, call.debtorId)
  const { identity } = await settingsOf(ctx)
  const items = (await overdueItems(ctx, call.debtorId, call.currency)).map((item) => ({
    ...item,
    daysPastDue: daysBetween(item.dueDate, ctx.today),
  }))
  const spoken: Locale = debtor.language === 'en' ? 'en' : 'fr'
  const script = callScript(
    {
      company: identity.name ?? '',
      caller: callerOf(ctx),
      phone: identity.phone,
      debtor: debtor.name,
      contact: call.contacts[0]?.name ?? null,
      currency: call.currency,
      overdueCents: call.overdueCents,
      items,
      calls: call.calls,
    },
    spoken,
  )
  return { ...call, items, script, language: spoken }
}

export type ConfirmCallInput = { readonly taskId: Id; readonly answer: CallAnswer }

/** The confirmation of an answer, before or after the call is noted: a text, nothing is sent. */
export async function writeConfirmation(ctx: Context, { taskId, answer }: ConfirmCallInput): Promise<Confirmation> {
  const call = await callOf(ctx, taskId)
  const { identity } = await settingsOf(ctx)
  const debtor = await debtorById(ctx, call.debtorId)
  const items = await overdueItems(ctx, call.debtorId, call.currency)
  const chosen = chosenItems(answer)
  const about = chosen === null ? items : items.filter(({ id }) => chosen.includes(id))
  const facts = {
    company: identity.name ?? '',
    caller: callerOf(ctx),
    contact: call.contacts[0]?.name ?? null,
    numbers: about.map(({ number }) => number),
    currency: call.currency,
    cents: about.reduce((sum, { openCents }) => sum + openCents, 0),
  }
  return callConfirmation(answer, facts, debtor.language === 'en' ? 'en' : 'fr')
}

function chosenItems(answer: CallAnswer): readonly Id[] | null {
  switch (answer.kind) {
    case 'promise':
      return answer.itemIds.length === 0 ? null : answer.itemIds
    case 'dispute':
      return [answer.itemId]
    case 'call-back':
      return []
  }
}

async function callOf(ctx: Context, taskId: Id): Promise<CallToMake> {
  const call = (await listCalls(ctx)).find((one) => one.taskId === taskId)
  if (!call) throw new Refusal('dialogue.not_a_call', { task: taskId })
  return call
}

const callerOf = ({ actor }: Context): string | null => (actor.kind === 'person' ? actor.name : null)
