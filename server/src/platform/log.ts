// The log: one JSON object per line on standard error. Keys that may hold a secret are blanked wherever they stand.

import type { Clock, Log } from '#kernel'

export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type LogOptions = {
  readonly level: LogLevel
  readonly clock: Pick<Clock, 'now'>
  readonly write?: (line: string) => void
}

export function createLog({ level, clock, write = (line) => process.stderr.write(line) }: LogOptions): Log {
  const threshold = LOG_LEVELS.indexOf(level)
  const at =
    (own: LogLevel) =>
    (event: string, data: Readonly<Record<string, unknown>> = {}): void => {
      if (LOG_LEVELS.indexOf(own) < threshold) return
      write(`${JSON.stringify({ at: clock.now(), level: own, event, ...data }, redact)}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

const SECRET_KEY = /password|secret|token|authorization|cookie|private.?key|dkim.?key|api.?key|_KEY$/i
/** `postgres://user:password@host`, `smtp://…`: the part between the colon and the @. */
const SECRET_IN_ADDRESS = /(\w+:\/\/[^\s/:@]*):[^\s/@]+@/g

function redact(key: string, value: unknown): unknown {
  if (SECRET_KEY.test(key)) return '[redacted]'
  if (value instanceof Error)
    return { ...(value as object), name: value.name, message: value.message, stack: value.stack }
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return value.replace(SECRET_IN_ADDRESS, '$1:[redacted]@')
  return value
}
