// What the program and the process that reads for it say to each other: plain data, as nothing else crosses.

import type { RefusalCode } from '#kernel'
import type { RefusalData } from '#kernel/refusal.ts'
import type { Document } from '../formats/documents/document.ts'
import type { EntriesCut } from '../formats/entries-halves.ts'
import type { KeptParcel } from '../formats/kept-record.ts'
import type { CustomerRow, ListRow } from '../model.ts'
import type { OpenedFile, OpenOptions } from '../opened-file.ts'

/** The reader opens a file by its path itself; what is nowhere on the disk is given whole. */
export type GivenSource = { readonly name: string; readonly size: number } & (
  | { readonly path: string }
  | { readonly bytes: Uint8Array }
)

/** `source` null: the one that was asked about last. */
export type Asked = { readonly source: GivenSource | null; readonly wanted: Wanted }

export type Wanted =
  | { readonly what: 'open'; readonly options: OpenOptions }
  /** `withRows` false: what the file holds, without giving its lines. */
  | { readonly what: 'read'; readonly options: OpenOptions; readonly withRows: boolean }
  /** The bytes of one file of an archive, by its place. */
  | { readonly what: 'member'; readonly options: OpenOptions; readonly place: number }
  /** Where a file of accounting entries can be cut in two; null where it cannot. */
  | { readonly what: 'cut'; readonly options: OpenOptions }
  | {
      readonly what: 'half'
      readonly options: OpenOptions
      readonly cut: EntriesCut
      readonly half: 'first' | 'second'
    }
  | { readonly what: 'document' }

export type Said =
  /** Parts of the answer, as they come. */
  | Part
  | { readonly said: 'done'; readonly answer: unknown }
  | { readonly said: 'refused'; readonly code: RefusalCode; readonly data: RefusalData }
  /** A mistake of ours. */
  | { readonly said: 'failed'; readonly error: string }

export type Part =
  /** What the file is being read as: it tells how to say that the reading broke off. */
  | { readonly said: 'format'; readonly format: string }
  | { readonly said: 'lines'; readonly parcel: KeptParcel }
  | { readonly said: 'rows'; readonly rows: readonly (ListRow | CustomerRow)[] }
  | {
      readonly said: 'movements'
      readonly account: number
      /** `rowsOf` them, which is quicker than objects. */ readonly entries: string
    }
  | { readonly said: 'bytes'; readonly bytes: Uint8Array }

/** An opened file without what it can do. `members` null: the file is itself the document. */
export type Described =
  | { readonly kind: 'documents'; readonly members: readonly Member[] | null }
  | (OpenedFile extends infer File ? (File extends { readonly kind: 'documents' } ? never : Omit<File, 'read'>) : never)

export type Member = { readonly name: string; readonly size: number }

export type ReadDocument = {
  readonly mediaType: 'application/pdf' | 'application/xml'
  readonly documents: readonly Document[]
}
