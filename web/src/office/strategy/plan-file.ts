// A plan as a file, in the browser: read as far as JSON goes (the server says whether it is a plan), and saved under its name.

import { ApiError } from '../../api.ts'
import type { CollectionPlan } from '../../api-types.ts'

type FileWords = { readonly notPlan: (reason: string) => string; readonly tooLarge: string }

/** As many bytes as the server takes. */
const MOST_BYTES = 1024 * 1024

export async function readPlanFile(file: File, words: FileWords): Promise<unknown> {
  if (file.size > MOST_BYTES) throw new ApiError(422, 'web.plan_file', words.tooLarge)
  try {
    return JSON.parse(await file.text())
  } catch (error) {
    throw new ApiError(422, 'web.plan_file', words.notPlan(error instanceof Error ? error.message : String(error)))
  }
}

export function downloadPlan(plan: CollectionPlan): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(plan, null, 2)}\n`], { type: 'application/json' }))
  link.download = `${plan.key}.plan.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** The key of a new plan from its name: `Grands comptes export` → `grands-comptes-export`. */
export function keyOf(name: string, used: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 50)
  const base = plain || 'plan'
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`
    if (!used.includes(key)) return key
  }
}
