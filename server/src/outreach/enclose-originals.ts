// Copies of invoices that a person sends along with what they write: of what this debtor owes, where a PDF was kept, within the
// company's limit; larger together, each is linked, as those of a reminder are, where strangers reach the installation. A reminder may
// leave without them; here somebody chose, so what can neither travel nor be linked is said and nothing leaves without it.

import { settingsOf } from '#access'
import { type Context, type Id, Refusal } from '#kernel'
import { type KeptInvoice, invoicesKeptOf } from './enclosure-store.ts'
import { fileNameOf, linkedCopy } from './enclosures.ts'
import { linksToFiles } from './links-to-files.ts'
import type { Enclosure, Enclosures } from './model.ts'

export type OfferedOriginals = {
  /** Together; 0 where the company encloses nothing. */
  readonly mostBytes: number
  /** What is larger is linked; else it cannot be chosen together. */
  readonly linksLarger: boolean
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
    linksLarger: outreach.attachmentMegabytes > 0 && ctx.links !== null,
    originals: kept.map(({ itemId, number, sizeBytes }) => ({ itemId, number, sizeBytes })),
  }
}

export type Copies = Pick<Enclosures, 'attached' | 'linked'>

export type ChosenOriginals = {
  readonly debtor: { readonly id: Id; readonly name: string }
  readonly itemIds: readonly Id[]
}

/** All travel, or all are linked. */
export async function chosenOriginals(ctx: Context, chosen: ChosenOriginals): Promise<Copies> {
  const { debtor } = chosen
  const itemIds = [...new Set(chosen.itemIds)]
  if (itemIds.length === 0) return { attached: [], linked: [] }
  const kept = await withSizes(ctx, await invoicesKeptOf(ctx, debtor.id, itemIds))
  if (kept.length < itemIds.length) throw new Refusal('outreach.original_unknown', { debtor: debtor.name })
  const enclosures = kept.map(({ sizeBytes, ...invoice }): Enclosure => {
    if (sizeBytes === null) throw new Refusal('outreach.original_gone', { number: invoice.number })
    return { ...invoice, sizeBytes, fileName: fileNameOf(invoice.number), linkedUntil: null }
  })
  const bytes = enclosures.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const { attachmentMegabytes: most } = (await settingsOf(ctx)).outreach
  if (bytes <= most * MEGABYTE) return { attached: enclosures, linked: [] }
  const linkTo = most === 0 ? null : linksToFiles(ctx)
  if (linkTo === null) throw new Refusal('outreach.enclosures_too_large', { kilobytes: Math.ceil(bytes / 1000), most })
  return { attached: [], linked: enclosures.map((enclosure) => linkedCopy(enclosure, linkTo)) }
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
