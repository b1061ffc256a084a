// Whom a rule fits, in words.

import type { PlanRule } from '../../api-types.ts'
import type { Messages } from '../../messages/index.ts'
import type { Format } from '../../ui/format.ts'

export function conditionsOf({ when }: PlanRule, t: Messages, format: Format): readonly string[] {
  const { conditions, everybody } = t.plans.rules
  const told = [
    when.debtorKinds && conditions.kinds(format.list(when.debtorKinds.map((kind) => t.words.kinds[kind]))),
    when.segments && conditions.segments(format.list(when.segments)),
    when.countries && conditions.countries(format.list(when.countries)),
    when.openCentsFrom !== undefined && conditions.openFrom(format.euros(when.openCentsFrom)),
    when.openCentsTo !== undefined && conditions.openTo(format.euros(when.openCentsTo)),
    when.usualDelayDaysFrom !== undefined && conditions.delayFrom(when.usualDelayDaysFrom),
    when.usualDelayDaysTo !== undefined && conditions.delayTo(when.usualDelayDaysTo),
  ].filter((text) => typeof text === 'string')
  return told.length > 0 ? told : [everybody]
}

/** `FR, be` → [`FR`, `BE`]; undefined when nothing is said. */
export const wordsIn = (text: string): string[] | undefined => {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  return words.length > 0 ? words : undefined
}
