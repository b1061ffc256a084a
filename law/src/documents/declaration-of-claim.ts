// What a declaration of claim contains.
// C. com. L622-25: « La déclaration porte le montant de la créance due au jour du jugement d'ouverture avec indication des
// sommes à échoir et de la date de leurs échéances. Elle précise la nature et l'assiette de la sûreté … » R622-23: proof,
// interest that is not stopped, pending court.

import { never, required, usual } from './content.ts'

export const declarationOfClaim = [
  required('proceedings', 'C. com. L622-24'),
  required('debtor-identity', 'C. com. L622-24'),
  required('creditor-identity', 'C. com. L622-24'),
  required('amount-due', 'C. com. L622-25'),
  required('amount-to-become-due', 'C. com. L622-25'),
  required('sincerity', 'C. com. L622-25'),
  required('evidence', 'C. com. R622-23'),
  required('interest-not-stopped', 'C. com. R622-23'),
  required('sureties', 'C. com. L622-25', ({ hasSureties }) => hasSureties === true),
  required('pending-court', 'C. com. R622-23', ({ hasPendingCase }) => hasPendingCase === true),
  required('list-of-documents', 'C. com. R622-23'),
  required('power', 'C. com. L622-24', ({ byRepresentative }) => byRepresentative === true),
  usual('date', 'C. com. L622-24'),
  required('signature', 'C. com. L622-24'),
  never('interest-after-opening', 'C. com. L622-28'),
] as const
