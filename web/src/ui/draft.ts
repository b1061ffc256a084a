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

/** Whatever order the fields of an object stand in: the server writes them in its own. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)

const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value
