// Status 212 of an electronic invoice: what was collected of it since the last one, under each rate of VAT. The message is kept as an
// original of the item, and said in the file of its debtor.

import { settingsOf } from '#access'
import { type Cents, type Context, type Day, type Id, Refusal } from '#kernel'
import { documentsOfItem, debtorById, itemsById, readDocument, recordStatuses, statusesOfItem } from '#ledger'
import type { Item } from '#ledger/model.ts'
import type { Invoice, VatPart } from './formats/documents/document.ts'
import { documentsIn } from './formats/documents/document-reader.ts'
import { bytesSource } from './formats/source.ts'
import { writeCollectedMessage } from './formats/documents/write-status-message.ts'
import { paidOnItems } from './store.ts'

export type CollectedInput = {
  readonly itemId: Id
  readonly collectedOn: Day
  /** All that was collected and not yet told, where nobody says otherwise. */
  readonly amountCents?: Cents
}

export type CollectedStatus = { readonly xml: string; readonly amountCents: Cents; readonly fileName: string }

export async function writeCollectedStatus(ctx: Context, input: CollectedInput): Promise<CollectedStatus> {
  const { itemId, collectedOn } = input
  const item = (await itemsById(ctx, [itemId])).get(itemId)
  if (!item) throw new Refusal('ledger.item_unknown', { item: itemId })
  const { number } = item
  const invoice = await originalOf(ctx, item)
  const isGoods = /^B\d$/.test(invoice.businessProcess ?? '')
  if (invoice.vatOnReceipts === false || (invoice.vatOnReceipts === null && isGoods))
    throw new Refusal('intake.status_vat_at_issue', { number })
  const amountCents = await collectedOf(ctx, item, input.amountCents)
  const { seller, buyer } = await partiesOf(ctx, item, invoice)
  const xml = writeCollectedMessage({
    invoiceNumber: number,
    invoiceTypeCode: invoice.typeCode ?? '380',
    invoiceIssueDate: item.issueDate,
    seller,
    buyer,
    currency: item.currency,
    parts: splitByRate(invoice, amountCents, number),
    collectedOn,
    at: ctx.now,
  })
  const { sha256 } = await ctx.files.put(ctx.organisationId, Buffer.from(xml))
  const fileName = `${number.replace(/[^\w.-]+/g, '-')}-212.xml`
  const file = { fileName, mediaType: 'application/xml', sha256 }
  const said = { code: '212', label: 'Encaissée', onDay: collectedOn, reasons: [], amountCents, file }
  await recordStatuses(ctx, { importId: null, statuses: [{ item, ...said }] })
  return { xml, amountCents, fileName }
}

/** Only the invoice itself says under which rates of VAT it falls. */
async function originalOf(ctx: Context, { id, number }: Item): Promise<Invoice> {
  const kept = (await documentsOfItem(ctx, id)).findLast(({ kind }) => kind === 'invoice')
  if (!kept) throw new Refusal('intake.status_original_missing', { number })
  const [document] = (await documentsIn(bytesSource(kept.fileName, (await readDocument(ctx, kept.id)).content)))
    .documents
  if (document?.kind !== 'invoice') throw new Refusal('intake.status_original_missing', { number })
  return document
}

async function collectedOf(ctx: Context, { id, number, currency }: Item, wanted: Cents | undefined): Promise<Cents> {
  const [paid] = await paidOnItems(ctx, [id])
  const told = (await statusesOfItem(ctx, id)).filter(({ code }) => code === '212')
  const leftCents = (paid?.cents ?? 0) - told.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)
  const amountCents = wanted ?? leftCents
  if (amountCents <= 0 || amountCents > leftCents)
    throw new Refusal('intake.status_nothing_collected', { number, leftCents, currency })
  return amountCents
}

async function partiesOf(ctx: Context, item: Item, { seller, buyer }: Invoice) {
  const { identity } = await settingsOf(ctx)
  const debtor = await debtorById(ctx, item.debtorId)
  const sellerSiren = identity.siren ?? seller.siren
  const buyerSiren = buyer.siren ?? debtor.siren
  if (sellerSiren === null || buyerSiren === null)
    throw new Refusal('intake.status_siren_missing', { number: item.number })
  return {
    seller: { siren: sellerSiren, name: identity.name ?? seller.name ?? sellerSiren },
    // In the directory a company is found under its SIREN where it has no address of its own.
    buyer: { siren: buyerSiren, name: buyer.name ?? debtor.name, platformAddress: buyer.platformAddress ?? buyerSiren },
  }
}

/** In proportion to what falls under each rate; what is lost by rounding goes to the largest. */
function splitByRate({ vatParts, totalCents, roundingCents }: Invoice, amountCents: Cents, number: string) {
  const byRate = new Map<string, Cents>()
  for (const { percent, totalCents: cents } of vatParts) byRate.set(percent, (byRate.get(percent) ?? 0) + cents)
  const parts: readonly VatPart[] = [...byRate].map(([percent, cents]) => ({ percent, totalCents: cents }))
  const sum = parts.reduce((all, part) => all + part.totalCents, 0)
  if (sum <= 0 || sum !== totalCents || parts.some((part) => part.totalCents < 0))
    throw new Refusal('intake.status_vat_unclear', { number, totalCents, vatCents: sum, roundingCents })
  const shares = parts.map(({ percent, totalCents: cents }) => ({
    percent,
    cents: Number((BigInt(amountCents) * BigInt(cents)) / BigInt(sum)),
  }))
  const lost = amountCents - shares.reduce((all, { cents }) => all + cents, 0)
  const largest = shares.reduce((best, share, place) => (share.cents > (shares[best]?.cents ?? 0) ? place : best), 0)
  return shares
    .map((share, place) => (place === largest ? { ...share, cents: share.cents + lost } : share))
    .filter(({ cents }) => cents > 0)
}
