// Copies of invoices that a person sends along with what they write: of what this debtor owes, where a PDF was kept, within the
// company's limit. A reminder encloses all or none; here somebody chose, so what cannot travel is said and nothing leaves without it.

import { settingsOf } from '#access'
import { type Context, type Id, Refusal } from '#kernel'
import { type KeptInvoice, invoicesKeptOf } from './enclosure-store.ts'
import { fileNameOf } from './enclosures.ts'
import type { Enclosure } from './model.ts'

export type OfferedOriginals = {
  /** Together; 0 where the company encloses nothing. */
  readonly mostBytes: number
  readonly originals: readonly OfferedOriginal[]
}
export type OfferedOriginal = {
  readonly itemId: Id
  readonly number: string
  /** Null where the file is gone. */
  readonly sizeBytes: number | null
}

const MEGABYTE = 1_000_000

/** What may be chosen, the longest due first. */
export async function offerOriginals(ctx: Context, { debtorId }: { readonly debtorId: Id }): Promise<OfferedOriginals> {
  const { outreach } = await settingsOf(ctx)
  const kept = outreach.attachmentMegabytes === 0 ? [] : await withSizes(ctx, await invoicesKeptOf(ctx, debtorId, null))
  return {
    mostBytes: outreach.attachmentMegabytes * MEGABYTE,
    originals: kept.map(({ itemId, number, sizeBytes }) => ({ itemId, number, sizeBytes })),
  }
}

export type ChosenOriginals = {
  readonly debtor: { readonly id: Id; readonly name: string }
  readonly itemIds: readonly Id[]
}

export async function chosenOriginals(ctx: Context, chosen: ChosenOriginals): Promise<readonly Enclosure[]> {
  const { debtor } = chosen
  const itemIds = [...new Set(chosen.itemIds)]
  if (itemIds.length === 0) return []
  const kept = await withSizes(ctx, await invoicesKeptOf(ctx, debtor.id, itemIds))
  if (kept.length < itemIds.length) throw new Refusal('outreach.original_unknown', { debtor: debtor.name })
  const enclosures = kept.map(({ sizeBytes, ...invoice }): Enclosure => {
    if (sizeBytes === null) throw new Refusal('outreach.original_gone', { number: invoice.number })
    return { ...invoice, sizeBytes, fileName: fileNameOf(invoice.number), linkedUntil: null }
  })
  const bytes = enclosures.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const { attachmentMegabytes: most } = (await settingsOf(ctx)).outreach
  if (bytes > most * MEGABYTE)
    throw new Refusal('outreach.enclosures_too_large', { kilobytes: Math.ceil(bytes / 1000), most })
  return enclosures
}

async function withSizes(
  ctx: Context,
  kept: readonly KeptInvoice[],
): Promise<readonly (KeptInvoice & { readonly sizeBytes: number | null })[]> {
  const sized = []
  for (const invoice of kept)
    sized.push({ ...invoice, sizeBytes: await ctx.files.size(ctx.organisationId, invoice.sha256) })
  return sized
}
