// What the public services say of our debtors: an insolvency holds everything and asks for the claim to be declared in time; a company
// that has ceased is looked at by a person. Records of companies that owe nothing here are passed over.

import { insolvency } from '@quittance/law'
import { takeIds } from '#access'
import type { Context, Day, Id } from '#kernel'
import { changeDebtors, placeHolds } from '#ledger'
import { type NewTask, insertTasks } from '#outreach'
import type { RegisteredCompany } from './formats/open-data/companies.ts'
import type { Notice } from './formats/open-data/notices.ts'
import { debtorsOfSirens } from './store.ts'

export type RecordedNotices = { readonly matched: number; readonly holds: number; readonly tasks: number }

/** `importId` null: nothing is written, only what concerns our debtors is counted. */
export async function recordNotices(
  ctx: Context,
  notices: readonly Notice[],
  importId: Id | null,
): Promise<RecordedNotices> {
  const debtors = await debtorsOfSirens(ctx, [...new Set(notices.flatMap(({ sirens }) => sirens))])
  const matched = notices
    .toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn))
    .flatMap((notice) =>
      debtors.flatMap(({ id, siren }) => (notice.sirens.includes(siren) ? [{ notice, debtorId: id }] : [])),
    )
    .filter(({ notice }) => notice.event !== 'other' || notice.kind === 'cancellation')
  if (importId === null) return { matched: matched.length, holds: 0, tasks: 0 }
  const opened = matched.filter(({ notice }) => opens(notice))
  const { placed } = await placeHolds(
    ctx,
    opened.map(({ notice, debtorId }) => ({
      kind: 'insolvency',
      debtorId,
      origin: 'intake',
      reason: reasonOf(notice),
      importId,
    })),
  )
  const tasks = matched.map(({ notice, debtorId }) => taskOf(notice, debtorId, ctx.today))
  return { matched: matched.length, holds: placed.length, tasks: await addTasks(ctx, tasks, importId) }
}

const opens = ({ event, kind }: Notice): boolean =>
  (event === 'opening' || event === 'conversion') && kind !== 'cancellation'

const reasonOf = ({ nature, court, judgmentDate, publishedOn }: Notice): string =>
  [nature, court, judgmentDate, `BODACC ${publishedOn}`].filter((part) => part !== null && part !== '').join(', ')

/** The claim is declared by the day that the law sets; everything else is read by a person today. */
function taskOf(notice: Notice, debtorId: Id, today: Day): NewTask {
  const declareBy = declarationDay(notice)
  const kind = declareBy === null ? 'read-notice' : 'declare-claim'
  return {
    kind,
    debtorId,
    itemId: null,
    actId: null,
    dueDay: declareBy ?? today,
    reasons: [],
    key: `${kind} ${debtorId} ${notice.publishedOn} ${notice.number ?? notice.nature}`.slice(0, 200),
  }
}

function declarationDay(notice: Notice): Day | null {
  const { event, proceedings, judgmentDate, publishedOn } = notice
  if (event !== 'opening' || !opens(notice) || proceedings === null || judgmentDate === null) return null
  // The claims that matter are those that arose up to the day of the judgment.
  const answer = insolvency({ proceedings, openedOn: judgmentDate, publishedOn, performedOn: judgmentDate })
  return 'value' in answer ? answer.value.declareBy : null
}

export type RecordedCompanies = { readonly matched: number; readonly changedDebtors: number; readonly tasks: number }

/** Fills in what is not known of a debtor, and never contradicts a person. */
export async function recordCompanies(
  ctx: Context,
  companies: readonly RegisteredCompany[],
  importId: Id | null,
): Promise<RecordedCompanies> {
  const debtors = await debtorsOfSirens(
    ctx,
    companies.map(({ siren }) => siren),
  )
  const matched = companies.flatMap((company) =>
    debtors.flatMap(({ id, siren }) => (siren === company.siren ? [{ company, debtorId: id }] : [])),
  )
  if (importId === null) return { matched: matched.length, changedDebtors: 0, tasks: 0 }
  const changes = matched.map(({ company, debtorId }) => ({ debtorId, ...statedBy(company) }))
  const { changed } = await changeDebtors(ctx, { changes, mode: 'fill', importId })
  const closed = matched.filter(({ company }) => company.state === 'closed')
  const tasks = closed.map(({ debtorId }) => ({
    kind: 'company-ceased',
    debtorId,
    itemId: null,
    actId: null,
    dueDay: ctx.today,
    reasons: [],
    key: `company-ceased ${debtorId}`,
  }))
  return { matched: matched.length, changedDebtors: changed, tasks: await addTasks(ctx, tasks, importId) }
}

function statedBy({ debtorKind, street, postcode, city }: RegisteredCompany) {
  return {
    ...(debtorKind !== null && { kind: debtorKind }),
    ...(street !== null && { addressLines: [street] }),
    ...(postcode !== null && { postcode }),
    ...(city !== null && { city }),
  }
}

async function addTasks(ctx: Context, tasks: readonly NewTask[], importId: Id): Promise<number> {
  if (tasks.length === 0) return 0
  const firstId = await takeIds(ctx, 'task', tasks.length)
  return insertTasks(
    ctx,
    firstId,
    tasks.map((task) => ({ ...task, importId })),
  )
}
