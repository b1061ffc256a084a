// What invoices say of their buyer: who it is, and how it is reached.

import { parseEmailAddress } from '#kernel/email-address.ts'
import { parseSiren, parseSiret, parseVat } from '#kernel/identifiers.ts'
import type { Claim } from './invoice-claim.ts'

type Buyer = Claim['buyer']

/** The SIREN that one of its invoices states; one whose check digit is wrong identifies nobody. */
export const sirenOf = (buyers: readonly Buyer[]): string | null =>
  buyers.map(({ siren }) => siren && parseSiren(siren)).find((siren) => siren) ?? null

/** Who the buyer is, and what the invoices say of it besides. */
export function statedBy(buyers: readonly Buyer[]) {
  const told = <Value>(read: (buyer: Buyer) => Value | null): Value | null =>
    buyers.map(read).find((value) => value !== null) ?? null
  const siren = sirenOf(buyers)
  const siret = told((buyer) => buyer.siret && parseSiret(buyer.siret))
  const vat = told((buyer) => buyer.vat && (parseVat(buyer.vat)?.value ?? null))
  const name = told((buyer) => buyer.name) ?? ''
  const located = buyers.find(({ addressLines, city }) => addressLines.length > 0 && city !== null)
  const country = told((buyer) => (/^[A-Z]{2}$/.test(buyer.country ?? '') ? buyer.country : null))
  const email = told((buyer) => buyer.email && parseEmailAddress(buyer.email))
  const contactName = told((buyer) => buyer.contactName)
  const phone = told((buyer) => buyer.phone)
  const isNumbered = siren !== null || siret !== null || vat !== null
  return {
    identity: {
      name,
      references: [
        ...(siret === null ? [] : [{ source: 'siret' as const, reference: siret }]),
        ...(vat === null ? [] : [{ source: 'vat' as const, reference: vat }]),
        ...(isNumbered ? [] : [{ source: 'list' as const, reference: name }]),
      ],
      ...(siren !== null && { siren }),
    },
    details: {
      ...(country !== null && { country }),
      ...(located && { addressLines: located.addressLines, postcode: located.postcode, city: located.city }),
      ...(email !== null && { email }),
      ...(contactName !== null && { contactName }),
      ...(phone !== null && { phone }),
    },
  }
}
