// A collection plan as a file: written by one company, read by another; and any JSON file that a command is given.

import { readFile, stat } from 'node:fs/promises'
import { Refusal, type Said } from '#kernel'
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
    throw new Refusal('strategy.file_unreadable', { file, reason: whyUnreadable(error) })
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal('strategy.file_not_json', { file, reason: whereBroken(error, text) })
  }
}

const UNREADABLE: Readonly<Record<string, Said>> = {
  ENOENT: { fr: 'il n’existe pas', en: 'it does not exist' },
  EACCES: { fr: 'vos droits ne le permettent pas', en: 'you are not allowed to' },
  EISDIR: { fr: 'c’est un dossier', en: 'it is a folder' },
  ERR_ENCODING_INVALID_ENCODED_DATA: { fr: 'ce n’est pas du texte en UTF-8', en: 'it is no text in UTF-8' },
}

function whyUnreadable(error: unknown): Said | string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return UNREADABLE[code] ?? String(error)
}

/** The reader's own words are English; what helps is the place. */
function whereBroken(error: unknown, text: string): Said {
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  const before = text.slice(0, at === undefined ? text.length : Number(at)).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  return { fr: `ligne ${line}, caractère ${column}`, en: `line ${line}, character ${column}` }
}
