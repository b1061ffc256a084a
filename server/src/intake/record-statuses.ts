// What life-cycle messages say of invoices, recorded on the items, with the effect that each has on their collection.

import { type Settings, settingsOf } from '#access'
import { accountIn } from '#access/model.ts'
import { type Context, daysBetween, type Day, type Id } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import {
  itemsByNumber,
  liftHolds,
  type NewItem,
  type NumberedItem,
  type PlaceHoldInput,
  placeHolds,
  recordReceivables,
  recordStatuses,
  runningHolds,
} from '#ledger'
import type { Hold } from '#ledger/model.ts'
import type { DocumentFile } from './formats/documents/document-files.ts'
import type { InvoiceStatus } from './formats/documents/document.ts'
import { keepFile } from './keep-originals.ts'
import type { LineRefusal } from './model.ts'
import { amountOf, effectOf, type StatusEffect } from './status-effect.ts'

export type RecordedStatuses = {
  readonly newStatuses: number
  readonly holds: number
  readonly refused: readonly LineRefusal[]
}

/** `importId` null: nothing is written; what would be refused is told. */
export async function recordStatusMessages(
  ctx: Context,
  files: readonly DocumentFile[],
  importId: Id | null,
): Promise<RecordedStatuses> {
  const { told, refused } = await toldOf(ctx, files)
  if (importId === null) {
    const held = told.filter(({ effect, status }) => effect.kind === 'hold' && !isOver(status, ctx.today))
    // Invoices of the same drop are not there yet, and will be.
    const early = new Set(refused.filter(({ data }) => arrivesWith(files, data['number'])))
    return {
      newStatuses: told.length + early.size,
      holds: held.length,
      refused: refused.filter((one) => !early.has(one)),
    }
  }
  const isNew = await recordStatuses(ctx, {
    importId,
    statuses: await Promise.all(
      told.map(async ({ item, status, file }) => ({
        item,
        code: status.statusCode ?? '',
        label: status.label ?? '',
        onDay: status.date ?? ctx.today,
        reasons: status.reasons.map(({ code, text }) => ({ code, text })),
        amountCents: amountOf(status),
        file: await keepFile(ctx, file),
      })),
    ),
  })
  const added = told.filter((_, place) => isNew[place])
  const { bank } = await settingsOf(ctx)
  await changePayees(ctx, added, { bank, importId })
  const holds = await holdAndRelease(ctx, added, importId)
  return { newStatuses: added.length, holds, refused }
}

const arrivesWith = (files: readonly DocumentFile[], number: unknown): boolean =>
  files.some(
    ({ document }) =>
      document.kind === 'invoice' &&
      document.number !== null &&
      typeof number === 'string' &&
      normaliseNumber(document.number) === normaliseNumber(number),
  )

type Told = {
  readonly file: DocumentFile
  readonly status: InvoiceStatus
  readonly item: NumberedItem
  readonly effect: StatusEffect
}

/** Oldest first: a later status of an invoice speaks after an earlier one, however their files are named. */
async function toldOf(ctx: Context, files: readonly DocumentFile[]) {
  const { identity } = await settingsOf(ctx)
  const statuses = files.flatMap((file) =>
    file.document.kind === 'invoice-status' ? [{ file, status: file.document }] : [],
  )
  const known = await itemsByNumber(
    ctx,
    statuses.flatMap(({ status }) => status.invoiceNumber ?? []),
  )
  const told: Told[] = []
  const refused: LineRefusal[] = []
  for (const { file, status } of statuses) {
    const candidates = known.get(normaliseNumber(status.invoiceNumber ?? '')) ?? []
    const item = itemOf(status, candidates)
    const isOurs = status.sellerSiren === null || identity.siren === null || status.sellerSiren === identity.siren
    if (item && isOurs && /^\d{3}$/.test(status.statusCode ?? ''))
      told.push(...ofEachPart({ file, status, item, effect: effectOf(status, item) }))
    else {
      const data = { file: file.file.name, number: status.invoiceNumber ?? '–', statusCode: status.statusCode ?? '–' }
      refused.push({ line: file.line, code: 'intake.status_invoice_unknown', data })
    }
  }
  return { told: told.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b))), refused }
}

