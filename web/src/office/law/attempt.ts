// The law answers or refuses: a figure that nobody has looked up yet, an input that no law fits. Anything else is a bug.

import { UnknownParameter, WrongInput } from '@quittance/law'

export type Refused = { readonly kind: 'refused'; readonly error: UnknownParameter | WrongInput }

export function attempt<T>(compute: () => T): T | Refused {
  try {
    return compute()
  } catch (error) {
    if (error instanceof UnknownParameter || error instanceof WrongInput) return { kind: 'refused', error }
    throw error
  }
}
