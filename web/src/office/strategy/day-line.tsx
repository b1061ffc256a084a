// The steps of a plan on a line of days from the due date. In the editor each can be moved: by dragging, or with the arrow keys.

import { useRef, useState } from 'react'
import type { CollectionPlan } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { dayAt, offsetsOf, placesOf, scaleOf } from './plan-edit.ts'
import type { LinePlace } from './plan-edit.ts'
import { whenText } from './step-words.ts'
import styles from './plans.module.css'

/** How much of the line a label takes, in percent; the line is never narrower than it is for this. */
const LABEL_PERCENT = 7

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
  const line = useRef<HTMLDivElement>(null)
  const [dragged, setDragged] = useState<{ readonly index: number; readonly offset: number } | null>(null)
  const offsets = offsetsOf(plan.steps)
  const shown = offsets.map((offset, index) => (dragged?.index === index ? dragged.offset : offset))
  const places = placesOf(offsets, LABEL_PERCENT)
  const percentOf = (offset: number) => 4 + (92 * (offset - scaleOf(offsets).first)) / scaleOf(offsets).span
  const offsetUnder = (clientX: number) => {
    const box = line.current?.getBoundingClientRect()
    return box ? dayAt((100 * (clientX - box.left)) / box.width, offsets) : 0
  }
  const lanes = Math.max(1, ...places.map(({ lane }) => lane + 1))
  return (
    <div className={styles.lineScroll}>
      <div ref={line} className={styles.line} style={{ '--lanes': lanes } as React.CSSProperties} aria-hidden={!acts}>
        <span className={styles.due} style={{ left: `${percentOf(0)}%` }}>
          {t.plans.editor.due}
        </span>
        {plan.steps.map((step, index) => {
          const offset = shown[index] ?? 0
          const place: LinePlace = { lane: places[index]?.lane ?? 0, percent: percentOf(offset) }
          const content = <PointContent step={step} offset={offset} isMarked={marked?.has(index) ?? false} />
          const style = { left: `${place.percent}%`, '--lane': place.lane } as React.CSSProperties
          if (!acts) {
            return (
              <span key={step.key} className={styles.point} data-level={step.level} style={style}>
                {content}
              </span>
            )
          }
          return (
            <button
              key={step.key}
              type="button"
              role="slider"
              className={styles.point}
              data-level={step.level}
              data-step={step.key}
              data-dragged={dragged?.index === index}
              aria-label={names[index] ?? step.key}
              aria-valuemin={-366}
              aria-valuemax={3650}
              aria-valuenow={offset}
              aria-valuetext={whenText({ ...step, offsetDays: offset }, t.plans.editor)}
              aria-expanded={acts.openKey === step.key}
              style={style}
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
                if (dragged || under !== offset) setDragged({ index, offset: under })
              }}
              onPointerUp={() => {
                if (!dragged) return
                setDragged(null)
                acts.onMove(step.key, dragged.offset)
              }}
              onPointerCancel={() => setDragged(null)}
            >
              {content}
            </button>
          )
        })}
      </div>
    </div>
  )
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }

type PointContentProps = {
  readonly step: CollectionPlan['steps'][number]
  readonly offset: number
  readonly isMarked: boolean
}

function PointContent({ step, offset, isMarked }: PointContentProps) {
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
