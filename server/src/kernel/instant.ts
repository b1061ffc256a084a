/** A moment in UTC, ISO 8601 with milliseconds: `2026-11-21T07:00:00.000Z`. */
export type Instant = string
