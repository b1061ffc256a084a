// A cheque that came back for want of funds becomes an enforceable title without a judge.
// CMF L131-73: after thirty days unpaid the bank delivers a certificate; a judicial officer who serves it on the drawer
// and does not see payment within fifteen days delivers a title. Not handled: stopped or stolen cheques.

import { explained, type Explained, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { addDays, type Day } from './values.ts'

export type UnpaidChequeInput = {
  /** The first presentation that was refused. */
  readonly refusedOn: Day
  /** When the certificate was served on the drawer. */
  readonly certificateServedOn?: Day | undefined
}

export type UnpaidCheque = { readonly certificateFrom: Day; readonly titleFrom: Day | null }

export type UnpaidChequeSteps = {
  'unpaid-cheque.certificate': {
    readonly given: { readonly refusedOn: Day; readonly days: number }
    readonly gives: Day
  }
  'unpaid-cheque.title': { readonly given: { readonly servedOn: Day; readonly days: number }; readonly gives: Day }
  'unpaid-cheque.serve-next': { readonly given: { readonly days: number }; readonly gives: Day }
}

/**
 * From when the certificate can be had, and the title.
 * @article CMF L131-73
 */
export function unpaidCheque(input: UnpaidChequeInput): Explained<UnpaidCheque, UnpaidChequeSteps> {
  const { refusedOn, certificateServedOn: servedOn } = input
  assertDays({ refusedOn, certificateServedOn: servedOn })
  const article = 'CMF L131-73'
  const certificateFrom = addDays(refusedOn, 30)
  const certificate: Step<UnpaidChequeSteps> = {
    rule: 'unpaid-cheque.certificate',
    article,
    given: { refusedOn, days: 30 },
    gives: certificateFrom,
  }
  if (servedOn === undefined) {
    const next = { rule: 'unpaid-cheque.serve-next', article, given: { days: 15 }, gives: certificateFrom } as const
    return explained({ certificateFrom, titleFrom: null }, [certificate, next])
  }
  const titleFrom = addDays(servedOn, 15)
  const title = { rule: 'unpaid-cheque.title', article, given: { servedOn, days: 15 }, gives: titleFrom } as const
  return explained({ certificateFrom, titleFrom }, [certificate, title])
}
