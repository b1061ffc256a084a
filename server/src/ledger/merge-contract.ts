// What travels for two records of one debtor.

import { z } from 'zod'

const id = z.int().min(1).max(2_147_483_647)

export const mergeInput = z.strictObject({ keepId: id, mergeId: id })
export const unmergeInput = z.strictObject({ debtorId: id })

const namedDebtor = z.object({ id, name: z.string(), reference: z.string().nullable(), siren: z.string().nullable() })
export const doublesOutput = z.object({
  likely: z.array(namedDebtor).readonly().describe('Of the same words or the same e-mail address.'),
  merged: z.array(namedDebtor).readonly().describe('Merged into this one; each can be separated again.'),
})
