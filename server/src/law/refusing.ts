// What the law's functions throw, as refusals that people can read.

import { UnknownParameter, WrongInput } from '@quittance/law'
import { Refusal } from '#kernel'

/** Runs a computation of the law. Anything but its two errors is a bug and passes through. */
export function refusing<T>(compute: () => T): T {
  try {
    return compute()
  } catch (error) {
    if (error instanceof UnknownParameter) throw new Refusal(error.code, error.data)
    if (!(error instanceof WrongInput)) throw error
    throw new Refusal(error.data.because === 'rate-set-by-law' ? 'law.rate_set_by_law' : error.code, error.data)
  }
}
