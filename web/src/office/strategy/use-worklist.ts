// Working through the day: which row is looked at, which acts are chosen, what is being asked; by mouse or by keys.

import { useEffect, useRef, useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { type Sum, sumsOf } from '../../ui/sums.ts'
import type { Action, Task } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { focusRow, moveFocus, useSelection } from '../../ui/list.ts'
import type { Selection } from '../../ui/list.ts'
import { type WorkRow, isCall, isFree, endsPlan, rowAfter } from './work-rows.ts'

export type Worklist = {
  readonly selection: Selection
  readonly chosenSums: readonly Sum[]
  readonly at: string | null
  readonly opened: WorkRow | null
  readonly overlay: 'release' | 'skip' | null
  /** What a release is about: the chosen rows, else the one looked at, else all. */
  readonly subjects: readonly Action[]
  readonly current: Action | null
  readonly look: (key: string) => void
  readonly open: (key: string) => void
  readonly close: () => void
  readonly release: () => void
  /** The chosen rows, else the one looked at. */
  readonly releaseRow: () => void
  /** The row looked at is an act that nobody has let go. */
  readonly isFree: boolean
  readonly skip: () => void
  readonly closeOverlay: () => void
  readonly released: () => void
  readonly skipped: () => void
  /** The row looked at is dealt with: the next one takes its place. */
  readonly moveOn: () => void
}

export function useWorklist(rows: readonly WorkRow[], finish: (task: Task) => void): Worklist {
  const keys = rows.map(({ key }) => key)
  const acts = rows.flatMap((row) => (row.kind === 'act' ? [row.act] : []))
  const free = acts.filter(isFree).map((act) => act.key)
  const selection = useSelection(free)
  const [at, setAt] = useState<string | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [overlay, setOverlay] = useState<Worklist['overlay']>(null)
  const [subjectKeys, setSubjectKeys] = useState<readonly string[]>([])
  const goOnAt = useNextFocus(at, overlay === null)

  const row = rows.find(({ key }) => key === at) ?? null
  const chosen = acts.filter((act) => selection.has(act.key))
  const ask = (asked: readonly string[]) => {
    if (asked.length === 0) return
    setSubjectKeys(asked)
    setOverlay('release')
  }
  const alone = at !== null && free.includes(at) ? [at] : []
  const leave = (gone: readonly string[]) => {
    const next = rowAfter(keys, at, gone)
    goOnAt(next)
    setAt(next)
  }
  const work: Worklist = {
    selection,
    chosenSums: sumsOf(chosen),
    at,
    opened: isOpen ? row : null,
    overlay,
    subjects: acts.filter((act) => subjectKeys.includes(act.key)),
    current: row?.kind === 'act' ? row.act : null,
    look: setAt,
    open: (key) => {
      setAt(key)
      setIsOpen(true)
    },
    close: () => setIsOpen(false),
    release: () => ask(selection.chosen.length > 0 ? selection.chosen : isOpen ? alone : free),
    releaseRow: () => ask(selection.chosen.length > 0 ? selection.chosen : alone),
    isFree: alone.length > 0,
    skip: () => {
      if (alone.length > 0) setOverlay('skip')
    },
    closeOverlay: () => setOverlay(null),
    released: () => {
      selection.clear()
      setIsOpen(false)
      leave(subjectKeys)
    },
    skipped: () => {
      setOverlay(null)
      leave(alone)
    },
    moveOn: () => leave(at === null ? [] : [at]),
  }
  useWorkKeys(work, { rows, free, finish })
  return work
}

/** Where the keys go on after a row went: a dialog that closes gives the focus back to the row that it was about. */
function useNextFocus(at: string | null, isIdle: boolean): (key: string | null) => void {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (!isIdle) return
    const key = wanted.current ?? at
    wanted.current = null
    if (key !== null) focusRow(key)
  }, [at, isIdle])
  return (key) => {
    wanted.current = key
  }
}

type WorkKeys = {
  readonly rows: readonly WorkRow[]
  readonly free: readonly string[]
  readonly finish: (task: Task) => void
}

function useWorkKeys(work: Worklist, { rows, free, finish }: WorkKeys): void {
  const navigate = useNavigate()
  const { at, selection } = work
  const row = rows.find(({ key }) => key === at) ?? null
  const keys = rows.map(({ key }) => key)
  const end = () => {
    if (selection.chosen.length > 0 || work.isFree) work.releaseRow()
    else if (row?.kind === 'task' && (isCall(row.task) || endsPlan(row.task))) work.open(row.key)
    else if (row?.kind === 'task') {
      finish(row.task)
      work.moveOn()
    }
  }
  const openDebtor = () => {
    const debtorId = row?.debtorId ?? null
    if (debtorId !== null) void navigate({ to: '/debtors/$debtorId', params: { debtorId } })
  }
  const move = (step: 1 | -1) => {
    const key = moveFocus(keys, at, step)
    if (key !== null) work.look(key)
  }
  const moves = { j: () => move(1), k: () => move(-1) }
  // An open call has keys of its own for its result.
  const isTakenByCall = work.opened?.kind === 'task' && isCall(work.opened.task)
  useKeys(
    isTakenByCall
      ? moves
      : {
          ...moves,
          x: (event) => {
            if (at !== null && work.isFree) selection.toggle(at, event.shiftKey)
          },
          a: () => selection.setAll(free, selection.chosen.length < free.length),
          e: end,
          s: work.skip,
          o: openDebtor,
        },
  )
}
