// Keeps what came in as it came in: the bytes in the file store, and on the item or credit a row that names them.

import type { Context, Id } from '#kernel'
import { recordDocuments } from '#ledger'
import type { Document } from '#ledger/model.ts'
import type { DocumentFile } from './formats/documents/document-files.ts'

export type Original = { readonly file: DocumentFile; readonly itemId: Id | null; readonly creditId: Id | null }

export async function keepOriginals(ctx: Context, importId: Id, originals: readonly Original[]): Promise<void> {
  const kept = originals.filter(({ itemId, creditId }) => itemId !== null || creditId !== null)
  const files: KeptFile[] = []
  for (const { file } of kept) files.push(await keepFile(ctx, file))
  await recordDocuments(ctx, {
    importId,
    documents: kept.map(({ itemId, creditId }, place) => ({
      kind: creditId === null ? 'invoice' : 'credit-note',
      itemId,
      creditId,
      ...(files[place] as KeptFile),
    })),
  })
}

type KeptFile = Pick<Document, 'fileName' | 'mediaType' | 'sha256'>

/** The file as it came in; the same one twice is kept once. */
export async function keepFile(ctx: Context, { file, mediaType }: DocumentFile): Promise<KeptFile> {
  const { sha256 } = await ctx.files.put(ctx.organisationId, file.chunks())
  return { fileName: file.name.slice(0, 300), mediaType, sha256 }
}
