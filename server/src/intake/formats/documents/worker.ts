// The process of its own in which documents are read, with little memory and little time each: what comes from outside may be made to
// exhaust both. Length and bytes come in on standard input, one line of JSON goes out for each.

import type { Document } from './document.ts'
import { DocumentError } from './document-error.ts'
import { readDocument } from './read-document.ts'

export type WorkerAnswer =
  | { readonly documents: readonly Document[] }
  | { readonly code: DocumentError['code']; readonly data: DocumentError['data'] }

let received = Buffer.alloc(0)
for await (const part of process.stdin) {
  received = Buffer.concat([received, part as Buffer])
  while (received.length >= 4 && received.length >= 4 + received.readUInt32LE(0)) {
    const end = 4 + received.readUInt32LE(0)
    process.stdout.write(`${JSON.stringify(answer(received.subarray(4, end)))}\n`)
    received = received.subarray(end)
  }
}

function answer(bytes: Buffer): WorkerAnswer {
  try {
    return { documents: readDocument(bytes) }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return { code: error.code, data: error.data }
  }
}
