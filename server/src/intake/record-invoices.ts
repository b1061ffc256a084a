// What electronic invoices mean for the ledger: their debtors, what each owes, what was paid before, what credit notes and corrected
// invoices take back; and the originals, kept as they came in.

import { dueDate, type PaymentTerms } from '@quittance/law'
import { type Settings, settingsOf } from '#access'
import { ownIbans } from '#access/model.ts'
import { type Cents, type Context, type Day, type Id, Refusal } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import {
  changeDebtors,
  type NewCredit,
  type NewDebtor,
  type NewItem,
  type NewReceivables,
  previewDebtors,
  previewReceivables,
  recordDebtors,
  type RecordedReceivables,
  recordReceivables,
} from '#ledger'
import { sirenOf, statedBy } from './invoice-buyer.ts'
import { type Claim, claimOf, type Creditor } from './invoice-claim.ts'
import type { DocumentFile } from './formats/documents/document-files.ts'
import type { Invoice } from './formats/documents/document.ts'
import { asGuessed } from './issue-days.ts'
import { keepOriginals } from './keep-originals.ts'
import type { LineRefusal } from './model.ts'
import { takenBack } from './preceding-invoices.ts'
import { knownAs, recogniseDebtors } from './recognise-debtors.ts'
import { type ReplacedInvoice, insertReplaced, itemsUsed, termsOfDebtors } from './store.ts'

export type RecordedInvoices = {
  readonly newDebtors: number
  readonly receivables: RecordedReceivables
  readonly refused: readonly LineRefusal[]
  readonly alerts: readonly LineRefusal[]
  readonly lacksDueDates: boolean
}

/** An invoice that is a claim of ours, and the files that it came in: the same one may be there as PDF and as XML. */
export type ClaimFile = { readonly claim: Claim; readonly files: readonly DocumentFile[] }

/** `importId` null: nothing is written. `terms` null refuses invoices without a due date. */
export async function recordInvoices(
  ctx: Context,
  { files, terms }: { readonly files: readonly DocumentFile[]; readonly terms: PaymentTerms | null },
  importId: Id | null,
): Promise<RecordedInvoices> {
  const settings = await settingsOf(ctx)
  const { claims, refused, alerts } = claimsOf(files, creditorOf(settings), ctx.today)
  const { ids, newDebtors, conflicts } = await debtorsOf(ctx, claims, importId)
  const debtorIdOf = ({ claim }: ClaimFile): Id => ids.get(buyerKey(claim)) ?? 0
  const given = await receivablesOf(ctx, claims, { debtorIdOf, terms })
  const receivables =
    importId === null
      ? await previewReceivables(ctx, given.receivables, itemsUsed)
      : await recordReceivables(ctx, { ...given.receivables, importId, findUsed: itemsUsed })
  if (importId !== null) {
    await keepOriginals(ctx, importId, originalsOf(given, receivables))
    await insertReplaced(
      ctx,
      importId,
      given.debits.flatMap((one) => replacedBy(one, debtorIdOf(one))),
    )
  }
  return {
    newDebtors,
    refused,
    alerts,
    lacksDueDates: claims.some(({ claim }) => claim.side === 'debit' && claim.dueDate === null),
    receivables: { ...receivables, conflicts: [...conflicts, ...receivables.conflicts] },
  }
}

const replacedBy = ({ claim }: ClaimFile, debtorId: Id): readonly ReplacedInvoice[] =>
  claim.replaces
    ? claim.precedingInvoices.map(({ number }) => ({
        debtorId,
        number: normaliseNumber(number),
        replacedBy: claim.number,
      }))
    : []

export const creditorOf = ({ identity, bank }: Settings): Creditor => ({
  name: identity.name,
  siren: identity.siren,
  vat: identity.vat,
  ibans: ownIbans(bank),
})

