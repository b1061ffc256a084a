// How a reason says money and days.

import type { Cents, Day } from '#kernel'

export type Wording = { readonly money: (cents: Cents) => string; readonly day: (day: Day) => string }
