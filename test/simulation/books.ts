// What happened in the world, written in the books by the verbs that people and imports use: invoices, payments, credits, holds,
// addresses, money that nobody has matched yet, what a mailbox says of messages in doubt.

import { type Cents, type Company, type Context, type Id, type Shell, dayOf } from '../../server/src/kernel/index.ts'
import { takeIds } from '../../server/src/access/index.ts'
import {
  changeContact,
  liftHold,
  liftIfRunning,
  placeHold,
  recordDebtors,
  recordPayment,
  recordReceivables,
  touchDebtors,
  undoCredit,
} from '../../server/src/ledger/index.ts'
import { bounceMessage, resolveMessage } from '../../server/src/outreach/index.ts'
import { NEVER, NO_DAY } from '../../server/src/strategy/model.ts'
import type { SimAct, SimDebtor, SimHold, World } from './world.ts'

/** What the books know already, debtor by debtor. */
export type Books = {
  /** Writes down whatever is new of these debtors, each in a transaction of its own. */
  readonly write: (debtors: readonly SimDebtor[]) => Promise<void>
}

type Known = {
  version: number
  readonly openCents: Map<Id, Cents>
  readonly holds: Map<SimHold, Id>
  readonly credits: { readonly id: Id; readonly cents: Cents }[]
  creditCents: Cents
  unmatchedLine: Id | null
  hasEmail: boolean
  readonly actStates: Map<number, SimAct['state']>
}

export const emailOf = (debtor: SimDebtor): string => `compta${debtor.id}@debtor.example`

export async function openBooks(shell: Shell, company: Company, world: World): Promise<Books> {
  const importId = await shell.inCompany(company, async (ctx) => {
    const id = await takeIds(ctx, 'import', 1)
    await recordEverybody(ctx, world, id)
    return id
  })
  const knownOf = new Map(world.debtors.map((debtor) => [debtor, nothingKnown(debtor)]))
  return {
    write: async (debtors) => {
      for (const debtor of debtors) {
        const known = knownOf.get(debtor)
        if (!known || (known.version === debtor.version && !debtor.acts.some((act) => isNews(act, known)))) continue
        await shell.inCompany(company, (ctx) => writeDebtor(ctx, debtor, known, importId))
        known.version = debtor.version
      }
    },
  }
}

const nothingKnown = (debtor: SimDebtor): Known => ({
  version: 0,
  openCents: new Map(),
  holds: new Map(),
  credits: [],
  creditCents: 0,
  unmatchedLine: null,
  hasEmail: debtor.hasEmail,
  actStates: new Map(),
})

/** Numbers are handed out in order: a debtor and an invoice have the same one in the world and in the books. */
async function recordEverybody(ctx: Context, world: World, importId: Id): Promise<void> {
  const { ids } = await recordDebtors(ctx, {
    importId,
    debtors: world.debtors.map((debtor) => ({
      name: `Débiteur ${debtor.id}`,
      kind: debtor.kind,
      country: debtor.country,
      references: [{ source: 'account' as const, reference: `C${debtor.id}` }],
      addressLines: [`${debtor.id} rue de la Gare`],
      postcode: '44000',
      city: 'Nantes',
      contactName: `Personne ${debtor.id}`,
      ...(debtor.hasEmail && { email: emailOf(debtor) }),
      ...(debtor.hasPhone && { phone: '01 23 45 67 89' }),
    })),
  })
  if (ids.some((id, place) => id !== world.debtors[place]?.id)) throw new Error('debtors of other numbers')
  await ctx.sql`
    insert into bank_account (organisation_id, id, key, name, currency, recorded_at)
    values (${ctx.organisationId}, 1, 'world', 'Banque', 'EUR', ${ctx.now})`
}

async function writeDebtor(ctx: Context, debtor: SimDebtor, known: Known, importId: Id): Promise<void> {
  await writeInvoices(ctx, debtor, known, importId)
  await writeCredits(ctx, debtor, known)
  await writeHolds(ctx, debtor, known)
  await writeUnmatched(ctx, debtor, known)
  await writeOutcomes(ctx, debtor, known)
  if (debtor.hasEmail !== known.hasEmail) await writeAddress(ctx, debtor)
  known.hasEmail = debtor.hasEmail
}

async function writeInvoices(ctx: Context, debtor: SimDebtor, { openCents }: Known, importId: Id): Promise<void> {
  const fresh = debtor.items.filter((item) => !openCents.has(item.id))
  if (fresh.length > 0) {
    const { itemIds } = await recordReceivables(ctx, {
      importId,
      credits: [],
      allocations: [],
      items: fresh.map((item) => ({
        debtorId: debtor.id,
        number: `F-${item.id}`,
        issueDate: dayOf(item.issueDay),
        dueDate: dayOf(item.dueDay),
        dueComputed: false,
        totalCents: item.totalCents,
        ...(item.performedDay !== NO_DAY && { performedFrom: dayOf(item.performedDay) }),
        ...(!item.holderIsUs && {
          holder: 'factor' as const,
          holderNotified: item.holderNotified,
          payeeIban: 'FR7630004000031234567890143',
        }),
      })),
    })
    if (itemIds.some((id, place) => id !== fresh[place]?.id)) throw new Error('invoices of other numbers')
    for (const item of fresh) openCents.set(item.id, item.totalCents)
  }
  for (const item of debtor.items) {
    const paidCents = (openCents.get(item.id) ?? 0) - item.openCents
    if (paidCents === 0) continue
    const allocations = [{ itemId: item.id, amountCents: paidCents }]
    await recordPayment(ctx, { debtorId: debtor.id, amountCents: paidCents, onDay: ctx.today, allocations })
    openCents.set(item.id, item.openCents)
  }
}

