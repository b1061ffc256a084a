// The columns of an accounting entries file (FEC, art. A47 A-1 LPF) and how its header names them.

export type EntriesField =
  | 'journal'
  | 'journalName'
  | 'entryNumber'
  | 'entryDate'
  | 'account'
  | 'accountName'
  | 'auxiliary'
  | 'auxiliaryName'
  | 'pieceRef'
  | 'pieceDate'
  | 'label'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'sense'
  | 'lettering'
  | 'letteringDate'
  /** No column of the norm: some packages add it. */
  | 'dueDate'

const NAMES: Readonly<Record<string, EntriesField>> = {
  journalcode: 'journal',
  journallib: 'journalName',
  ecriturenum: 'entryNumber',
  ecrituredate: 'entryDate',
  comptenum: 'account',
  comptelib: 'accountName',
  compauxnum: 'auxiliary',
  compauxlib: 'auxiliaryName',
  // The XML form allows both spellings.
  compteauxnum: 'auxiliary',
  compteauxlib: 'auxiliaryName',
  pieceref: 'pieceRef',
  piecedate: 'pieceDate',
  ecriturelib: 'label',
  debit: 'debit',
  credit: 'credit',
  montant: 'amount',
  sens: 'sense',
  ecriturelet: 'lettering',
  datelet: 'letteringDate',
  dateecheance: 'dueDate',
  echeancedate: 'dueDate',
}

/** The field that a header names, whatever its case, accents and blanks; null for the columns that are not needed here. */
export const entriesField = (heading: string): EntriesField | null => NAMES[plain(heading)] ?? null

const plain = (heading: string): string =>
  heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

export type EntriesHeader = {
  readonly separator: string
  /** The number of columns that have a name: separators at the end of the header count for nothing. */
  readonly columns: number
  readonly fields: ReadonlyMap<EntriesField, number>
  /** The names, in the words of the norm, of columns that must be there and are not. */
  readonly missing: readonly string[]
}

const SEPARATORS = ['\t', '|', ';', ','] as const

/** Reads a header line; null when it names fewer than four columns of the norm with every separator. */
export function readEntriesHeader(line: string): EntriesHeader | null {
  const headers = SEPARATORS.map((separator) => headerWith(line, separator))
  const best = headers.reduce((a, b) => (b.fields.size > a.fields.size ? b : a))
  return best.fields.size >= 4 ? best : null
}

function headerWith(line: string, separator: string): EntriesHeader {
  const headings = line.split(separator).map((heading) => heading.trim().replace(/^"(.*)"$/, '$1'))
  while (headings.at(-1) === '') headings.pop()
  const fields = new Map<EntriesField, number>()
  headings.forEach((heading, column) => {
    const field = entriesField(heading)
    if (field !== null && !fields.has(field)) fields.set(field, column)
  })
  return { separator, columns: headings.length, fields, missing: missingColumns(fields) }
}

function missingColumns(fields: ReadonlyMap<EntriesField, number>): readonly string[] {
  const missing = fields.has('entryDate') ? [] : ['EcritureDate']
  if (!fields.has('account')) missing.push('CompteNum')
  const sided = fields.has('debit') && fields.has('credit')
  if (!sided && !(fields.has('amount') && fields.has('sense'))) missing.push('Debit', 'Credit')
  return missing
}

/** The columns that a person may have to look at, in the words of the norm. */
export const COLUMN_OF = {
  entryDate: 'EcritureDate',
  pieceDate: 'PieceDate',
  letteringDate: 'DateLet',
  dueDate: 'DateEcheance',
  debit: 'Debit',
  credit: 'Credit',
  amount: 'Montant',
} as const

/** What the column Sens says: D or C, +1 or -1. */
export function sideOf(sense: string): 'debit' | 'credit' | null {
  const plainSense = sense.trim().toUpperCase()
  if (plainSense === 'D' || plainSense === '+1' || plainSense === '1') return 'debit'
  return plainSense === 'C' || plainSense === '-1' ? 'credit' : null
}
