// The steps of a plan on a line of days from the due date. In the editor each can be moved: by dragging, or with the arrow keys.

import { useState } from 'react'
import { useMergedRef, useResizeObserver } from '@mantine/hooks'
import type { CollectionPlan, PlanStep } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { dayAt, offsetsOf, percentAt, placesOf } from './plan-edit.ts'
import { whenText } from './step-words.ts'
import styles from './plans.module.css'

/** What a label takes of the line, and of a line that is not measured yet: beside an open panel it is narrow on any screen. */
const LABEL_PIXELS = 58
const USUAL_WIDTH = 780

export type DayLineActs = {
  readonly openKey: string | null
  readonly onOpen: (key: string) => void
  readonly onMove: (key: string, offset: number) => void
  readonly onRemove: (key: string) => void
}

type DayLineProps = {
  readonly plan: CollectionPlan
  readonly names: readonly string[]
  /** Steps about which something is said. */
  readonly marked?: ReadonlySet<number>
  readonly acts?: DayLineActs
}

export function DayLine({ plan, names, marked, acts }: DayLineProps) {
  const { t } = useSpeech()
  const [line, setLine] = useState<HTMLDivElement | null>(null)
  const [measured, { width }] = useResizeObserver<HTMLDivElement>()
  const ref = useMergedRef(measured, setLine)
  const offsets = offsetsOf(plan.steps)
  const places = placesOf(offsets, (100 * LABEL_PIXELS) / (width || USUAL_WIDTH))
  const lanes = Math.max(1, ...places.map(({ lane }) => lane + 1))
  const offsetUnder = (clientX: number) => {
    const box = line?.getBoundingClientRect()
    return box ? dayAt((100 * (clientX - box.left)) / box.width, offsets) : 0
  }
  return (
    <div className={styles.lineScroll}>
      <div
        ref={ref}
        className={styles.line}
        data-edited={acts !== undefined}
        style={{ '--lanes': lanes } as React.CSSProperties}
        aria-hidden={!acts}
      >
        <span className={styles.due} style={{ left: `${percentAt(0, offsets)}%` }}>
          {t.plans.editor.due}
        </span>
        {plan.steps.map((step, index) => {
          const point = {
            step,
            offset: offsets[index] ?? 0,
            lane: places[index]?.lane ?? 0,
            percentOf: (offset: number) => percentAt(offset, offsets),
            isMarked: marked?.has(index) ?? false,
          }
          return acts ? (
            <MovablePoint
              key={step.key}
              {...point}
              name={names[index] ?? step.key}
              acts={acts}
              offsetUnder={offsetUnder}
            />
          ) : (
            <span key={step.key} className={styles.point} data-level={step.level} style={styleOf(point, point.offset)}>
              <PointContent step={step} offset={point.offset} isMarked={point.isMarked} />
            </span>
          )
        })}
      </div>
    </div>
  )
}

type PointProps = {
  readonly step: PlanStep
  readonly offset: number
  readonly lane: number
  readonly percentOf: (offset: number) => number
  readonly isMarked: boolean
}

const styleOf = ({ lane, percentOf }: PointProps, offset: number) =>
  ({ left: `${percentOf(offset)}%`, '--lane': lane }) as React.CSSProperties

type MovablePointProps = PointProps & {
  readonly name: string
  readonly acts: DayLineActs
  /** The day under the pointer. */
  readonly offsetUnder: (clientX: number) => number
}

function MovablePoint({ name, acts, offsetUnder, ...point }: MovablePointProps) {
  const { t } = useSpeech()
  const { step } = point
  const [dragged, setDragged] = useState<number | null>(null)
  const offset = dragged ?? point.offset
  return (
    <button
      type="button"
      role="slider"
      className={styles.point}
      data-level={step.level}
      data-dragged={dragged !== null}
      aria-label={name}
      aria-valuemin={-366}
      aria-valuemax={3650}
      aria-valuenow={offset}
      aria-valuetext={whenText({ ...step, offsetDays: offset }, t.plans.editor)}
      data-open={acts.openKey === step.key}
      style={styleOf(point, offset)}
      onClick={() => acts.onOpen(step.key)}
      onKeyDown={(event) => {
        const move = MOVES[event.key]
        if (move !== undefined) acts.onMove(step.key, offset + move * (event.shiftKey ? 7 : 1))
        else if (event.key === 'Delete' || event.key === 'Backspace') acts.onRemove(step.key)
        else return
        event.preventDefault()
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const under = offsetUnder(event.clientX)
        // A click trembles: it becomes a drag with the first whole day.
        if (dragged !== null || under !== offset) setDragged(under)
      }}
      onPointerUp={() => {
        if (dragged === null) return
        setDragged(null)
        acts.onMove(step.key, dragged)
      }}
      onPointerCancel={() => setDragged(null)}
    >
      <PointContent step={step} offset={offset} isMarked={point.isMarked} />
    </button>
  )
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }

function PointContent({ step, offset, isMarked }: Pick<PointProps, 'step' | 'offset' | 'isMarked'>) {
  return (
    <>
      <span className={styles.pointLabel} data-marked={isMarked}>
        <ChannelIcon channel={step.channel} size={14} />
        {signed(offset)}
      </span>
      <span className={styles.stem} aria-hidden />
    </>
  )
}

const signed = (day: number) => (day > 0 ? `+${day}` : day < 0 ? `−${-day}` : '0')
