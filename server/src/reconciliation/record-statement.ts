// A bank statement from its file to the books: each line once whatever number of files brings it, what is certain matched, what came
// back open again. The balances must agree: opening and entries make closing.

import { takeIds } from '#access'
import { type NewFact, record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { accountKey } from './account-key.ts'
import { noteFreshness } from './bank-freshness.ts'
import {
  type NewLine,
  type StatementLine,
  copyLines,
  copyStatementLines,
  restoreLines,
  selectKnownLines,
} from './line-store.ts'
import { type MatchedLines, matchOpenLines } from './match-open-lines.ts'
import type { AccountStatement, BankAccount, BankEntry, BankStatement, LineState } from './model.ts'
import { planLines } from './plan-lines.ts'
import {
  type StatementRow,
  insertAccounts,
  insertStatements,
  lockStatements,
  selectAccounts,
  selectStatements,
  statementsOfFile,
} from './store.ts'

export type RecordStatementInput = {
  readonly statement: BankStatement
  readonly fileName: string
  readonly sha256: string
  readonly importId?: Id | null
}

export type RecordedStatement = MatchedLines & {
  readonly statementIds: readonly Id[]
  readonly lines: number
  readonly newLines: number
}

/** The same file again changes nothing. */
export async function recordStatement(ctx: Context, input: RecordStatementInput): Promise<RecordedStatement> {
  const { accounts } = input.statement
  for (const account of accounts) refuseUnbalanced(account)
  await lockStatements(ctx)
  const lines = accounts.reduce((sum, { entries }) => sum + entries.length, 0)
  const before = await statementsOfFile(ctx, input.sha256)
  if (before.length > 0) {
    const statementIds = before.map(({ id }) => id)
    return { statementIds, lines, newLines: 0, matched: 0, ignored: 0, returned: 0, open: 0 }
  }
  const told = accounts.filter(({ entries, closingDay }) => entries.length > 0 || closingDay !== null)
  const accountIds = await accountsOf(ctx, told)
  const recorded = await recordLines(ctx, input, told, accountIds)
  const matched = await matchOpenLines(ctx, recorded.lineIds)
  await noteFreshness(ctx)
  return { statementIds: recorded.statementIds, lines, newLines: recorded.newLines, ...matched }
}

function refuseUnbalanced({ account, currency, openingCents, closingCents, entries }: AccountStatement): void {
  if (openingCents === null || closingCents === null) return
  const sumCents = entries.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const differenceCents = closingCents - openingCents - sumCents
  if (differenceCents === 0) return
  const reachedCents = openingCents + sumCents
  throw new Refusal('reconciliation.statement_unbalanced', {
    account,
    currency,
    openingCents,
    closingCents,
    sumCents,
    reachedCents,
    differenceCents,
  })
}

/** The account of each statement; new ones are recorded. */
async function accountsOf(ctx: Context, told: readonly AccountStatement[]): Promise<readonly Id[]> {
  const wordOf = (key: string, currency: string): string => `${key} ${currency}`
  const known = new Map((await selectAccounts(ctx)).map(({ key, currency, id }) => [wordOf(key, currency), id]))
  const added: BankAccount[] = []
  const keyOf = (statement: AccountStatement): string => {
    const key = accountKey(statement)
    const own = [...known.keys()].filter((word) => word.endsWith(` ${statement.currency}`))
    // A file that does not name its account speaks of the only one.
    const [only, another] = own
    return key === '' && only !== undefined && another === undefined ? only : wordOf(key, statement.currency)
  }
  const ids: Id[] = []
  for (const statement of told) {
    const { iban, account, currency } = statement
    const word = keyOf(statement)
    const id = known.get(word) ?? (await takeIds(ctx, 'bank_account', 1))
    if (!known.has(word)) {
      known.set(word, id)
      added.push({ id, key: accountKey(statement), name: iban ?? (account || '–'), iban, currency, isWatched: true })
    }
    ids.push(id)
  }
  await insertAccounts(ctx, added)
  return ids
}

type RecordedLines = {
  readonly statementIds: readonly Id[]
  readonly lineIds: readonly Id[]
  readonly newLines: number
}

async function recordLines(
  ctx: Context,
  { statement, fileName, sha256, importId = null }: RecordStatementInput,
  told: readonly AccountStatement[],
  accountIds: readonly Id[],
): Promise<RecordedLines> {
  if (told.length === 0) return { statementIds: [], lineIds: [], newLines: 0 }
  const days = told.flatMap(({ entries }) => entries.map(({ bookingDate }) => bookingDate)).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  const known = from && to ? await selectKnownLines(ctx, { accountIds, from, to }) : []
  const kept = await selectStatements(ctx)
  const planned = planLines({ format: statement.format, told, accountIds, known, kept })
  const firstStatement = await takeIds(ctx, 'bank_statement', told.length)
  const count = planned.reduce((sum, { entries }) => sum + entries.filter(({ knownId }) => knownId === null).length, 0)
  let nextLine = count === 0 ? 0 : await takeIds(ctx, 'bank_line', count)
  const lines: NewLine[] = []
  const links: StatementLine[] = []
  const rows = planned.map(({ entries, period, isComplete }, place): StatementRow => {
    const [id, bankAccountId] = [firstStatement + place, accountIds[place] ?? 0]
    const added = lines.length
    for (const { entry, knownId } of entries) {
      const lineId = knownId ?? nextLine++
      links.push({ statementId: id, lineId })
      if (knownId === null) lines.push({ ...entry, id: lineId, bankAccountId, state: stateOf(entry) })
    }
    const { openingCents = null, closingCents = null, statementId = null } = told[place] ?? {}
    return {
      id,
      bankAccountId,
      importId,
      format: statement.format,
      fileName,
      sha256,
      statementId,
      openingCents,
      closingCents,
      ...period,
      isComplete,
      lines: entries.length,
      newLines: lines.length - added,
    }
  })
  await insertStatements(ctx, rows, ctx.actor.name)
  await copyLines(ctx, lines)
  await copyStatementLines(ctx, links)
  const lineIds = links.map(({ lineId }) => lineId)
  await restoreLines(ctx, lineIds)
  await record(
    ctx,
    rows.map((row, place) => factOf(row, told[place]?.account ?? '', told[place]?.currency ?? '')),
  )
  return { statementIds: rows.map(({ id }) => id), lineIds, newLines: lines.length }
}

/** Money out is nobody's payment, unless it takes one back. */
const stateOf = ({ amountCents, returnReason, isReversal }: BankEntry): LineState =>
  amountCents > 0 || returnReason !== null || isReversal ? 'open' : 'aside'

function factOf(row: StatementRow, account: string, currency: string): NewFact {
  const { id, firstDay, lastDay, openingCents, closingCents, lines, newLines, fileName, sha256, format } = row
  return {
    kind: 'statement.recorded',
    subjectKind: 'bank_statement',
    subjectId: id,
    onDay: lastDay,
    payload: {
      account,
      currency,
      firstDay,
      lastDay,
      openingCents,
      closingCents,
      lines,
      newLines,
      file: fileName,
      sha256,
      format,
    },
  }
}
