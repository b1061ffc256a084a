// Files broken at random, to see that every parser either reads them or refuses them with a word: it never crashes, hangs or grows
// without bound. A few thousand in the tests; a hundred thousand each by hand:
//
//     node scripts/run.mjs test/fuzz/run.ts [PARSER …] [--cases 100000] [--seed 1]

import { setImmediate } from 'node:timers/promises'
import { isRefusal } from '../../server/src/kernel/index.ts'

/** A parser with whole files to break; `read` throws a Refusal for what it does not read. */
export type FuzzTarget = {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  readonly read: (bytes: Uint8Array) => Promise<unknown>
}

export type FuzzResult = {
  readonly cases: number
  readonly read: number
  readonly refused: number
  readonly slowestMilliseconds: number
}

/** More processor time than this for a few kilobytes is a hang; time on the clock would count the machine's other work, too. */
const HANG_MILLISECONDS = 1_000

export async function fuzz(
  target: FuzzTarget,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): Promise<FuzzResult> {
  const random = randomOf(seed)
  let read = 0
  let slowestMilliseconds = 0
  for (let run = 0; run < cases; run++) {
    const bytes = mutated(target.seeds, random)
    // Between two files a program has other work: what is given back on such a turn is, and would look like growth otherwise.
    await setImmediate()
    const before = process.cpuUsage()
    try {
      await target.read(bytes)
      read++
    } catch (error) {
      if (!isRefusal(error)) throw failure(target, run, seed, bytes, error)
    }
    const { user, system } = process.cpuUsage(before)
    slowestMilliseconds = Math.max(slowestMilliseconds, (user + system) / 1000)
    if (slowestMilliseconds > HANG_MILLISECONDS) throw failure(target, run, seed, bytes, `${slowestMilliseconds} ms`)
  }
  return { cases, read, refused: cases - read, slowestMilliseconds }
}

const failure = (target: FuzzTarget, run: number, seed: number, bytes: Uint8Array, cause: unknown): Error =>
  new Error(`${target.name}, case ${run} of seed ${seed}: ${Buffer.from(bytes).toString('base64').slice(0, 4_000)}`, {
    cause,
  })

/** The same numbers for the same seed: a case that fails can be run again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Bytes that mean something in one format or another. */
const TELLING = Buffer.concat([
  Buffer.from('<>/&;:="\'-+,.!?#{}[]()|^*@\\ \t\r\n0129AZaz'),
  Buffer.from([0, 0x80, 0xc3, 0xff]),
])

function mutated(seeds: readonly Uint8Array[], random: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(seeds[random(seeds.length)] ?? [])
  const changes = 1 + random(random(3) === 0 ? 8 : 2)
  for (let change = 0; change < changes; change++) {
    const at = random(bytes.length + 1)
    const length = 1 + random(random(10) === 0 ? 200 : 6)
    const before = bytes.subarray(0, at)
    const part = bytes.subarray(at, at + length)
    const after = bytes.subarray(at + length)
    const letters = Buffer.from(Array.from({ length: 1 + random(3) }, () => TELLING[random(TELLING.length)] ?? 0))
    const elsewhere = random(bytes.length + 1)
    bytes =
      [
        () => Buffer.concat([before, after]),
        () => Buffer.concat([before, letters, part, after]),
        () => Buffer.concat([before, letters, after]),
        () => Buffer.concat([before, part, part, after]),
        () => Buffer.concat([before, bytes.subarray(elsewhere, elsewhere + length), after]),
        () => Buffer.concat([before, part]),
      ][random(6)]?.() ?? bytes
  }
  return bytes
}
