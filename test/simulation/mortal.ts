// A program that may die: between any two commits, and before one that it had worked for. What it does afterwards is undone, as
// with a process that is gone; then it is started again.

import type { Shell } from '../../server/src/kernel/index.ts'
import { Crash } from './program.ts'

export type Life = {
  readonly isOver: () => boolean
  /** A moment at which it may end. */
  readonly pass: () => void
  /** Resolves when what was under way at the end has come to its own. */
  readonly stillness: () => Promise<void>
  readonly enter: () => void
  readonly leave: () => void
}

/** Ends at the moment of this number, or lives on for ever. */
export function createLife(moments: number): Life {
  let left = moments
  let isOver = false
  let inside = 0
  const waiting: (() => void)[] = []
  return {
    isOver: () => isOver,
    pass: () => {
      if (--left <= 0) isOver = true
      if (isOver) throw new Crash()
    },
    enter: () => {
      inside++
    },
    leave: () => {
      inside--
      if (inside === 0) for (const resolve of waiting.splice(0)) resolve()
    },
    stillness: () => (inside === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}

/** Each transaction may be the last: before it begins, before it commits, or after. */
export const mortal = (shell: Shell, life: Life): Shell => ({
  ...shell,
  inCompany: async (company, work) => {
    life.pass()
    life.enter()
    try {
      const answer = await shell.inCompany(company, async (ctx) => {
        const done = await work(ctx)
        life.pass()
        return done
      })
      life.pass()
      return answer
    } finally {
      life.leave()
    }
  },
})