function claimsOf(files: readonly DocumentFile[], creditor: Creditor, today: Day) {
  const claims = new Map<string, { claim: Claim; files: DocumentFile[] }>()
  const refused: LineRefusal[] = []
  const alerts: LineRefusal[] = []
  for (const file of files) {
    if (file.document.kind !== 'invoice') continue
    if (creditor.siren === null && creditor.vat === null && isIdentified(file.document))
      throw new Refusal('intake.company_unidentified', { seller: file.document.seller.name ?? '–' })
    const reading = claimOf(file.document, creditor, today)
    const named = (problem: Pick<LineRefusal, 'code' | 'data'>): LineRefusal => ({
      line: file.line,
      code: problem.code,
      data: { file: file.file.name, ...problem.data },
    })
    if (reading.kind === 'refused') refused.push(named(reading.problem))
    else if (reading.kind === 'nothing-owed') alerts.push(named(reading.alert))
    else {
      const same = claims.get(identityOf(reading.claim))
      if (same) same.files.push(file)
      else claims.set(identityOf(reading.claim), { claim: reading.claim, files: [file] })
      alerts.push(...reading.alerts.map(named))
    }
  }
  return { claims: [...claims.values()], refused, alerts }
}

const isIdentified = ({ seller }: Invoice): boolean => seller.siren !== null || seller.vat !== null

const identityOf = (claim: Claim): string =>
  [buyerKey(claim), claim.side, normaliseNumber(claim.number), claim.issueDate, claim.totalCents, claim.paidCents].join(
    ' ',
  )

/** Those of one SIREN are one debtor; without any number the name is all there is. */
const buyerKey = ({ buyer }: Claim): string => buyer.siren ?? buyer.vat ?? buyer.siret ?? buyer.name

async function debtorsOf(ctx: Context, claims: readonly ClaimFile[], importId: Id | null) {
  const groups = [...Map.groupBy(claims, ({ claim }) => buyerKey(claim))]
  const recognised = await recogniseDebtors(
    ctx,
    groups.map(([, own]) => ({
      siren: sirenOf(own.map(({ claim }) => claim.buyer)),
      invoices: own.flatMap(({ claim }) => (claim.side === 'debit' ? [claim] : [])),
    })),
  )
  const stated = groups.map(([, own]) => statedBy(own.map(({ claim }) => claim.buyer)))
  const debtors = stated.map(({ identity, details }, place): NewDebtor => {
    const known = knownAs(recognised[place])
    return { ...details, ...identity, ...known, references: [...known.references, ...identity.references] }
  })
  const { ids, added, conflicts } =
    importId === null ? await previewDebtors(ctx, debtors) : await recordDebtors(ctx, { debtors, importId })
  if (importId !== null) {
    // What is known stays; what was missing is filled in.
    const changes = stated.map(({ details }, place) => ({ debtorId: ids[place] ?? 0, ...details }))
    await changeDebtors(ctx, { changes, mode: 'fill', importId })
  }
  return {
    ids: new Map(groups.map(([key], place) => [key, ids[place] ?? 0])),
    newDebtors: added,
    conflicts,
  }
}

type Given = {
  readonly receivables: NewReceivables
  readonly debits: readonly ClaimFile[]
  readonly credits: readonly ClaimFile[]
}

type Known = { readonly debtorIdOf: (claim: ClaimFile) => Id; readonly terms: PaymentTerms | null }

async function receivablesOf(ctx: Context, claims: readonly ClaimFile[], known: Known): Promise<Given> {
  const { debtorIdOf } = known
  const debits = claims.filter(({ claim }) => claim.side === 'debit')
  const notes = claims.filter(({ claim }) => claim.side === 'credit')
  const agreed = new Map((await termsOfDebtors(ctx, debits.map(debtorIdOf))).map((row) => [row.id, row.terms]))
  const stated = await asGuessed(
    ctx,
    debits.map((one) =>
      itemOf(one, debtorIdOf(one), (agreed.get(debtorIdOf(one)) ?? known.terms) as PaymentTerms | null),
    ),
  )
  const { items, openHere } = await withKnown(ctx, debits, stated)
  const paid = debits.flatMap(({ claim }, item) => {
    const dueCents = claim.totalCents - claim.paidCents
    // What is known here was paid before, by the books or by a list, and is the same payment.
    const paidCents =
      openHere[item] === null ? claim.paidCents : Math.max(0, (openHere[item] ?? 0) - Math.max(0, dueCents))
    return paidCents === 0 || (items[item]?.totalCents ?? 0) < claim.totalCents ? [] : [{ item, paidCents }]
  })
  const payments = paid.map(({ item, paidCents }) =>
    paymentOf(debits[item] as ClaimFile, items[item] as NewItem, paidCents),
  )
  const creditNotes = notes.map((one) => creditNoteOf(one, debtorIdOf(one)))
  const back = await takenBack(ctx, {
    items,
    debits,
    notes,
    debtorIdOf,
    isKnown: openHere.map((cents) => cents !== null),
    firstCredit: payments.length,
  })
  return {
    debits,
    credits: notes,
    receivables: {
      items: [...items, ...back.items],
      credits: [...payments, ...creditNotes, ...back.credits],
      allocations: [
        ...paid.map(({ item, paidCents }, credit) => ({
          item,
          credit,
          amountCents: Math.min(paidCents, items[item]?.totalCents ?? 0),
        })),
        ...back.allocations,
      ],
    },
  }
}

