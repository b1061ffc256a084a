// Takes a statement back: lines that no other one has never were, nor what they had paid. Nothing is deleted.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { noteUndone } from './bank-freshness.ts'
import { linesOnlyOf, replaceCandidates, selectCandidates, withdrawLines } from './line-store.ts'
import { selectMatches } from './match-store.ts'
import { lockStatements, markStatementsUndone, selectAccounts, selectStatements, statementsOfImport } from './store.ts'
import { unmatch } from './undo-match.ts'
import { undoReturns } from './undo-returns.ts'

export type UndoneStatement = { readonly withdrawnLines: number; readonly undoneMatches: number }

export async function undoStatements(
  ctx: Context,
  { statementIds }: { readonly statementIds: readonly Id[] },
): Promise<UndoneStatement> {
  await lockStatements(ctx)
  const statements = (await selectStatements(ctx)).filter(({ id }) => statementIds.includes(id))
  const missing = statementIds.find((id) => statements.every((statement) => statement.id !== id))
  if (missing !== undefined) throw new Refusal('reconciliation.statement_unknown', { statement: missing })
  const lineIds = (await linesOnlyOf(ctx, statementIds)).map(({ id }) => id)
  await undoReturns(ctx, lineIds)
  const matches = await selectMatches(ctx, lineIds)
  const byPerson = matches.filter(({ isAutomatic, returnedOn }) => !isAutomatic || returnedOn !== null)
  if (byPerson.length > 0) {
    const lines = byPerson.map(({ lineId }) => lineId)
    throw new Refusal('reconciliation.statement_in_use', { count: byPerson.length, lines })
  }
  const candidates = await selectCandidates(ctx, lineIds)
  await touchDebtors(ctx, [...new Set(candidates.map(({ debtorId }) => debtorId))])
  await unmatch(ctx, matches)
  await replaceCandidates(ctx, lineIds, [])
  await withdrawLines(ctx, lineIds)
  await markStatementsUndone(ctx, statementIds, ctx.actor.name)
  await noteUndone(ctx, statements)
  const names = new Map((await selectAccounts(ctx)).map(({ id, name }) => [id, name]))
  await record(
    ctx,
    statements.map(({ id, bankAccountId, firstDay, lastDay }) => ({
      kind: 'statement.undone',
      subjectKind: 'bank_statement',
      subjectId: id,
      payload: { account: names.get(bankAccountId) ?? '', firstDay, lastDay },
    })),
  )
  return { withdrawnLines: lineIds.length, undoneMatches: matches.length }
}

/** All that a file brought. */
export async function undoStatementsOf(
  ctx: Context,
  { importId }: { readonly importId: Id },
): Promise<UndoneStatement> {
  const statements = await statementsOfImport(ctx, importId)
  return undoStatements(ctx, { statementIds: statements.map(({ id }) => id) })
}
