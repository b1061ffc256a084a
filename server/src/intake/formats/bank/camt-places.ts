// Where CAMT messages keep what a statement needs, in all versions from 1 to 13: paths from the statement, the balance, the entry and
// the transaction. Later versions wrapped what earlier ones wrote plainly (`Sts` → `Sts/Cd`, `Dbtr/Nm` → `Dbtr/Pty/Nm`).

/** The records that fields are gathered in while their element is open. */
export type CamtScope = 'statement' | 'balance' | 'entry' | 'transaction'

export type Place = {
  readonly scope: CamtScope
  /** Opening it begins a new record of its scope, closing it ends that record. */
  readonly isRecord: boolean
  readonly field: string | null
  readonly children: Map<string, Place>
}

const STATEMENT: Readonly<Record<string, string>> = {
  Id: 'id',
  ElctrncSeqNb: 'sequence',
  'FrToDt/ToDtTm': 'until',
  CreDtTm: 'created',
  'Acct/Id/IBAN': 'iban',
  'Acct/Id/Othr/Id': 'number',
  'Acct/Id/PrtryAcct/Id': 'number',
  'Acct/Id/BBAN': 'number',
  'Acct/Ccy': 'currency',
}

const BALANCE: Readonly<Record<string, string>> = {
  'Tp/CdOrPrtry/Cd': 'type',
  'Tp/Cd': 'type',
  Amt: 'amount',
  CdtDbtInd: 'sign',
  'Dt/Dt': 'day',
  'Dt/DtTm': 'day',
}

const CODE: Readonly<Record<string, string>> = {
  'BkTxCd/Domn/Cd': 'domain',
  'BkTxCd/Domn/Fmly/Cd': 'family',
  'BkTxCd/Domn/Fmly/SubFmlyCd': 'subFamily',
  'BkTxCd/Prtry/Cd': 'ownCode',
}

const ENTRY: Readonly<Record<string, string>> = {
  ...CODE,
  NtryRef: 'entryReference',
  Amt: 'amount',
  CdtDbtInd: 'sign',
  RvslInd: 'reversal',
  Sts: 'status',
  'Sts/Cd': 'status',
  'BookgDt/Dt': 'booked',
  'BookgDt/DtTm': 'booked',
  'ValDt/Dt': 'value',
  'ValDt/DtTm': 'value',
  AcctSvcrRef: 'bankReference',
  AddtlNtryInf: 'information',
}

const TRANSACTION: Readonly<Record<string, string>> = {
  ...CODE,
  'Refs/EndToEndId': 'endToEnd',
  'Refs/MndtId': 'mandate',
  'Refs/AcctSvcrRef': 'bankReference',
  Amt: 'amount',
  CdtDbtInd: 'sign',
  'AmtDtls/TxAmt/Amt': 'detailAmount',
  'RmtInf/Ustrd': 'lines',
  'RmtInf/Strd/AddtlRmtInf': 'lines',
  'RmtInf/Strd/RfrdDocInf/Nb': 'documents',
  'RmtInf/Strd/RfrdDocInf/RfrdDocNb': 'documents',
  'RmtInf/Strd/CdtrRefInf/Ref': 'references',
  'RmtInf/Strd/CdtrRefInf/CdtrRef': 'references',
  'RtrInf/Rsn/Cd': 'returnReason',
  'RtrInf/Rsn/Prtry': 'returnReason',
  'RtrInf/RtrRsn/Cd': 'returnReason',
  'RtrInf/RtrRsn/Prtry': 'returnReason',
  // A return that gives no code is one all the same.
  'RtrInf/AddtlInf': 'returnText',
  AddtlTxInf: 'information',
  ...partyPlaces('Dbtr', 'payer'),
  ...partyPlaces('Cdtr', 'payee'),
}

/** Fields that come more than once, gathered in their order. */
export const REPEATED: ReadonlySet<string> = new Set(['lines', 'documents', 'references'])

export const STATEMENT_PLACE: Place = statementPlace()

function partyPlaces(party: 'Dbtr' | 'Cdtr', field: string): Record<string, string> {
  const names = ['Nm', 'Pty/Nm'].flatMap((name) => [
    [`RltdPties/${party}/${name}`, `${field}Name`],
    [`RltdPties/Ultmt${party}/${name}`, `${field}Ultimate`],
  ])
  return Object.fromEntries([...names, [`RltdPties/${party}Acct/Id/IBAN`, `${field}Iban`]])
}

function statementPlace(): Place {
  const place = recordPlace('statement', STATEMENT)
  const entry = recordPlace('entry', ENTRY)
  const details = recordPlace('transaction', TRANSACTION)
  place.children.set('Bal', recordPlace('balance', BALANCE)).set('Ntry', entry)
  // Version 1 has the details of an entry directly below it.
  entry.children.set('TxDtls', details)
  entry.children.set('NtryDtls', {
    scope: 'entry',
    isRecord: false,
    field: null,
    children: new Map([['TxDtls', details]]),
  })
  return place
}

function recordPlace(scope: CamtScope, paths: Readonly<Record<string, string>>): Place {
  const root: Place = { scope, isRecord: true, field: null, children: new Map() }
  for (const [path, field] of Object.entries(paths)) {
    let place = root
    const names = path.split('/')
    for (const [depth, name] of names.entries()) {
      const isLast = depth === names.length - 1
      const known = place.children.get(name)
      const next = {
        scope,
        isRecord: false,
        field: isLast ? field : (known?.field ?? null),
        children: known?.children ?? new Map(),
      }
      place.children.set(name, next)
      place = next
    }
  }
  return root
}
