// What other modules may call.

export { type AllocateLineInput, allocateLine } from './allocate-line.ts'
export { type AccountFreshness, knownTo, readAccounts } from './bank-freshness.ts'
export { acceptGap, watchAccount } from './change-account.ts'
export { ignoreLine } from './ignore-line.ts'
export { removePayer } from './learn-payers.ts'
export { type MatchedLines, matchOpenLines } from './match-open-lines.ts'
export { type BankPage, readBank } from './read-bank.ts'
export { type RecordStatementInput, type RecordedStatement, recordStatement } from './record-statement.ts'
export { returnLine } from './return-line.ts'
export { reopenLine, unmatchBooked, unmatchImport } from './undo-match.ts'
export { tieBooked } from './tie-booked.ts'
export { type UndoneStatement, undoStatements, undoStatementsOf } from './undo-statement.ts'
