// Every answer of the law explains itself: a value and the steps that lead to it, as data. Sentences are made
// elsewhere, in the reader's language, so that the screen, the letter, the court annex and the evidence print the same
// steps. "Does not apply", "we were not told" and "refused" (thrown, see errors.ts) are three different results.

/** Where a figure was read: a short citation. */
export type Source = { readonly title: string }

/** What each rule is given and gives, by the rule's id. One such map per question, beside its function. */
export type StepMap = Readonly<
  Record<string, { readonly given: Readonly<Record<string, string | number>>; readonly gives: string | number }>
>

/** One step: the rule that was applied, its article, what went in and what came out. */
export type Step<Map extends StepMap = StepMap, Rule extends keyof Map = keyof Map> = Rule extends keyof Map
  ? {
      readonly rule: Rule
      readonly article: string
      readonly given: Map[Rule]['given']
      readonly gives: Map[Rule]['gives']
      readonly source?: Source
      /** Sources disagree, or the article itself was not read: whoever relies on this step looks it up first. */
      readonly unconfirmed?: true
    }
  : never

/** An answer. Its last step gives the value, or the value's principal number. */
export type Explained<T, Map extends StepMap = StepMap> = {
  readonly kind: 'explained'
  readonly value: T
  readonly steps: readonly Step<Map>[]
}

/** The rule is known and does not reach this case; the last step says why. */
export type DoesNotApply<Map extends StepMap = StepMap> = {
  readonly kind: 'does-not-apply'
  readonly steps: readonly Step<Map>[]
}

/** The answer depends on something that was not told: names of the input's fields. */
export type Missing = { readonly kind: 'missing'; readonly missing: readonly string[] }

export const explained = <T, Map extends StepMap>(value: T, steps: readonly Step<Map>[]): Explained<T, Map> => ({
  kind: 'explained',
  value,
  steps,
})

export const doesNotApply = <Map extends StepMap>(steps: readonly Step<Map>[]): DoesNotApply<Map> => ({
  kind: 'does-not-apply',
  steps,
})

export const missing = (...fields: readonly string[]): Missing => ({ kind: 'missing', missing: fields })
