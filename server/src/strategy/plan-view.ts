// A collection plan as its screen shows it.

import { type Locale, actorName } from '#kernel'
import type { PlanAdvice } from './plan-advice.ts'
import type { PlanVersion } from './plan-store.ts'
import { TEXTS } from './plan.ts'
import { stepName } from './sentence.ts'
import { adviceSentence } from './sentences/advice.ts'

export function describePlan({ plan, version, defaultFor, recordedAt, recordedBy }: PlanVersion, locale: Locale) {
  return {
    key: plan.key,
    name: plan.name?.[locale] ?? plan.key,
    version,
    defaultFor,
    recordedBy: recordedBy === null ? null : actorName(recordedBy, locale),
    recordedAt,
    plan,
    stepNames: plan.steps.map(({ key }) => stepName(key, locale)),
  }
}

export const describeTexts = (locale: Locale) => TEXTS.map((key) => ({ key, name: stepName(key, locale) }))

export const describeAdvice = (advice: PlanAdvice, locale: Locale) => ({
  step: advice.step,
  code: advice.code,
  severity: advice.severity,
  text: adviceSentence(advice, locale),
  article: advice.article,
})
