// A large answer as JSON in pieces: written one after the other, they never stand in memory as one text.

const BATCH = 100

/** The same text as `JSON.stringify(value)`, in pieces of some size; objects and long arrays are cut, however deep they lie. */
export function* jsonPieces(value: unknown): Generator<string> {
  let text = ''
  for (const piece of smallPieces(value)) {
    text += piece
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

const PIECE = 1 << 15

function* smallPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* arrayPieces(value)
  else if (isRecord(value)) yield* recordPieces(value)
  else yield JSON.stringify(value) ?? 'null'
}

function* arrayPieces(values: readonly unknown[]): Generator<string> {
  // Elements that hold long arrays of their own are cut further.
  if (values.length <= BATCH && values.some((element) => isRecord(element))) {
    for (const [place, element] of values.entries()) {
      yield place === 0 ? '[' : ','
      yield* smallPieces(element)
    }
    yield ']'
    return
  }
  yield '['
  for (let at = 0; at < values.length; at += BATCH) {
    const batch = JSON.stringify(values.slice(at, at + BATCH)).slice(1, -1)
    yield at === 0 ? batch : `,${batch}`
  }
  yield ']'
}

function* recordPieces(record: Readonly<Record<string, unknown>>): Generator<string> {
  const fields = Object.entries(record).filter(([, field]) => field !== undefined)
  const isLong = fields.some(([, field]) => Array.isArray(field))
  if (!isLong) return yield JSON.stringify(record)
  for (const [place, [name, field]] of fields.entries()) {
    yield `${place === 0 ? '{' : ','}${JSON.stringify(name)}:`
    yield* smallPieces(field)
  }
  yield '}'
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value)
