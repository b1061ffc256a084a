import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

const atOnce = { isFull: () => false, lingerMs: () => 1 }

test('what is asked while work is under way is done together, each answered for itself', async () => {
  const batches: (readonly number[])[] = []
  const double = gather(async (items: readonly number[]) => {
    batches.push(items)
    await sleep(20)
    return items.map((item) => item * 2)
  }, atOnce)
  const first = [double(1), double(2)]
  await sleep(10)
  expect(await Promise.all([...first, double(3), double(4), double(5)])).toEqual([2, 4, 6, 8, 10])
  expect(batches).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

test('a full batch waits for nobody, one that is not full no longer than it is told', async () => {
  const batches: (readonly number[])[] = []
  const options = { isFull: (items: readonly number[]) => items.length === 2, lingerMs: () => 30 }
  const note = gather((items: readonly number[]) => {
    batches.push(items)
    return Promise.resolve(items)
  }, options)
  const [one, two] = [note(1), note(2)]
  expect(batches).toEqual([[1, 2]])
  await Promise.all([one, two])
  const three = note(3)
  expect(batches).toHaveLength(1)
  expect(await three).toBe(3)
  expect(batches).toEqual([[1, 2], [3]])
})

test('two batches may be under way at once, and no third', async () => {
  const begun: (readonly number[])[] = []
  const release: (() => void)[] = []
  const options = { isFull: (items: readonly number[]) => items.length === 2, lingerMs: () => 1000, atOnce: 2 }
  const note = gather(async (items: readonly number[]) => {
    begun.push(items)
    await new Promise<void>((resolve) => release.push(resolve))
    return items
  }, options)
  const answers = Promise.all([1, 2, 3, 4, 5, 6].map((item) => note(item)))
  expect(begun).toEqual([
    [1, 2],
    [3, 4],
  ])
  release[1]?.()
  await sleep(1)
  expect(begun).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
  for (const go of release) go()
  expect(await answers).toEqual([1, 2, 3, 4, 5, 6])
})

test('what fails with others is tried by itself: one fails, the others go on', async () => {
  const batches: (readonly number[])[] = []
  const work = gather((items: readonly number[]) => {
    batches.push(items)
    return items.includes(2) ? Promise.reject(new Error('two')) : Promise.resolve(items)
  }, atOnce)
  const outcomes = await Promise.allSettled([work(1), work(2), work(3)])
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))).toEqual([
    1,
    'failed',
    3,
  ])
  expect(batches).toEqual([[1, 2, 3], [1], [2], [3]])
  expect(await work(4)).toBe(4)
})

test('an answer too few is a fault, not a silence', async () => {
  const work = gather((items: readonly number[]) => Promise.resolve(items.slice(1)), atOnce)
  await expect(work(1)).rejects.toThrow('0 answers to 1 items')
})

test('one that can wait goes with the first that is in a hurry', async () => {
  const batches: (readonly string[])[] = []
  const note = gather(
    (items: readonly string[]) => {
      batches.push(items)
      return Promise.resolve(items)
    },
    { isFull: () => false, lingerMs: (items) => (items.includes('in a hurry') ? 1 : 1_000_000) },
  )
  const answers = [note('can wait'), note('in a hurry'), note('can wait as well')]
  expect(await Promise.all(answers)).toEqual(['can wait', 'in a hurry', 'can wait as well'])
  expect(batches).toEqual([['can wait', 'in a hurry', 'can wait as well']])
})
