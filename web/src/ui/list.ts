// A list worked through by keyboard: which row has the focus, and which rows are chosen.

import { useCallback, useMemo, useState } from 'react'

/** Moves the focus to the row above or below; the row's main control carries `data-row={key}`. */
export function moveFocus(keys: readonly string[], current: string | null, step: 1 | -1): string | null {
  const at = current === null ? -1 : keys.indexOf(current)
  const next = at === -1 ? (step === 1 ? 0 : keys.length - 1) : Math.min(keys.length - 1, Math.max(0, at + step))
  const key = keys[next] ?? null
  if (key !== null) focusRow(key)
  return key
}

export function focusRow(key: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

export type Selection = {
  readonly has: (key: string) => boolean
  readonly chosen: readonly string[]
  readonly toggle: (key: string, extend?: boolean) => void
  readonly setAll: (keys: readonly string[], isChosen: boolean) => void
  readonly clear: () => void
}

/** What is chosen among `keys`; with `extend` (shift) the range since the last choice follows it. */
export function useSelection(keys: readonly string[]): Selection {
  const [set, setSet] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string | null>(null)

  const setAll = useCallback((some: readonly string[], isChosen: boolean) => {
    setSet((before) =>
      isChosen ? new Set([...before, ...some]) : new Set([...before].filter((k) => !some.includes(k))),
    )
  }, [])
  const toggle = useCallback(
    (key: string, extend = false) => {
      const range = extend && anchor !== null ? between(keys, anchor, key) : [key]
      setAll(range, !set.has(key))
      setAnchor(key)
    },
    [keys, anchor, set, setAll],
  )
  const clear = useCallback(() => setSet(new Set()), [])

  return useMemo(
    () => ({ has: (key) => set.has(key), chosen: keys.filter((key) => set.has(key)), toggle, setAll, clear }),
    [keys, set, toggle, setAll, clear],
  )
}

function between(keys: readonly string[], a: string, b: string): readonly string[] {
  const [from, to] = [keys.indexOf(a), keys.indexOf(b)]
  return from === -1 || to === -1 ? [b] : keys.slice(Math.min(from, to), Math.max(from, to) + 1)
}
