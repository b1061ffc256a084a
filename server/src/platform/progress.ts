// Progress of long work on a terminal: what, how much, how long, on one line of standard error that is drawn over. Nothing
// before a second has passed, nothing at all when no person looks.

import type { Locale } from '#kernel'
import { stopwatch } from './clock.ts'

export type Progress = {
  /** `total` is absent while nobody knows how much there is. */
  readonly report: (done: number, total?: number) => void
  /** Leaves a last line with the count and the time, if anything was drawn. */
  readonly end: () => void
}

export type ProgressOptions = {
  readonly title: string
  readonly locale: Locale
  readonly terminal: boolean
  readonly write?: (text: string) => void
  readonly elapsed?: () => number
}

const FIRST_MILLIS = 1000
const EVERY_MILLIS = 100

export function startProgress(options: ProgressOptions): Progress {
  const { title, locale, terminal, write = (text) => process.stderr.write(text), elapsed = stopwatch() } = options
  let drawnAt: number | null = null
  let latest = 0
  const seconds = (): string =>
    `${(elapsed() / 1000).toLocaleString(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 })} s`
  const count = (value: number): string => value.toLocaleString(locale)
  return {
    report(done, total) {
      latest = done
      const now = elapsed()
      if (!terminal || now < FIRST_MILLIS || (drawnAt !== null && now - drawnAt < EVERY_MILLIS)) return
      drawnAt = now
      const share = total === undefined ? '' : ` / ${count(total)}  ${bar(total === 0 ? 1 : done / total)}`
      write(`\r\x1b[K${title}  ${count(done)}${share}  ${seconds()}`)
    },
    end() {
      if (drawnAt !== null) write(`\r\x1b[K${title}  ${count(latest)}  ${seconds()}\n`)
    },
  }
}

const WIDTH = 24

function bar(share: number): string {
  const full = Math.round(Math.min(share, 1) * WIDTH)
  return '█'.repeat(full) + '░'.repeat(WIDTH - full)
}
