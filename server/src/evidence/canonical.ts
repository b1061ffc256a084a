// One text for one value: keys sorted, no blanks, so that a digest computed years later finds the same bytes.

/** What a fact may hold: plain JSON with whole numbers. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

export function canonical(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (typeof value === 'number') return canonicalNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name.toWellFormed())}:${canonical(value[name] as Json)}`)
  return `{${members.join(',')}}`
}

/** Fractions and infinities have several spellings, and no place in a journal of amounts in cents. */
function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`a fact holds whole numbers only, not ${value}`)
  return String(value === 0 ? 0 : value)
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
