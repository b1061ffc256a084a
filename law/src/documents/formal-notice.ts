// What a formal notice contains.
// C. civ. 1344: « Le débiteur est mis en demeure de payer soit par une sommation ou un acte portant interpellation
// suffisante, soit, si le contrat le prévoit, par la seule exigibilité de l'obligation. » No list of words is prescribed
// (Cass. com. 9 June 2015, 14-15.342): most contents are usual, and decide whether the demand suffices.

import { consumer, never, professional, required, usual } from './content.ts'

export const formalNotice = [
  required('demand', 'C. civ. 1344'),
  required('creditor-identity', 'C. com. R123-237, R123-238'),
  required('debtor-identity', 'C. civ. 1344'),
  required('principal', 'C. civ. 1344'),
  usual('date', 'C. civ. 1344'),
  usual('basis', 'C. civ. 1344'),
  usual('invoices', 'C. civ. 1344'),
  usual('payments-deducted', 'C. civ. 1342-10'),
  usual('interest', 'C. com. L441-10 II; CCP R2192-31 à R2192-33', professional),
  usual('recovery-indemnity', 'C. com. D441-5; CCP D2192-35', professional),
  usual('legal-interest', 'C. civ. 1231-6, 1344-1', consumer),
  usual('total', 'C. civ. 1344'),
  usual('closing-day', 'C. civ. 1344'),
  usual('deadline', 'C. civ. 1344'),
  usual('means-of-payment', 'C. civ. 1342-6'),
  usual('consequences', 'C. civ. 1344'),
  usual('attachments', 'C. civ. 1353'),
  usual('signature', 'C. civ. 1367'),
  usual('consumer-mediator', 'C. conso. L616-1', consumer),
  never('recovery-indemnity', 'C. com. L441-10 II', consumer),
  never('interest', 'C. com. L441-10 II', consumer),
  never('collection-costs', 'CPCE L111-8'),
  never('ignore-if-paid', 'C. civ. 1344'),
] as const
