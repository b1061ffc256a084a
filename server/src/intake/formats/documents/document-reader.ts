// What a document says, from a process of its own: one that takes too much memory or too long is ended, and only it is refused.

import { fileReader } from '../../apart/reading-process.ts'
import type { ReadDocument } from '../../apart/requests.ts'
import type { Source } from '../source.ts'

/** Refuses what is no document or cannot be read, by the name of its file. */
export const documentsIn = (source: Source): Promise<ReadDocument> =>
  fileReader(source).ask<ReadDocument>({ what: 'document' })
