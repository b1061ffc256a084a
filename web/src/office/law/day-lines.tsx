// A list of lines with a day each, such as payments: whole lines are handed on, the one being typed is kept here.

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { X } from 'lucide-react'
import styles from './calculate.module.css'

type DayLinesProps<Line> = {
  readonly legend: string
  readonly add: string
  readonly remove: string
  readonly blank: Line
  /** As the address has them when the list is first shown. */
  readonly lines: readonly Line[]
  readonly onLines: (lines: readonly Line[]) => void
  readonly children: (line: Line, change: (line: Line) => void) => ReactNode
}

export function DayLines<Line>(props: DayLinesProps<Line>) {
  const { legend, add, remove, blank, onLines, children } = props
  const [lines, setLines] = useState(props.lines)
  const keep = (next: readonly Line[]) => {
    setLines(next)
    onLines(next)
  }
  return (
    <fieldset className={styles.lines}>
      <legend>{legend}</legend>
      {lines.map((line, at) => (
        <div key={at} className={styles.line}>
          {children(line, (next) => keep(lines.map((each, index) => (index === at ? next : each))))}
          <button
            type="button"
            className={styles.remove}
            aria-label={`${remove} ${at + 1}`}
            onClick={() => keep(lines.filter((_, index) => index !== at))}
          >
            <X size={16} aria-hidden />
          </button>
        </div>
      ))}
      <Button size="xs" variant="default" onClick={() => keep([...lines, blank])}>
        {add}
      </Button>
    </fieldset>
  )
}
