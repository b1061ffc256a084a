// What the command line calls kinds of debtors and of contacts, in words.

import type { Locale } from '#kernel'
import type { ContactRole, DebtorKind } from './model.ts'

export const DEBTOR_KIND_NAMES: Readonly<Record<Locale, Readonly<Record<DebtorKind, string>>>> = {
  fr: { business: 'entreprise', public: 'organisme public', consumer: 'particulier', association: 'association' },
  en: { business: 'business', public: 'public body', consumer: 'consumer', association: 'association' },
}

export const CONTACT_ROLE_NAMES: Readonly<Record<Locale, Readonly<Record<ContactRole, string>>>> = {
  fr: { 'accounts-payable': 'comptabilité fournisseurs', buyer: 'achats', manager: 'direction', other: 'autre' },
  en: { 'accounts-payable': 'accounts payable', buyer: 'purchasing', manager: 'management', other: 'other' },
}
