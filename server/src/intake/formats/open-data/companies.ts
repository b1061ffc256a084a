// What the company register (SIRENE) says of companies, as the public search services answer it, in either of their two spellings.

import { parseSiren, parseSiret } from '#kernel/identifiers.ts'
import type { DebtorKind } from '#ledger/model.ts'
import type { LineRefusal } from '../../model.ts'
import { isRecord, type JsonRecord, textAt } from './json-records.ts'

export type RegisteredCompany = {
  readonly line: number
  readonly siren: string
  readonly siret: string | null
  readonly name: string | null
  readonly state: 'active' | 'closed' | 'unknown'
  readonly activity: string | null
  readonly legalForm: string | null
  /** What the legal form says for certain; null for the others. */
  readonly debtorKind: DebtorKind | null
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
}

export type RegisterSummary = {
  readonly kind: 'company-register'
  readonly companies: readonly RegisteredCompany[]
  readonly refused: readonly LineRefusal[]
  readonly refusedLines: number
}

export const isCompany = (record: JsonRecord): boolean =>
  'siren' in record &&
  ['nom_complet', 'nomComplet', 'etat_administratif', 'etatAdministratif'].some((field) => field in record)

export function readCompanies(records: readonly JsonRecord[]): RegisterSummary {
  const companies: RegisteredCompany[] = []
  const refused: LineRefusal[] = []
  for (const [place, record] of records.entries()) {
    const siren = parseSiren(textAt(record, 'siren'))
    if (siren === null)
      refused.push({ line: place + 1, code: 'intake.line_siren', data: { value: textAt(record, 'siren') } })
    else companies.push(companyOf(record, siren, place + 1))
  }
  return { kind: 'company-register', companies, refused, refusedLines: refused.length }
}

function companyOf(record: JsonRecord, siren: string, line: number): RegisteredCompany {
  const seat = isRecord(record['siege']) ? record['siege'] : {}
  const legalForm = textAt(record, 'nature_juridique', 'natureJuridique') || null
  const street = ['numero_voie', 'indice_repetition', 'type_voie', 'libelle_voie'].map((field) => textAt(seat, field))
  return {
    line,
    siren,
    siret: parseSiret(textAt(seat, 'siret')),
    name: open(textAt(record, 'nom_complet', 'nomComplet')),
    state: stateOf(textAt(record, 'etat_administratif', 'etatAdministratif')),
    activity: textAt(record, 'activite_principale', 'activitePrincipale') || null,
    legalForm,
    debtorKind: kindOf(legalForm),
    street: open(street.filter((part) => part !== '').join(' ')),
    postcode: open(textAt(seat, 'code_postal', 'codePostal')),
    city: open(textAt(seat, 'libelle_commune', 'commune')),
  }
}

/** Persons may keep their name and address out of the register: these stand there instead. */
const open = (text: string): string | null => (text === '' || /^\[?(NON-DIFFUSIBLE|ND)\]?$/i.test(text) ? null : text)

function stateOf(text: string): RegisteredCompany['state'] {
  if (/^(A|en activit)/.test(text)) return 'active'
  return /^(C$|cess)/.test(text) ? 'closed' : 'unknown'
}

/** Legal forms of the seventh class are of public law, 92xx are associations; the others may be of any kind. */
function kindOf(legalForm: string | null): DebtorKind | null {
  if (legalForm === null) return null
  return legalForm.startsWith('7') ? 'public' : legalForm.startsWith('92') ? 'association' : null
}
