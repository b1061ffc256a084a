// The identifiers of companies and documents, under the name by which modules right of the ledger know them. They live in
// the kernel because access, left of the ledger, checks the company's own SIREN.

export { normaliseNumber, parseSiren, parseSiret, parseVat, type VatNumber } from '#kernel/identifiers.ts'
