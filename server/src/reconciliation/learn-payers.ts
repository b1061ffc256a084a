// Who pays for whom, learned from what was matched: the account and the name on the line. Each can be seen, and forgotten.

import { record } from '#evidence'
import { Refusal, type Context, type Id } from '#kernel'
import type { BankLine } from './model.ts'
import { payerOf } from './open-book.ts'
import { type NewPayer, deletePayer, deletePayersLike, insertPayers } from './payer-store.ts'

export type PayerSeen = {
  readonly line: Pick<BankLine, 'id' | 'counterparty' | 'counterpartyIban'>
  /** Null: no customer. */
  readonly debtorId: Id | null
}

export async function learnPayers(ctx: Context, seen: readonly PayerSeen[]): Promise<number> {
  const payers = seen.flatMap(({ line, debtorId }): NewPayer[] => {
    const { iban, nameKey } = payerOf(line)
    const common = { debtorId, name: line.counterparty ?? iban ?? '', lineId: line.id }
    return [
      ...(iban === null ? [] : [{ ...common, iban, nameKey: null }]),
      ...(nameKey === null ? [] : [{ ...common, iban: null, nameKey }]),
    ]
  })
  const keys = (isStranger: boolean): string[] =>
    payers.filter((payer) => (payer.debtorId === null) === isStranger).map((payer) => payer.iban ?? payer.nameKey ?? '')
  if (keys(false).length > 0) await deletePayersLike(ctx, keys(false), true)
  if (keys(true).length > 0) await deletePayersLike(ctx, keys(true), false)
  const learned = await insertPayers(ctx, payers, ctx.actor.name)
  await record(
    ctx,
    learned.map(({ id, debtorId, name, iban }) => ({
      kind: 'payer.learned',
      subjectKind: 'payer',
      subjectId: id,
      ...(debtorId !== null && { debtorId }),
      payload: { payer: iban === null ? name : `${name} ${iban}`, ...(debtorId === null && { stranger: true }) },
    })),
  )
  return learned.length
}

export async function removePayer(ctx: Context, { payerId }: { readonly payerId: Id }): Promise<void> {
  const payer = await deletePayer(ctx, payerId)
  if (!payer) throw new Refusal('reconciliation.payer_unknown', { payer: payerId })
  const { debtorId, name } = payer
  await record(ctx, [
    {
      kind: 'payer.removed',
      subjectKind: 'payer',
      subjectId: payerId,
      ...(debtorId !== null && { debtorId }),
      payload: { payer: name },
    },
  ])
}
