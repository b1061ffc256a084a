// What somebody means by a word: an invoice by its number, a debtor by account, SIREN or name, either by its id. What could mean
// several things is refused with the candidates.

import { Refusal, type Context, type Id } from '#kernel'
import { normaliseNumber, parseSiren } from '#kernel/identifiers.ts'
import {
  type DebtorCandidate,
  type ItemCandidate,
  selectDebtorCandidates,
  selectDebtorsByName,
  selectItemCandidates,
} from './overview-store.ts'

export async function findItem(ctx: Context, text: string): Promise<ItemCandidate> {
  return only(text, await itemCandidates(ctx, wordOf(text)), describeItem)
}

export async function findDebtor(ctx: Context, text: string): Promise<DebtorCandidate> {
  return only(text, await debtorCandidates(ctx, wordOf(text)), describeDebtor)
}

export type Subject =
  | { readonly kind: 'item'; readonly item: ItemCandidate }
  | { readonly kind: 'debtor'; readonly debtor: DebtorCandidate }

/** An invoice or a debtor. A bare number is not taken for an id here: each would be both. */
export async function findSubject(ctx: Context, text: string): Promise<Subject> {
  const word = wordOf(text)
  const named = word.name === null ? word : { ...word, id: null }
  const items = (await itemCandidates(ctx, named)).map((item): Subject => ({ kind: 'item', item }))
  const debtors = (await debtorCandidates(ctx, named)).map((debtor): Subject => ({ kind: 'debtor', debtor }))
  return only(text, [...items, ...debtors], (subject) =>
    subject.kind === 'item' ? describeItem(subject.item) : describeDebtor(subject.debtor),
  )
}

/** `#12` is an id and nothing else; `12` may be an id or a name. */
type Word = { readonly id: Id | null; readonly name: string | null }

const MOST_ID = 2_147_483_647

function wordOf(text: string): Word {
  const trimmed = text.trim()
  const match = /^(#?)(\d{1,10})$/.exec(trimmed)
  const id = match && Number(match[2]) <= MOST_ID ? Number(match[2]) : null
  return { id, name: match?.[1] === '#' ? null : trimmed }
}

const itemCandidates = (ctx: Context, { id, name }: Word): Promise<readonly ItemCandidate[]> =>
  selectItemCandidates(ctx, { id, number: name && normaliseNumber(name) })

async function debtorCandidates(ctx: Context, { id, name }: Word): Promise<readonly DebtorCandidate[]> {
  const found = await selectDebtorCandidates(ctx, { id, reference: name, siren: name && parseSiren(name) })
  return found.length > 0 || !name ? found : selectDebtorsByName(ctx, name)
}

const describeItem = ({ id, number, debtorName }: ItemCandidate): string => `#${id} ${number} (${debtorName})`
const describeDebtor = ({ id, name }: DebtorCandidate): string => `#${id} ${name}`

function only<Candidate>(
  text: string,
  candidates: readonly Candidate[],
  describe: (candidate: Candidate) => string,
): Candidate {
  const [first, second] = candidates
  if (first === undefined) throw new Refusal('ledger.not_found', { text })
  if (second !== undefined) throw new Refusal('ledger.ambiguous', { text, candidates: candidates.map(describe) })
  return first
}
