// What others may call.

export { finishCall, undoCall } from './finish-call.ts'
export { listCalls } from './list-calls.ts'
export { type MailWatch, watchMail } from './watch-mail.ts'
