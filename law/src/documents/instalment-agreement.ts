// What an instalment agreement contains.
// C. civ. 1376: the amount in words and figures, written by who alone undertakes to pay; free proof against a trader (C.
// com. L110-3). 1375: as many originals as parties. 2240: it interrupts limitation. Acceleration only by a clause.

import { consumer, never, professional, required, usual } from './content.ts'

export const instalmentAgreement = [
  required('creditor-identity', 'C. civ. 1375'),
  required('debtor-identity', 'C. civ. 1375'),
  required('acknowledgment', 'C. civ. 2240'),
  required('amount-in-figures', 'C. civ. 1376'),
  required('amount-in-words', 'C. civ. 1376', consumer),
  usual('amount-in-words', 'C. com. L110-3', professional),
  required('originals', 'C. civ. 1375'),
  required('signature', 'C. civ. 1367'),
  required('schedule', 'C. civ. 1305'),
  usual('invoices', 'C. civ. 1353'),
  usual('means-of-payment', 'C. civ. 1342-6'),
  usual('allocation', 'C. civ. 1342-10, 1343-1'),
  usual('interest-during-plan', 'C. civ. 1103'),
  usual('acceleration', 'Cass. 1re civ. 22 juin 2017, 16-18.418'),
  usual('no-novation', 'C. civ. 1330'),
  usual('early-payment', 'C. civ. 1305-3'),
  never('collection-costs', 'CPCE L111-8'),
] as const
