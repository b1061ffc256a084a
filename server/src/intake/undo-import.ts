// Takes an import back. Nothing is deleted: contrary entries are written, and a fact says so. What a message has left for, or a
// person changed since, stands in the way and is listed.

import { record } from '#evidence'
import { matchOpenLines, undoStatementsOf, unmatchImport } from '#reconciliation'
import { type WithdrawnImport, withdrawImport } from '#ledger'
import { endTasksOfImport } from '#outreach'
import { type Context, type Id, Refusal } from '#kernel'
import { forgetColumns } from './remembered-columns.ts'
import { importById, itemsWritten, laterImport, lockImports, markUndone } from './store.ts'

export async function undoImport(ctx: Context, { importId }: { readonly importId: Id }): Promise<WithdrawnImport> {
  await lockImports(ctx)
  const row = await importById(ctx, importId)
  if (!row) throw new Refusal('intake.import_not_found', { importId })
  if (row.undoneAt !== null) throw new Refusal('intake.import_undone', { importId, undoneAt: row.undoneAt })
  // What a later file states again belongs to the import that brought it first: the later one is taken back before.
  const later = await laterImport(ctx, row)
  if (later) throw new Refusal('intake.import_followed', { importId, later: later.id, file: later.fileName })
  await unmatchImport(ctx, { importId })
  const withdrawn = await withdrawImport(ctx, { importId, touchedItemIds: await itemsWritten(ctx, importId) })
  await endTasksOfImport(ctx, importId)
  if (row.kind === 'statement') await undoStatementsOf(ctx, { importId })
  else await matchOpenLines(ctx)
  await forgetColumns(ctx, row)
  await markUndone(ctx, importId)
  await record(ctx, [
    {
      kind: 'import.undone',
      subjectKind: 'import',
      subjectId: importId,
      payload: { file: row.fileName, ...withdrawn },
    },
  ])
  return withdrawn
}
