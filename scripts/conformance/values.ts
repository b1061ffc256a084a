// Values of samples and of answers, and how they are compared.

/** One value that differs. */
export type Difference = { readonly field: string; readonly read: unknown; readonly expected: unknown }

/** What a sample's row in expected.json says was read from the file itself. */
export type Expected = Readonly<Record<string, unknown>>
export type Answer = Readonly<Record<string, unknown>>

export type Comparer = {
  /** Where a sample is no file for `quittance read`. */
  readonly read?: (path: string) => Promise<Answer>
  /** Whether others could not read it either, so that a refusal is right. */
  readonly isUnreadable?: (expected: Expected) => boolean
  readonly compare: (answer: Answer, expected: Expected) => readonly Difference[]
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** `1200.5` as 120050; by its digits, never through a float. */
export function centsOf(value: unknown): number | null {
  const text = textOf(value)
  const match = text === null ? null : /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(text)
  if (!match) return null
  const cents = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`)
  return match[1] === '-' && cents !== 0 ? -cents : cents
}

export const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (found, key) => (typeof found === 'object' && found !== null ? (found as Answer)[key] : undefined),
      value,
    )

type Wanted = readonly (readonly [field: string, expected: unknown])[]

export const differences = (answer: Answer, wanted: Wanted): readonly Difference[] =>
  wanted.flatMap(([field, expected]) => {
    const read = at(answer, field)
    const isSame = JSON.stringify(read ?? null) === JSON.stringify(expected ?? null)
    return isSame ? [] : [{ field, read: read ?? null, expected: expected ?? null }]
  })

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
