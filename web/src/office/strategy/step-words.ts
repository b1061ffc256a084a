// When a step comes, in words.

import type { PlanStep } from '../../api-types.ts'

export type WhenWords = {
  readonly before: (days: number) => string
  readonly on: string
  readonly after: (days: number) => string
  readonly afterPrevious: (days: number) => string
}

export function whenText(step: Pick<PlanStep, 'offsetDays' | 'afterPreviousDays'>, words: WhenWords): string {
  if (step.afterPreviousDays !== undefined) return words.afterPrevious(step.afterPreviousDays)
  const offset = step.offsetDays ?? 0
  if (offset === 0) return words.on
  return offset < 0 ? words.before(-offset) : words.after(offset)
}
