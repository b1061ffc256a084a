// What other modules may call.

export { type ChangeDebtorsInput, type ChangedDebtors, changeDebtors } from './change-debtors.ts'
export { keepStill } from './lock-debtors.ts'
export { placeHold } from './place-hold.ts'
export { itemsById } from './read-items.ts'
export type { NewAllocation, NewCredit, NewItem, NewReceivables } from './receivables.ts'
export { type RecordedDebtors, recordDebtors } from './record-debtors.ts'
export { type RecordedReceivables, previewReceivables, recordReceivables } from './record-receivables.ts'
export { type WithdrawnImport, withdrawImport } from './withdraw-import.ts'