/** Credit that names no invoice. When it is used, the payment of the invoice stands in its place. */
async function writeCredits(ctx: Context, debtor: SimDebtor, known: Known): Promise<void> {
  const change = debtor.creditCents - known.creditCents
  known.creditCents = debtor.creditCents
  if (change > 0) {
    const { creditId } = await recordPayment(ctx, { debtorId: debtor.id, amountCents: change, onDay: ctx.today })
    known.credits.push({ id: creditId, cents: change })
  }
  for (let left = -change; left > 0;) {
    const place = known.credits.findIndex(({ cents }) => cents <= left)
    const [used] = known.credits.splice(place, 1)
    if (place < 0 || !used) throw new Error(`debtor ${debtor.id} used credit that it never had`)
    await undoCredit(ctx, { creditId: used.id })
    left -= used.cents
  }
}

async function writeHolds(ctx: Context, debtor: SimDebtor, { holds }: Known): Promise<void> {
  for (const [hold, holdId] of holds) {
    if (!hold.isLifted) continue
    // The ledger may have done so: a payment of what was open again ends that hold.
    await liftIfRunning(ctx, { holdId })
    holds.delete(hold)
  }
  for (const hold of debtor.holds) {
    if (hold.isLifted || holds.has(hold) || hold.untilDay < hold.fromDay) continue
    // Said of all of something again, the later word stands in the place of the earlier.
    for (const [other, holdId] of holds) {
      const isSame = other.kind === hold.kind && other.item === hold.item
      if (!isSame || other.amountCents !== null || hold.amountCents !== null) continue
      other.isLifted = true
      await liftHold(ctx, { holdId })
      holds.delete(other)
    }
    const { id } = await placeHold(ctx, {
      kind: hold.kind as Parameters<typeof placeHold>[1]['kind'],
      debtorId: debtor.id,
      itemId: hold.item,
      amountCents: hold.amountCents,
      untilDay: hold.untilDay === NEVER ? null : dayOf(hold.untilDay),
    })
    holds.set(hold, id)
  }
}

/** A line of the bank that may be this debtor's, until somebody says what it was for. */
async function writeUnmatched(ctx: Context, debtor: SimDebtor, known: Known): Promise<void> {
  if (debtor.unmatchedCents > 0 === (known.unmatchedLine !== null)) return
  await touchDebtors(ctx, [debtor.id])
  if (known.unmatchedLine !== null) {
    await ctx.sql`update bank_line set state = 'matched', is_by_person = true where id = ${known.unmatchedLine}`
    known.unmatchedLine = null
    return
  }
  const id = await takeIds(ctx, 'bank_line', 1)
  await ctx.sql`
    insert into bank_line (organisation_id, id, bank_account_id, booking_date, amount_cents, remittance, is_reversal, state,
      recorded_at)
    values (${ctx.organisationId}, ${id}, 1, ${ctx.today}, ${debtor.unmatchedCents}, 'VIR', false, 'open', ${ctx.now})`
  await ctx.sql`
    insert into bank_line_candidate (organisation_id, line_id, debtor_id)
    values (${ctx.organisationId}, ${id}, ${debtor.id})`
  known.unmatchedLine = id
}

const isNews = (act: SimAct, { actStates }: Known): boolean => actStates.get(act.id) !== act.state

/** A person looked into the mailbox: it had left, or it had not; or it came back. */
async function writeOutcomes(ctx: Context, debtor: SimDebtor, { actStates }: Known): Promise<void> {
  for (const act of debtor.acts) {
    const before = actStates.get(act.id)
    actStates.set(act.id, act.state)
    if (before === undefined || before === act.state || act.action.channel !== 'email') continue
    const [message] = await ctx.sql<{ readonly id: Id; readonly state: string; readonly email: string }>`
      select id, state, recipient_email as email from message where act_id = ${act.id} order by id desc limit 1`
    if (!message) continue
    if (message.state === 'unknown' && act.state === 'done')
      await resolveMessage(ctx, { messageId: message.id, outcome: 'accepted' })
    else if (message.state === 'unknown' && act.state === 'freed')
      await resolveMessage(ctx, { messageId: message.id, outcome: 'failed' })
    else if (message.state === 'accepted' && act.state === 'freed')
      await bounceMessage(ctx, { messageId: message.id, email: message.email, status: '5.1.1', isPermanent: true })
  }
}

/** A bounce said by itself that the address is no good; somebody writes the right one down. */
async function writeAddress(ctx: Context, debtor: SimDebtor): Promise<void> {
  if (!debtor.hasEmail) return
  const [contact] = await ctx.sql<{ readonly id: Id }>`select id from contact where debtor_id = ${debtor.id}`
  if (!contact) throw new Error(`debtor ${debtor.id} has no contact`)
  await changeContact(ctx, {
    contactId: contact.id,
    name: `Personne ${debtor.id}`,
    role: 'accounts-payable',
    email: emailOf(debtor),
    phone: debtor.hasPhone ? '01 23 45 67 89' : null,
  })
}
