// What an invoice must mention.
// CGI ann. II 242 nonies A and C. com. L441-9: number, parties, supply, prices, VAT, due date, discount, rate of
// late-payment interest, fixed indemnity. Four mentions came with electronic invoicing; who issues from when follows the
// company's size, so their step is unconfirmed. An invoice to a consumer carries neither L441-10 rate nor indemnity.

import { business, consumer, never, professional, required } from './content.ts'

const ELECTRONIC = 'CGI ann. II 242 nonies A; décret 2022-1299'

/** Companies issue in this form from 1 September 2026 or 2027, by their size. */
const electronic = (on: string): boolean => on >= '2026-09-01'

export const invoice = [
  required('invoice-number', 'CGI ann. II 242 nonies A'),
  required('date', 'CGI ann. II 242 nonies A'),
  required('creditor-identity', 'CGI ann. II 242 nonies A; C. com. R123-237'),
  required('debtor-identity', 'CGI ann. II 242 nonies A'),
  required('vat-number', 'CGI ann. II 242 nonies A'),
  required('supply-day', 'CGI ann. II 242 nonies A'),
  required('supply', 'CGI ann. II 242 nonies A'),
  required('net-price', 'CGI ann. II 242 nonies A'),
  required('vat', 'CGI ann. II 242 nonies A'),
  required('total', 'CGI ann. II 242 nonies A'),
  required('due-date', 'C. com. L441-9', professional),
  required('discount', 'C. com. L441-9', business),
  required('interest', 'C. com. L441-9', business),
  required('recovery-indemnity', 'C. com. L441-9, D441-5', business),
  { ...required('buyer-siren', ELECTRONIC, (f) => professional(f) && electronic(f.on)), unconfirmed: true },
  { ...required('nature-of-operation', ELECTRONIC, (f) => professional(f) && electronic(f.on)), unconfirmed: true },
  {
    ...required(
      'delivery-address',
      ELECTRONIC,
      (f) => professional(f) && electronic(f.on) && f.isDeliveredElsewhere === true,
    ),
    unconfirmed: true,
  },
  {
    ...required('vat-on-debits', ELECTRONIC, (f) => electronic(f.on) && f.isVatOnDebits === true),
    unconfirmed: true,
  },
  never('interest', 'C. com. L441-10 II', consumer),
  never('recovery-indemnity', 'C. com. L441-10 II', consumer),
] as const
