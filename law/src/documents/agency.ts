// What the mandate of a collection agency and its letters contain.
// CPCE R124-3: the agency acts only under a written mandate that holds four things. R124-4: its letter holds five, and
// quotes the second and third paragraphs of L111-8; a later letter recalls the reference and the day of the first.

import { never, required } from './content.ts'

export const agencyMandate = [
  required('amount-breakdown', 'CPCE R124-3 1°'),
  required('insurance', 'CPCE R124-3 2°'),
  required('fee', 'CPCE R124-3 3°'),
  required('remittance', 'CPCE R124-3 4°'),
] as const

export const agencyLetter = [
  required('agency-identity', 'CPCE R124-4 1°'),
  required('creditor-identity', 'CPCE R124-4 2°', ({ isFollowUp }) => isFollowUp !== true),
  required('amount-breakdown', 'CPCE R124-4 3°', ({ isFollowUp }) => isFollowUp !== true),
  required('demand', 'CPCE R124-4 4°'),
  required('means-of-payment', 'CPCE R124-4 4°'),
  required('quotation', 'CPCE R124-4 5°', ({ isFollowUp }) => isFollowUp !== true),
  required('first-letter', 'CPCE R124-4', ({ isFollowUp }) => isFollowUp === true),
  never('collection-costs', 'CPCE L111-8'),
] as const
