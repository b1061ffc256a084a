// Working through the acts of the day: which one is looked at, which are chosen, what is being asked; by mouse or by keys.

import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import type { Cents } from '@quittance/law'
import type { Action } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { focusRow, moveFocus, useSelection } from '../../ui/list.ts'
import type { Selection } from '../../ui/list.ts'

export type Worklist = {
  readonly selection: Selection
  readonly chosenCents: Cents
  readonly current: Action | null
  readonly opened: Action | null
  readonly overlay: 'release' | 'skip' | null
  /** What a release is about: the chosen rows, else the one looked at, else all. */
  readonly subjects: readonly Action[]
  readonly look: (key: string) => void
  readonly open: (key: string) => void
  readonly close: () => void
  readonly release: () => void
  readonly skip: () => void
  readonly closeOverlay: () => void
  readonly released: () => void
  readonly skipped: () => void
}

export function useWorklist(actions: readonly Action[]): Worklist {
  const keys = actions.map((action) => action.key)
  const free = actions.filter((action) => action.state === 'planned').map((action) => action.key)
  const selection = useSelection(free)
  const [at, setAt] = useState<string | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [overlay, setOverlay] = useState<Worklist['overlay']>(null)
  const [subjectKeys, setSubjectKeys] = useState<readonly string[]>([])
  const navigate = useNavigate()

  const current = actions.find((action) => action.key === at) ?? null
  const chosen = actions.filter((action) => selection.has(action.key))
  const ask = (asked: readonly string[]) => {
    if (asked.length === 0) return
    setSubjectKeys(asked)
    setOverlay('release')
  }
  const alone = at !== null && free.includes(at) ? [at] : []
  const work: Worklist = {
    selection,
    chosenCents: chosen.reduce((sum, action) => sum + action.totalCents, 0),
    current,
    opened: isOpen ? current : null,
    overlay,
    subjects: actions.filter((action) => subjectKeys.includes(action.key)),
    look: setAt,
    open: (key) => {
      setAt(key)
      setIsOpen(true)
    },
    close: () => setIsOpen(false),
    release: () => ask(selection.chosen.length > 0 ? selection.chosen : isOpen ? alone : free),
    skip: () => {
      if (alone.length > 0) setOverlay('skip')
    },
    closeOverlay: () => {
      setOverlay(null)
      if (at) focusRow(at)
    },
    released: () => {
      selection.clear()
      setIsOpen(false)
    },
    skipped: () => {
      setOverlay(null)
      setAt(neighbour(keys, at))
    },
  }
  useKeys({
    j: () => setAt(moveFocus(keys, at, 1)),
    k: () => setAt(moveFocus(keys, at, -1)),
    x: (event) => alone.forEach((key) => selection.toggle(key, event.shiftKey)),
    a: () => selection.setAll(free, selection.chosen.length < free.length),
    e: () => ask(selection.chosen.length > 0 ? selection.chosen : alone),
    s: work.skip,
    o: () => current && void navigate({ to: '/debtors/$debtorId', params: { debtorId: current.debtorId } }),
  })
  return work
}

/** The row that takes the place of one that goes. */
function neighbour(keys: readonly string[], key: string | null): string | null {
  const index = key === null ? -1 : keys.indexOf(key)
  return keys[index + 1] ?? keys[index - 1] ?? null
}
