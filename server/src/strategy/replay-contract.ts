// What travels of the replay of past months.

import { z } from 'zod'
import { dayOutput as day } from './contract.ts'
import { KNOWLEDGES } from './load-past.ts'
import { CHANNELS } from './model.ts'
import { MOST_MONTHS } from './replay-company.ts'

const count = z.int()

export const replayQuery = z.object({
  months: z.coerce.number().int().min(1).max(MOST_MONTHS).default(MOST_MONTHS),
  known: z.enum(KNOWLEDGES).optional(),
})

export const replayOutput = z.object({
  from: day,
  to: day,
  knowledge: z.enum(KNOWLEDGES),
  knownSince: day.nullable(),
  months: z.array(
    z.object({
      month: z.string(),
      messages: count,
      letters: count,
      calls: count,
      levels: z.array(count).readonly(),
      debtors: count,
      items: count,
      askedCents: count,
      paidCents: count,
      settledItems: count,
      medianDays: count.nullable(),
      settledBefore: count,
      left: z.object({ messages: count, letters: count, calls: count }),
      acts: z
        .array(
          z.object({
            day,
            debtorId: z.int(),
            debtorName: z.string(),
            channel: z.enum(CHANNELS),
            step: z.string(),
            level: count,
            currency: z.string(),
            totalCents: count,
            itemCount: count,
            paidCents: count,
            settledAfterDays: count.nullable(),
          }),
        )
        .readonly(),
    }),
  ),
})
