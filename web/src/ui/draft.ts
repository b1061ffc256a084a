// A form's own copy of what the server has: kept while somebody types, renewed when it has been saved.

import { useState } from 'react'

export type Draft<T> = {
  readonly value: T
  readonly set: (value: T) => void
  readonly isChanged: boolean
  readonly reset: () => void
}

export function useDraft<T>(saved: T): Draft<T> {
  const [base, setBase] = useState(saved)
  const [value, set] = useState(saved)
  const isChanged = !isSame(value, base)
  if (!isSame(saved, base)) {
    setBase(saved)
    if (!isChanged || isSame(value, saved)) set(saved)
  }
  return { value, set, isChanged, reset: () => set(base) }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
