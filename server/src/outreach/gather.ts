// Gathers what many lanes ask for at the same moment into one piece of work: while one is under way, the next fills up. Many
// small transactions become few, and nobody waits for a batch to be full.

export type Gathered<Item, Answer> = (item: Item) => Promise<Answer>

/**
 * `work` answers every item, in their order. When it throws over several, each is tried by itself: what is wrong with one
 * stops no other.
 */
export function gather<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
): Gathered<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  let atWork = false

  const run = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await work(batch.map(({ item }) => item))
      if (answers.length !== batch.length) throw new Error(`${answers.length} answers to ${batch.length} items`)
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer)
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await run([one])
      else batch[0]?.reject(error)
    }
  }

  const drain = async (): Promise<void> => {
    atWork = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await run(batch)
    }
    atWork = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // Whoever asks in the same turn of the event loop travels along.
      if (!atWork) {
        atWork = true
        setImmediate(() => void drain())
      }
    })
}

type Waiting<Item, Answer> = {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}
