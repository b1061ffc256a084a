// Which of many amounts add up to one: neighbours first, then pairs, then small sets, within a bounded number of steps.

export type FoundSum = {
  /** Places in the list. */
  readonly places: readonly number[]
  /** Neighbours in the list, all of it, or any. */
  readonly how: 'all' | 'neighbours' | 'any'
}

export type SumSearch = {
  readonly found: readonly FoundSum[]
  /** How many sums of about this size were looked at: the more, the less one that fits says. */
  readonly tried: number
}

const MOST_FOUND = 3
const LONGEST_ROW = 24
const MOST_AMOUNTS = 60
const MOST_STEPS = 20_000

/** Sets of two or more that stand one after the other in the list. The amounts are positive. */
export function findNeighbours(amounts: readonly number[], wanted: number): SumSearch {
  const found: FoundSum[] = []
  let tried = 0
  for (let from = 0; from < amounts.length && found.length < MOST_FOUND; from++) {
    let sum = amounts[from] ?? 0
    // From the first one on, all that is due may be meant.
    const end = from === 0 ? amounts.length : Math.min(amounts.length, from + LONGEST_ROW)
    for (let to = from + 1; to < end; to++) {
      sum += amounts[to] ?? 0
      if (sum * 2 > wanted) tried++
      if (sum === wanted) {
        const places = Array.from({ length: to - from + 1 }, (_, index) => from + index)
        found.push({ places, how: places.length === amounts.length ? 'all' : 'neighbours' })
      }
      if (sum >= wanted) break
    }
  }
  return { found, tried }
}

/** Any two or more, at most six: depth first, larger amounts before smaller ones; nothing among too many. */
export function findAny(amounts: readonly number[], wanted: number): SumSearch {
  if (amounts.length > MOST_AMOUNTS) return { found: [], tried: 0 }
  const order = amounts.map((_, place) => place).toSorted((a, b) => (amounts[b] ?? 0) - (amounts[a] ?? 0))
  const found: FoundSum[] = []
  let steps = 0
  const walk = (at: number, left: number, chosen: readonly number[]): void => {
    for (let next = at; next < order.length && steps < MOST_STEPS && found.length < MOST_FOUND; next++) {
      steps++
      const place = order[next] as number
      const rest = left - (amounts[place] ?? 0)
      if (rest === 0 && chosen.length > 0)
        found.push({ places: [...chosen, place].toSorted((a, b) => a - b), how: 'any' })
      if (rest > 0 && chosen.length < 5) walk(next + 1, rest, [...chosen, place])
    }
  }
  walk(0, wanted, [])
  return { found, tried: steps }
}