function itemOf({ claim, files }: ClaimFile, debtorId: Id, terms: PaymentTerms | null): NewItem {
  const { number, issueDate, currency, totalCents, payeeIban, agreedRate, paymentMeans, holder } = claim
  if (claim.dueDate === null && terms === null) throw new Refusal('intake.terms_needed', { line: files[0]?.line ?? 1 })
  return {
    debtorId,
    number,
    issueDate,
    dueDate: claim.dueDate ?? dueOn(issueDate, terms as PaymentTerms),
    dueComputed: claim.dueDate === null,
    ...(claim.parts.length > 1 && { parts: claim.parts }),
    currency,
    totalCents,
    performedFrom: claim.performedFrom,
    performedTo: claim.performedTo,
    paymentMeans,
    payeeIban,
    agreedRate,
    ...(holder && { holder, holderNotified: true }),
  }
}

function dueOn(issueDate: Day, terms: PaymentTerms): Day {
  const answer = dueDate({ debtor: 'business', issueDate, terms })
  if (answer.kind === 'explained') return answer.value.dueDate
  throw new Error(`a due date needs ${answer.missing.join(', ')}`)
}

/**
 * What the ledger has of them already. Books show a final invoice less the deposit that was invoiced before: an item of just what is
 * to be paid is the same invoice.
 */
async function withKnown(ctx: Context, debits: readonly ClaimFile[], stated: readonly NewItem[]) {
  const first = await previewReceivables(ctx, { items: stated, credits: [], allocations: [] })
  const present = new Map(first.conflicts.map(({ index, data }) => [index, data]))
  const items = stated.map((item, index): NewItem => {
    const { presentCents, presentIssueDate } = present.get(index) ?? {}
    const { totalCents = 0, paidCents = 0 } = debits[index]?.claim ?? {}
    const isRest = paidCents > 0 && presentCents === totalCents - paidCents && presentIssueDate === item.issueDate
    return isRest ? { ...item, totalCents: totalCents - paidCents } : item
  })
  const { openBefore } = await previewReceivables(ctx, { items, credits: [], allocations: [] })
  return { items, openHere: openBefore() }
}

/** When it was paid is not said: on the day of issue, so that no interest is claimed on it. */
const paymentOf = ({ claim }: ClaimFile, { debtorId, currency = 'EUR' }: NewItem, amountCents: Cents): NewCredit => ({
  debtorId,
  kind: 'payment',
  reference: claim.number,
  onDay: claim.issueDate,
  amountCents,
  currency,
  sourceKey: `list ${debtorId} ${claim.number} paid before`,
})

const creditNoteOf = ({ claim }: ClaimFile, debtorId: Id): NewCredit => ({
  debtorId,
  kind: 'credit-note',
  reference: claim.number,
  onDay: claim.issueDate,
  amountCents: claim.totalCents,
  currency: claim.currency,
  sourceKey: `document ${debtorId} ${claim.number} ${claim.issueDate.slice(0, 4)}`,
})

/** The original of an invoice in parts is that of each part. */
function originalsOf({ debits, credits, receivables }: Given, recorded: RecordedReceivables) {
  const [partIds, { creditIds }] = [recorded.partIds(), recorded]
  const firstNote = receivables.credits.findIndex(({ sourceKey }) => sourceKey?.startsWith('document '))
  return [
    ...debits.flatMap(({ files }, place) =>
      files.flatMap((file) => (partIds[place] ?? []).map((itemId) => ({ file, itemId, creditId: null }))),
    ),
    ...credits.flatMap(({ files }, place) =>
      files.map((file) => ({ file, itemId: null, creditId: creditIds[firstNote + place] ?? null })),
    ),
  ]
}
