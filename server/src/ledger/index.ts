// What other modules may call.

export { type WantedPair, allocateCredits } from './allocate-credits.ts'
export { addContact, changeContact, noteBounce, removeContact } from './change-contacts.ts'
export { checkBalances } from './check-balances.ts'
export { type ChangeDebtorsInput, type ChangedDebtors, changeDebtor, changeDebtors } from './change-debtors.ts'
export type { NewDebtor } from './debtor-identity.ts'
export { type NumberedItem, documentsOfItem, itemsByNumber, readDocument, statusesOfItem } from './read-documents.ts'
export { type Subject, findDebtor, findItem, findSubject } from './find-subject.ts'
export { keepStill, touchDebtors } from './lock-debtors.ts'
export { mergeDebtors, unmergeDebtor } from './merge-debtors.ts'
export { type ChooseItemPlanInput, chooseItemPlan } from './choose-item-plan.ts'
export {
  type PlaceHoldInput,
  type PlacedHolds,
  liftHold,
  liftHolds,
  liftIfRunning,
  placeHold,
  placeHolds,
  restoreHold,
  runningHolds,
} from './place-hold.ts'
export { type DebtorPage, debtorById, readDebtor, readOpenOn } from './read-debtor.ts'
export {
  type Beginnings,
  type PastHoldRow,
  type PastScope,
  pastHolds,
  pastItemRows,
  pastMovementRows,
  readBeginnings,
} from './past-store.ts'
export { itemsById } from './read-items.ts'
export { type CompanySummary, readContactGaps, readSummary } from './read-overview.ts'
export type { NewAllocation, NewCredit, NewItem, NewReceivables } from './receivables.ts'
export { type NewDocument, type NewStatus, recordDocuments, recordStatuses } from './record-documents.ts'
export {
  type KindedCredit,
  type RecordCreditInput,
  type RecordedCredit,
  recordCreditNote,
  recordCredits,
  recordPayment,
} from './record-credit.ts'
export { type KnownCause, type RecordCauseInput, recordCause, withdrawCause } from './record-cause.ts'
export { type RecordedDebtors, previewDebtors, recordDebtors } from './record-debtors.ts'
export { reopenItems } from './reopen-items.ts'
export {
  type RecordedReceivables,
  type RecordReceivablesInput,
  previewReceivables,
  recordInParts,
  recordReceivables,
} from './record-receivables.ts'
export { restorePayments } from './restore-payments.ts'
export { HOLIDAY_PLACES, PLACES, type Place, placeOf } from './places.ts'
export { type ReturnedPayment, returnPayments } from './return-payments.ts'
export {
  type KnownPayment,
  entriesSettledBy,
  readCreditNotes,
  readPayments,
  unusedPaymentsOf,
} from './read-payments.ts'
export { undoAllocations } from './undo-allocations.ts'
export { undoCredit, undoCredits } from './undo-credit.ts'
export { type WithdrawnImport, withdrawImport } from './withdraw-import.ts'
export { balancesBefore } from './balance-store.ts'
export { type DatedCredit, creditsAssumedOrUnused, creditsUpTo } from './carried-store.ts'
