// Gathers what many lanes ask for at about the same moment into one piece of work: while one is under way, the next fills up.
// Many small transactions become few.

import { stopwatch } from '#platform/clock.ts'

export type Gathered<Item, Answer> = (item: Item) => Promise<Answer>

export type GatherOptions<Item> = {
  /** Whether nobody else will ask before these are answered: no reason to wait. */
  readonly isFull: (items: readonly Item[]) => boolean
  /** How much longer these wait for others. */
  readonly lingerMs: (items: readonly Item[]) => number
  /** Pieces of work under way at once; one when not given. */
  readonly atOnce?: number
}

/**
 * `work` answers every item, in their order. When it throws over several, each is tried by itself: what is wrong with one
 * stops no other.
 */
export function gather<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { isFull, lingerMs, atOnce = 1 }: GatherOptions<Item>,
): Gathered<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  let atWork = 0
  let lingering: { readonly timer: NodeJS.Timeout; readonly until: number } | null = null
  const since = stopwatch()

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

  const begin = async (): Promise<void> => {
    if (lingering) clearTimeout(lingering.timer)
    lingering = null
    const batch = waiting
    waiting = []
    atWork++
    await run(batch)
    atWork--
    if (waiting.length > 0) beginWhenFull()
  }

  const beginWhenFull = (): void => {
    if (atWork >= atOnce) return
    const items = waiting.map(({ item }) => item)
    if (isFull(items)) void begin()
    else linger(lingerMs(items))
  }

  /** Never longer than was said before: who came later may be in more of a hurry, not in less. */
  const linger = (milliseconds: number): void => {
    const until = since() + milliseconds
    if (lingering && lingering.until <= until) return
    if (lingering) clearTimeout(lingering.timer)
    lingering = { until, timer: setTimeout(() => void begin(), milliseconds) }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      beginWhenFull()
    })
}

type Waiting<Item, Answer> = {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}
