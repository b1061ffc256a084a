// A refusal: a business reason to say no, with the numbers. Anything else thrown is a bug.

import type { RefusalCode } from './refusals.ts'

export type RefusalData = Readonly<Record<string, unknown>>

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly data: RefusalData

  constructor(code: RefusalCode, data: RefusalData = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.data = data
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal
