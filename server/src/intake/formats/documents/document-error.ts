// Why a document cannot be read. It crosses the border of the process that reads it as plain data; the sentence is in the catalogue.

import type { RefusalCode } from '#kernel'

export class DocumentError extends Error {
  readonly code: RefusalCode
  readonly data: Readonly<Record<string, string | number>>
  constructor(code: RefusalCode, data: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.data = data
  }
}
