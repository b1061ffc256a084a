// What others may call.

export { checkFolders } from './check-folders.ts'
export { endCallBacks } from './end-call-backs.ts'
export { finishCall, undoCall } from './finish-call.ts'
export { listCalls } from './list-calls.ts'
export { listFolders } from './list-folders.ts'
export { type MailWatch, watchMail } from './watch-mail.ts'
