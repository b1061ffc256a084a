// A collection plan as a file: written by one company, read by another; and any JSON file that a command is given.

import { readFile, stat } from 'node:fs/promises'
import { Refusal } from '#kernel'
import { planSchema } from './contract.ts'
import type { CollectionPlan } from './model.ts'
import { misshapen } from './situation.ts'

/** Reads a plan; refuses what is wrong with its place. Whether it can be followed is asked where it is used. */
export function parsePlan(json: unknown): CollectionPlan {
  const parsed = planSchema.safeParse(json)
  if (!parsed.success) throw misshapen(parsed.error, 'strategy.plan_field')
  return parsed.data
}

/** As large as a plan may be when it comes over HTTP. */
const MOST_BYTES = 1024 * 1024

/** What is no plan, or far too large to be one, is refused with the reason before anything is opened. */
export async function readPlanFile(file: string): Promise<CollectionPlan> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > MOST_BYTES) throw new Refusal('strategy.plan_file_too_large', { file, bytes: size, most: MOST_BYTES })
  return parsePlan(await readJson(file))
}

export async function readJson(file: string): Promise<unknown> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    throw new Refusal('strategy.file_unreadable', { file, reason: reasonOf(error) })
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal('strategy.file_not_json', { file, reason: reasonOf(error) })
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
