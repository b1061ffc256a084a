// The process that reads for the program. Its code is loaded first, with what was compiled before; then it gives up the right to write
// and waits for the first question. Nothing of a file was seen until then.

import module from 'node:module'
import type { Asked } from './requests.ts'

const cache = process.argv[2]
if (cache !== undefined) module.enableCompileCache(cache)
const { answerAsked } = await import('./answer-asked.ts')
if (cache !== undefined) {
  module.flushCompileCache()
  ;(process.permission as unknown as { drop(scope: string): void }).drop('fs.write')
}

process.on('message', (asked) => void answerAsked(asked as Asked))
