// Who is who: which of the debtors that a source names are known already, under any of their references, and what is new about
// them. One SIREN is one debtor, however many accounts it has.

import type { Id } from '#kernel'
import type { Conflict, DebtorFields, Reference } from './model.ts'

/** The person or address that reminders go to. */
export type MainContact = {
  readonly contactName: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** A debtor as a source names it; a field that is absent is not stated, and a kind that is absent not known. */
export type NewDebtor = { readonly name: string; readonly references: readonly Reference[] } & Partial<
  Omit<DebtorFields, 'name'>
> &
  Partial<MainContact>

export type KnownDebtor = { readonly id: Id; readonly name: string; readonly siren: string | null }

export type KnownDebtors = {
  readonly byReference: readonly (Reference & { readonly debtorId: Id })[]
  /** Those found by a reference or by SIREN. */
  readonly debtors: readonly KnownDebtor[]
}

/** A debtor on its way into the ledger; the id of a new one is drawn once the plan is complete. */
export type DebtorLine = {
  id: Id | null
  readonly isNew: boolean
  readonly given: NewDebtor
  siren: string | null
  /** The SIREN was not known before. */
  isSirenNew: boolean
  readonly newReferences: Reference[]
}

export type DebtorsPlan = {
  /** Beside what was given; several may be one line. */
  readonly lines: readonly DebtorLine[]
  readonly conflicts: readonly Conflict[]
}

export function planDebtors(given: readonly NewDebtor[], known: KnownDebtors): DebtorsPlan {
  const lines = knownLines(known)
  const conflicts: Conflict[] = []
  return {
    lines: given.map((debtor, index) => {
      const keys = keysOf(debtor)
      const found = keys.map((key) => lines.get(key)).find((line) => line !== undefined)
      const line = found ?? newLine(debtor)
      for (const reference of debtor.references) addReference({ line, lines, reference, index, conflicts })
      if (debtor.siren) addSiren({ line, lines, siren: debtor.siren, index, conflicts })
      return line
    }),
    conflicts,
  }
}

const referenceKey = ({ source, reference }: Reference): string => `${source} ${reference}`
const sirenKey = (siren: string): string => `siren ${siren}`

/** In the order in which they are believed: the books know their accounts best, a list may re-use a code. */
function keysOf({ references, siren }: NewDebtor): string[] {
  const rank = { account: 0, siret: 1, vat: 3, list: 4 } as const
  const keys = references.map((reference) => ({ rank: rank[reference.source] as number, key: referenceKey(reference) }))
  if (siren) keys.push({ rank: 2, key: sirenKey(siren) })
  return keys.toSorted((a, b) => a.rank - b.rank).map(({ key }) => key)
}

function knownLines({ byReference, debtors }: KnownDebtors): Map<string, DebtorLine> {
  const byId = new Map(
    debtors.map(({ id, name, siren }): [Id, DebtorLine] => {
      const given = { name, references: [] }
      return [id, { id, isNew: false, given, siren, isSirenNew: false, newReferences: [] }]
    }),
  )
  const lines = new Map<string, DebtorLine>()
  for (const line of byId.values()) if (line.siren !== null) lines.set(sirenKey(line.siren), line)
  for (const reference of byReference) {
    const line = byId.get(reference.debtorId)
    if (line) lines.set(referenceKey(reference), line)
  }
  return lines
}

const newLine = (given: NewDebtor): DebtorLine => ({
  id: null,
  isNew: true,
  given,
  siren: null,
  isSirenNew: false,
  newReferences: [],
})

type Addition = {
  readonly line: DebtorLine
  readonly lines: Map<string, DebtorLine>
  readonly index: number
  readonly conflicts: Conflict[]
}

function addReference({
  line,
  lines,
  reference,
  index,
  conflicts,
}: Addition & { readonly reference: Reference }): void {
  const key = referenceKey(reference)
  const owner = lines.get(key)
  if (owner && owner !== line) {
    const data = { reference: reference.reference, name: line.given.name, otherName: owner.given.name }
    conflicts.push({ code: 'ledger.reference_of_other', index, data })
  }
  if (owner) return
  lines.set(key, line)
  line.newReferences.push(reference)
}

function addSiren({ line, lines, siren, index, conflicts }: Addition & { readonly siren: string }): void {
  if (line.siren === siren) return
  const owner = lines.get(sirenKey(siren))
  if (owner) {
    conflicts.push({ code: 'ledger.siren_taken', index, data: { siren, name: owner.given.name } })
  } else if (line.siren !== null) {
    conflicts.push({
      code: 'ledger.siren_differs',
      index,
      data: { siren, name: line.given.name, presentSiren: line.siren },
    })
  } else {
    lines.set(sirenKey(siren), line)
    line.siren = siren
    line.isSirenNew = true
  }
}
