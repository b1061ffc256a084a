// An item that the ledger has, as a file would name it: so that a file which does not speak of it can say what settled it.

import type { NewItem } from '#ledger'

type KnownFacts = Pick<NewItem, 'debtorId' | 'number' | 'issueDate' | 'dueDate' | 'dueComputed' | 'totalCents'> &
  Required<Pick<NewItem, 'documentKind' | 'currency'>>

/** A known item as it is: nothing of it changes, it only has to be named. */
export const restated = ({
  debtorId,
  documentKind,
  number,
  issueDate,
  dueDate,
  dueComputed,
  totalCents,
  currency,
}: KnownFacts): NewItem => ({
  debtorId,
  documentKind,
  number,
  issueDate,
  dueDate,
  dueComputed,
  totalCents,
  currency,
})
