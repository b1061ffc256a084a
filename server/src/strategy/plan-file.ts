// A collection plan as a file: written by one company, read by another; and any JSON file that a command is given.

import { readFile } from 'node:fs/promises'
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
