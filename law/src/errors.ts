// What the law's functions throw. Both are refusals that carry their numbers; any other error is a bug.

import type { Day } from './values.ts'

/** A figure of the law that is not known on the day asked. Never replaced by the last one known. */
export class UnknownParameter extends Error {
  readonly code = 'law.parameter_unknown'
  readonly data: {
    readonly parameter: string
    readonly day: Day
    readonly knownFrom: Day
    readonly knownThrough: Day
  }

  constructor(data: UnknownParameter['data']) {
    super(`${data.parameter} is not known on ${data.day}: known from ${data.knownFrom}, through ${data.knownThrough}`)
    this.name = 'UnknownParameter'
    this.data = data
  }
}

/** An input that no law can be applied to: a negative amount, a rate that the law forbids to agree. */
export class WrongInput extends Error {
  readonly code = 'law.input_wrong'
  readonly data: { readonly field: string; readonly given: string | number; readonly because: WrongInputReason }

  constructor(data: WrongInput['data']) {
    super(`${data.field} = ${data.given}: ${data.because}`)
    this.name = 'WrongInput'
    this.data = data
  }
}

export type WrongInputReason =
  | 'not-a-day'
  | 'not-a-date-of-the-month'
  | 'not-whole-and-positive'
  | 'rate-set-by-law'
  | 'not-one-to-ten-years'
  | 'more-than-owed'
