// The order of what one transaction asks its connection for. Statements leave in the order in which they are asked for, without waiting
// for each other's answers; a COPY has the connection for itself.

import type { ClientBase } from 'pg'

export type Turns = {
  /** Sent at once, behind what was sent before. */
  readonly send: <T>(work: () => Promise<T>) => Promise<T>
  /** For COPY, which no other statement may follow before it has ended. */
  readonly byItself: <T>(work: () => Promise<T>) => Promise<T>
  /** The same for one that is read piece by piece: until it is at its end nothing else may be asked for. */
  readonly stream: <T>(work: () => AsyncIterable<T>) => AsyncGenerator<T, void>
  /** Every later use is an error instead of a statement in somebody else's transaction. */
  readonly end: () => void
}

export function openTurns(client: ClientBase): Turns {
  let isOpen = true
  let isStreaming = false
  /** The last that was asked for has its answer, and so has all before it. */
  let answered: Promise<unknown> = Promise.resolve()
  /** Those that want the connection for themselves and have not ended. */
  let alone = 0

  const refuse = (): void => {
    if (!isOpen) throw new Error('the transaction is over: a statement was not awaited')
    if (isStreaming) throw new Error('a copyOut of this transaction is still being read')
  }

  return {
    send: async (work) => {
      refuse()
      const turn = alone === 0 ? work() : answered.then(work)
      answered = turn.then(ignore, ignore)
      return turn
    },
    byItself: async (work) => {
      refuse()
      alone++
      const turn = answered.then(async () => {
        sendBehind(client, false)
        try {
          return await work()
        } finally {
          sendBehind(client, true)
          alone--
        }
      })
      answered = turn.then(ignore, ignore)
      return turn
    },
    stream: async function* (work) {
      refuse()
      isStreaming = true
      try {
        await answered
        sendBehind(client, false)
        yield* work()
      } finally {
        sendBehind(client, true)
        isStreaming = false
      }
    },
    end: () => {
      isOpen = false
    },
  }
}

/** Nothing of an answer is kept longer than whoever asked keeps it. */
const ignore = (): void => undefined

/** The library refuses a COPY while it may send statements behind it; between statements it may be told either. */
function sendBehind(client: ClientBase, pipeline: boolean): void {
  Object.assign(client, { pipeline })
}
