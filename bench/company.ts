// A company made by the generator: set up and filled by the verbs that the program itself uses.

import { changeBank, changeIdentity, changeOutreach } from '../server/src/access/change-settings.ts'
import { createCompany, notePaymentsKnownTo, settingsOf, takeIds } from '../server/src/access/index.ts'
import type { Company, Context, Id, Shell } from '../server/src/kernel/index.ts'
import {
  type NewAllocation,
  type NewCredit,
  type NewItem,
  placeHolds,
  recordDebtors,
  recordReceivables,
} from '../server/src/ledger/index.ts'
import { changePlan } from '../server/src/strategy/change-plan.ts'
import { plansOf } from '../server/src/strategy/company-policy.ts'
import { AS_OF, type BenchInvoice, type PortfolioOptions, benchDebtors, benchInvoices } from './portfolio.ts'

export type BenchCompanyOptions = PortfolioOptions & {
  readonly name: string
  /** How debtors are written to. */
  readonly by?: 'email' | 'letter'
}

/** Returns the company on the day of the figures. */
export async function createBenchCompany(shell: Shell, options: BenchCompanyOptions): Promise<Company> {
  const company = await createEmptyCompany(shell, options.name)
  if (options.by === 'letter') await shell.inCompany(company, writeLetters)
  const importId = await shell.inCompany(company, (ctx) => takeIds(ctx, 'import', 1))
  const debtorIds = await shell.inCompany(company, (ctx) => loadDebtors(ctx, options, importId))
  for (const slice of slices(benchInvoices(options), 100_000)) {
    // As an import gives them: debtor by debtor.
    const invoices = slice.toSorted((a, b) => a.debtor - b.debtor)
    await shell.inCompany(company, (ctx) => loadInvoices(ctx, { invoices, debtorIds, importId }))
  }
  return company
}

/** No limit on one run: what is measured is all of it, as with the other systems. */
async function createEmptyCompany(shell: Shell, name: string): Promise<Company> {
  const { organisationId } = await createCompany(shell, {
    companyName: name,
    personName: 'Camille Martin',
    email: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@creditor.example`,
    password: 'a long enough word for a bench',
    locale: 'fr',
    isFirstVisit: false,
  })
  const company: Company = { organisationId, actor: { kind: 'system', name: 'command' }, today: AS_OF }
  await shell.inCompany(company, async (ctx) => {
    const { identity, outreach } = await settingsOf(ctx)
    await changeIdentity(ctx, {
      ...identity,
      name,
      addressLines: ['1 rue du Banc'],
      postcode: '44000',
      city: 'Nantes',
      country: 'FR',
      email: 'compta@creditor.example',
      signerName: 'Camille Martin',
      signerCapacity: 'gérante',
      mediator: 'Médiation du Banc, 2 rue du Banc, 44000 Nantes, mediation.example',
    })
    await changeBank(ctx, { holder: name, iban: 'FR7630006000011234567890189', bic: null })
    await changeOutreach(ctx, { ...outreach, maximumMessages: null, largeRunMessages: null })
    await notePaymentsKnownTo(ctx, AS_OF)
  })
  return company
}

async function writeLetters(ctx: Context): Promise<void> {
  for (const { plan, version } of await plansOf(ctx)) {
    const steps = plan.steps.map((step) => {
      const { fallbackChannel: _, ...kept } = step
      return step.channel === 'email' ? { ...kept, channel: 'letter' as const } : kept
    })
    await changePlan(ctx, { plan: { ...plan, steps }, version })
  }
}

async function loadDebtors(ctx: Context, options: BenchCompanyOptions, importId: Id): Promise<readonly Id[]> {
  const { ids } = await recordDebtors(ctx, {
    importId,
    debtors: benchDebtors(options).map(({ reference, name, kind, siren, email }, index) => ({
      name,
      kind,
      references: [{ source: 'account', reference }],
      addressLines: [`${index + 1} rue de la Gare`],
      postcode: '69002',
      city: 'Lyon',
      ...(siren !== '' && { siren }),
      email,
    })),
  })
  return ids
}

type Invoices = {
  readonly invoices: readonly BenchInvoice[]
  readonly debtorIds: readonly Id[]
  readonly importId: Id
}

async function loadInvoices(ctx: Context, { invoices, debtorIds, importId }: Invoices): Promise<void> {
  const items: NewItem[] = []
  const credits: NewCredit[] = []
  const allocations: NewAllocation[] = []
  for (const { debtor, number, issueDate, dueDate, totalCents, paidCents, paidOn } of invoices) {
    const debtorId = debtorIds[debtor] ?? 0
    items.push({ debtorId, number, issueDate, dueDate, dueComputed: false, totalCents })
    if (paidOn === null) continue
    const reference = `P ${number}`
    allocations.push({ item: items.length - 1, credit: credits.length, amountCents: paidCents })
    credits.push({ debtorId, kind: 'payment', reference, onDay: paidOn, amountCents: paidCents, sourceKey: reference })
  }
  const { itemIds } = await recordReceivables(ctx, { items, credits, allocations, importId })
  const disputes = invoices.flatMap(({ disputed, debtor }, place) =>
    disputed ? [{ kind: 'dispute' as const, debtorId: debtorIds[debtor] ?? 0, itemId: itemIds[place] ?? null }] : [],
  )
  await placeHolds(ctx, disputes)
}

/** A payment of one euro from every `each`th debtor, which nobody has matched yet. */
export async function payOneEuro(
  ctx: Context,
  { each, first }: { readonly each: number; readonly first: number },
): Promise<void> {
  const importId = await takeIds(ctx, 'import', 1)
  const debtors = await ctx.sql<{
    readonly id: Id
  }>`select id from ledger_debtor where id % ${each} = ${first} order by id`
  const credits = debtors.map(({ id }): NewCredit => {
    const reference = `one euro ${importId}`
    return {
      debtorId: id,
      kind: 'payment',
      reference,
      onDay: ctx.today,
      amountCents: 100,
      sourceKey: `${id} ${reference}`,
    }
  })
  await recordReceivables(ctx, { items: [], credits, allocations: [], importId })
}

function* slices<T>(values: Iterable<T>, length: number): Generator<T[]> {
  let slice: T[] = []
  for (const value of values) {
    slice.push(value)
    if (slice.length < length) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
