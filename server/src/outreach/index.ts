export {
  type ActReason,
  type Channel,
  type Level,
  type Mode,
  type PlannedAct,
  type PlannedLine,
  type TaskResult,
  asksTwoPeople,
  isWritten,
} from './act.ts'
export { explainEmailProblem } from './channels/email-problem.ts'
export type { LetterPages } from './channels/letter.ts'
export { checkOutbox } from './check-outbox.ts'
export { type BounceInput, bounceMessage } from './bounce-message.ts'
export { type Approval, approvalsOf } from './approval-store.ts'
export { type ApprovedActs, approveActs, withdrawApprovals } from './approve-acts.ts'
export { cancelAct, cancelActs } from './cancel-act.ts'
export { fileLinks } from './file-link.ts'
export { finishTask, reopenTask } from './finish-task.ts'
export {
  type MessageRow,
  countMessages,
  lettersToPost,
  listMessages,
  messagesById,
  queueTrouble,
} from './outbox-store.ts'
export { type PlanActsInput, type PlannedActs, planActs } from './plan-acts.ts'
export { type Recipient, recipientsOf } from './read-recipients.ts'
export { retireMessages } from './retire-messages.ts'
export { type NoteRegisteredInput, noteRegistered } from './note-registered.ts'
export { postLetters } from './post-letters.ts'
export {
  type ExampleMessage,
  type PreviewedAct,
  exampleMessage,
  previewAct,
  previewLetter,
  previewPages,
  tryAct,
} from './preview-acts.ts'
export { type ReleasedActs, releaseActs } from './release-acts.ts'
export { skipAct } from './skip-act.ts'
export { unskipAct } from './unskip-act.ts'
export { type WritePersonallyInput, writePersonally } from './write-personally.ts'
export { addressesOf } from './personal-store.ts'
export { type OfferedOriginal, offerOriginals } from './enclose-originals.ts'
export { resolveMessage } from './resolve-message.ts'
export { OWN_QUEUE, type CompanySender, type CompanyInbox, companyInbox, openCompanySender } from './company-sender.ts'
export { type SmsGateway } from './channels/sms-gateway.ts'
export { smsGatewayOf } from './sms-gateway-of.ts'
export { type SentSms, earliest, sendSms } from './send-sms.ts'
export type { Inbox } from './channels/inbox-folder.ts'
export { type SendNoticeInput, sendNotice } from './send-notice.ts'
export { type MailTrouble, type SentMail, explainMailTrouble, sendAllMail } from './send-all-mail.ts'
export { type WaitingForHours, leaveTimes, leaveTimesOfItems } from './read-queue.ts'
export { type SendMessagesInput, type SentMessages, sendMessages } from './send-messages.ts'
export {
  type ActInHand,
  type ActRow,
  type ActToDo,
  actsInHand,
  actsOfPlan,
  actsToDo,
  countPlanned,
  endActs,
  linesOfActs,
  lockActs,
  plannedActs,
} from './store.ts'
export {
  type NewTask,
  type TaskRow,
  closeTasksExcept,
  endTasks,
  endTasksOfImport,
  insertTasks,
  openTasks,
  openTasksOfKind,
} from './task-store.ts'
