// What kinds of files are called at the command line, as the page of imports calls them.

import type { Said } from '#kernel'
import type { FileKind } from './model.ts'

export const FILE_KIND_WORDS: Readonly<Record<FileKind, Said>> = {
  entries: { fr: 'écritures comptables (FEC)', en: 'accounting entries (FEC)' },
  list: { fr: 'liste de factures', en: 'list of invoices' },
  customers: { fr: 'liste de clients', en: 'customer list' },
  invoice: { fr: 'factures électroniques', en: 'electronic invoices' },
  status: { fr: 'statuts de factures', en: 'statuses of invoices' },
  statement: { fr: 'relevé de compte', en: 'account statement' },
  notices: { fr: 'annonces BODACC', en: 'BODACC notices' },
  register: { fr: 'répertoire SIRENE', en: 'company register (SIRENE)' },
}
