// What the request for an order for payment contains.
// CPC 1407: « Outre les mentions prescrites par l'article 57, la requête contient l'indication précise du montant de la
// somme réclamée avec le décompte des différents éléments de la créance, le fondement de celle-ci ainsi que le bordereau
// des documents justificatifs produits à l'appui de la requête. Elle est accompagnée de ces documents. »

import { never, required, usual } from './content.ts'

export const orderForPaymentRequest = [
  required('court', 'CPC 54, 57'),
  required('object', 'CPC 54'),
  required('creditor-identity', 'CPC 54'),
  required('debtor-identity', 'CPC 57'),
  required('amount-breakdown', 'CPC 1407'),
  required('basis', 'CPC 1407'),
  required('list-of-documents', 'CPC 1407'),
  required('attachments', 'CPC 1407'),
  required('date', 'CPC 57'),
  required('signature', 'CPC 57'),
  required('power', 'CPC 1407', ({ byRepresentative }) => byRepresentative === true),
  usual('court-on-opposition', 'CPC 1408'),
  never('collection-costs', 'CPCE L111-8'),
] as const