/** What is said of an invoice is said of each of its parts; an amount is that of those which fall due first. */
function ofEachPart(told: Told): readonly Told[] {
  const { item, effect } = told
  let left = effect.kind === 'hold' ? effect.amountCents : null
  return item.parts.map(({ id, openCents }, place): Told => {
    if (effect.kind !== 'hold' || left === null) return { ...told, item: { ...item, id } }
    const amountCents = place === item.parts.length - 1 ? left : Math.min(left, openCents)
    left -= amountCents
    return { ...told, item: { ...item, id }, effect: amountCents > 0 ? { ...effect, amountCents } : { kind: 'noted' } }
  })
}

const orderOf = ({ status }: Told): string => `${status.date} ${status.statusCode}`

/** By number, then by the day of issue and the buyer that the message names. */
function itemOf(status: InvoiceStatus, candidates: readonly NumberedItem[]): NumberedItem | null {
  const fitting = candidates.filter(
    ({ issueDate, debtorSiren }) =>
      (status.invoiceIssueDate === null || issueDate.slice(0, 4) === status.invoiceIssueDate.slice(0, 4)) &&
      (status.buyerSiren === null || debtorSiren === null || debtorSiren === status.buyerSiren),
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

type PayeeChange = { readonly bank: Settings['bank']; readonly importId: Id }

async function changePayees(ctx: Context, told: readonly Told[], { bank, importId }: PayeeChange): Promise<void> {
  const changes = new Map<Id, NewItem>()
  for (const { item, effect } of told) {
    if (effect.kind !== 'payee' && effect.kind !== 'account') continue
    const { debtorId, documentKind, number, issueDate, dueDate, dueComputed, totalCents, currency } = item
    const same = { debtorId, documentKind, number, issueDate, dueDate, dueComputed, totalCents, currency }
    const { account } = effect
    const ownIban = accountIn(bank, currency).iban
    const payeeIban = account.kind === 'named' ? account.iban : account.kind === 'own' ? ownIban : null
    const holder = effect.kind === 'payee' ? { holder: effect.holder, holderNotified: effect.notified } : {}
    changes.set(item.id, { ...same, ...changes.get(item.id), ...holder, ...(payeeIban !== null && { payeeIban }) })
  }
  if (changes.size > 0)
    await recordReceivables(ctx, { items: [...changes.values()], credits: [], allocations: [], importId })
}

/** Only the state that the last status leaves counts: a dispute that was settled before this import never held anything. */
async function holdAndRelease(ctx: Context, told: readonly Told[], importId: Id): Promise<number> {
  const running = await runningHolds(
    ctx,
    told.map(({ item }) => item.debtorId),
  )
  const wanted = new Map<string, PlaceHoldInput>()
  const over = new Map<Id, Hold>()
  for (const { item, effect, status } of told) {
    if (effect.kind === 'release') {
      for (const kind of effect.holds) wanted.delete(`${item.id} ${kind}`)
      for (const hold of running)
        if (hold.itemId === item.id && hold.origin === ORIGIN && effect.holds.includes(hold.kind))
          over.set(hold.id, hold)
    }
    if (effect.kind !== 'hold' || isOver(status, ctx.today)) continue
    const { hold: kind, amountCents } = effect
    const about = { debtorId: item.debtorId, itemId: item.id, amountCents, reason: reasonOf(status) }
    wanted.set(`${item.id} ${kind}`, { kind, ...about, origin: ORIGIN, importId })
  }
  await liftHolds(ctx, [...over.values()])
  const { placed } = await placeHolds(ctx, [...wanted.values()])
  return placed.length
}

/** Who says so: a status, not a person. */
const ORIGIN = 'intake status'

/** A payment announced more than two weeks ago has come, or will not. */
const isOver = ({ statusCode, date }: InvoiceStatus, today: Day): boolean =>
  statusCode === '211' && date !== null && daysBetween(date, today) > 14

const reasonOf = ({ statusCode, label, reasons }: InvoiceStatus): string =>
  [`${statusCode} ${label ?? ''}`.trim(), ...reasons.map(({ code, text }) => text ?? code ?? '')]
    .filter((text) => text !== '')
    .join(' – ')
    .slice(0, 500)
