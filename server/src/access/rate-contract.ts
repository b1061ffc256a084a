// What travels about the rates of the law.

import { z } from 'zod'
import { RATE_NAMES } from '@quittance/law'
import { type Day, parseDay } from '#kernel'

const day = z
  .custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'a day, YYYY-MM-DD')
  .meta({ type: 'string', format: 'date' })

const basisPoints = z.int().min(0).max(3000)

/** Which rate, of which half-year: in the address. */
export const rateParams = z.object({ name: z.enum(RATE_NAMES), halfYear: day })
export const rateInput = z.strictObject({
  basisPoints,
  personsBasisPoints: basisPoints.nullable().default(null),
  source: z.string().trim().min(1).max(200),
})

const known = basisPoints.nullable()
const entered = { halfYear: day, basisPoints, source: z.string(), enteredAt: z.string() }

export const ratesOutput = z.object({
  halfYears: z
    .array(
      z.object({
        from: day,
        to: day,
        ecbBasisPoints: basisPoints,
        businessBasisPoints: basisPoints,
        publicBasisPoints: known,
        legalBasisPoints: known,
        floorBasisPoints: z.int().nullable(),
        legalOfPersonsBasisPoints: known,
      }),
    )
    .readonly(),
  parameters: z.array(z.object({ name: z.string(), checkedUntil: day, knownThrough: day })).readonly(),
  entered: z
    .array(
      z.discriminatedUnion('name', [
        z.object({ name: z.literal('ecb-main-refinancing-rate'), personsBasisPoints: z.null(), ...entered }),
        z.object({ name: z.literal('legal-interest-rate'), personsBasisPoints: basisPoints, ...entered }),
      ]),
    )
    .readonly(),
})
