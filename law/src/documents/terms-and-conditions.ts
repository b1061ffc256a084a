// Which clauses on payment terms and conditions of sale contain.
// C. com. L441-1, L441-10 II: « Les conditions de règlement … précisent les conditions d'application et le taux d'intérêt
// des pénalités de retard exigibles le jour suivant la date de règlement figurant sur la facture ainsi que le montant de
// l'indemnité forfaitaire pour frais de recouvrement ». A clause that puts all costs on the debtor is unwritten.

import { business, consumer, never, required, usual } from './content.ts'

export const termsAndConditions = [
  required('payment-terms', 'C. com. L441-1 I', business),
  required('interest', 'C. com. L441-10 II', business),
  required('recovery-indemnity', 'C. com. L441-10 II, D441-5', business),
  required('discount', 'C. com. L441-1 I', business),
  required('consumer-mediator', 'C. conso. L616-1', consumer),
  usual('retention-of-title', 'C. civ. 2367; C. com. L624-16'),
  usual('acceleration', 'Cass. 1re civ. 22 juin 2017, 16-18.418'),
  usual('additional-costs-on-evidence', 'C. com. L441-10 II', business),
  usual('jurisdiction', 'CPC 48', business),
  never('jurisdiction', 'CPC 48; C. conso. R212-2', consumer),
  never('recovery-indemnity', 'C. com. L441-10 II', consumer),
  never('collection-costs', 'CPCE L111-8'),
  never('waiver-of-interest', 'C. com. L441-10 II'),
] as const
