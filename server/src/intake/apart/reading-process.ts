// Whatever comes from outside is opened and read in a process of its own, as it may be made to exhaust the one that reads it
// (`start-worker.ts` says what such a process may). One that runs out of memory or of time is ended, and only its file is refused.
// A process that read one file waits some seconds for the next: starting one costs more than most files.

import type { ChildProcess } from 'node:child_process'
import { Refusal } from '#kernel/refusal.ts'
import type { RefusalCode } from '#kernel/refusals.ts'
import { LIMITS } from '../formats/limits.ts'
import { headOf, type Source } from '../formats/source.ts'
import { startWorker } from './start-worker.ts'
import type { Asked, GivenSource, Part, Said, Wanted } from './requests.ts'

/** Questions about one file. Each stands for itself: whichever process answers opens the file again, unless it is the same one. */
export type FileReader = {
  /** `hear` gets the parts of the answer as they come; what it throws ends the reading. */
  readonly ask: <Answer>(wanted: Wanted, hear?: (part: Part) => void) => Promise<Answer>
}

export function fileReader(source: Source): FileReader {
  let last: ReadingProcess | null = null
  return {
    async ask<Answer>(wanted: Wanted, hear: (part: Part) => void = () => undefined): Promise<Answer> {
      const process = takeIdle(last) ?? startProcess()
      const isKnown = process === last && process.about === source
      last = process
      process.about = source
      const given = isKnown ? null : await givenSource(source, wanted)
      const said = await answerOf(process, { source, given, wanted, hear })
      switch (said.said) {
        case 'done':
          return said.answer as Answer
        case 'refused':
          throw new Refusal(said.code, said.data)
        case 'failed':
          throw new Error(said.error)
      }
    },
  }
}

/** What is in memory is given as far as a file of its kind may go: a larger one is refused by its size. */
const givenSource = async (source: Source, { what }: Wanted): Promise<GivenSource> => {
  const { name, size, path } = source
  if (path !== undefined) return { name, size, path }
  return { name, size, bytes: await headOf(source, what === 'document' ? LIMITS.documentBytes : LIMITS.givenBytes) }
}

type ReadingProcess = { readonly child: ChildProcess; about: Source | null; isGone: boolean }

/** None keeps the program from ending, and none outlives its rest. */
const idle = new Map<ReadingProcess, NodeJS.Timeout>()

/** Starts as many processes as a file will need, while there is something else to do before it is read. */
export function startReaders(source: Source): void {
  const needed = source.size >= LIMITS.halvedBytes ? 2 : 1
  while (idle.size < needed) rest(startProcess())
}

function takeIdle(wanted: ReadingProcess | null): ReadingProcess | null {
  const process = wanted !== null && idle.has(wanted) ? wanted : ([...idle.keys()].at(-1) ?? null)
  if (process === null) return null
  clearTimeout(idle.get(process))
  idle.delete(process)
  return process
}

function rest(process: ReadingProcess): void {
  if (process.isGone) return
  setHold(process, 'unref')
  const end = (): void => {
    idle.delete(process)
    process.child.disconnect()
  }
  idle.set(process, setTimeout(end, LIMITS.workerRestMilliseconds).unref())
}

function startProcess(): ReadingProcess {
  const child = startWorker()
  const started: ReadingProcess = { child, about: null, isGone: false }
  const gone = (): void => {
    started.isGone = true
    clearTimeout(idle.get(started))
    idle.delete(started)
  }
  child.once('disconnect', gone)
  child.once('error', gone)
  return started
}

type Question = {
  readonly source: Source
  readonly given: GivenSource | null
  readonly wanted: Wanted
  readonly hear: (part: Part) => void
}

type Ended = Exclude<Said, Part>

/** Where it broke off there is one thing to say, whatever it was: no memory, no time left, or somebody ended the process. */
function answerOf(process: ReadingProcess, { source, given, wanted, hear }: Question): Promise<Ended> {
  const { child } = process
  return new Promise((resolve, reject) => {
    let format: string = wanted.what
    const timer = setTimeout(() => child.kill('SIGKILL'), timeFor(wanted, source))
    const settle = (then: () => void): void => {
      clearTimeout(timer)
      child.off('message', take)
      child.off('disconnect', breakOff)
      child.off('error', breakOff)
      then()
    }
    const breakOff = (): void =>
      settle(() => resolve({ said: 'refused', code: brokenOff(format), data: { file: source.name } }))
    const take = (message: unknown): void => {
      const said = message as Said
      if (isPart(said)) {
        if (said.said === 'format') format = said.format
        try {
          hear(said)
        } catch (error) {
          child.kill('SIGKILL')
          settle(() => reject(error instanceof Error ? error : new Error(String(error))))
        }
      } else {
        rest(process)
        settle(() => resolve(said))
      }
    }
    setHold(process, 'ref')
    child.on('message', take)
    child.once('disconnect', breakOff)
    child.once('error', breakOff)
    if (process.isGone || !child.connected) breakOff()
    // Whether it arrived shows in the answer, or in that it is gone.
    else child.send({ source: given, wanted } satisfies Asked, () => undefined)
  })
}

const isPart = (said: Said): said is Part => said.said !== 'done' && said.said !== 'refused' && said.said !== 'failed'

const timeFor = ({ what }: Wanted, { size }: Source): number =>
  what === 'document'
    ? LIMITS.documentMilliseconds
    : LIMITS.workerMilliseconds + (size / (1 << 20)) * LIMITS.workerMillisecondsPerMegabyte

const brokenOff = (format: string): RefusalCode =>
  format === 'spreadsheet'
    ? 'intake.spreadsheet_too_heavy'
    : format === 'document'
      ? 'intake.document_too_heavy'
      : 'intake.file_too_heavy'

/** Only while it is asked something does the program wait for it. */
function setHold({ child }: ReadingProcess, hold: 'ref' | 'unref'): void {
  child[hold]()
  child.channel?.[hold]()
}
