// Fields of a situation file that nothing reads. They are told, not refused: a file may carry more than we know, but a hold
// that was misspelt must not pass unnoticed.

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Places such as `debtors[0].hold`, in the order of the file. */
export function ignoredFields(json: unknown, schema: Schema, place = ''): string[] {
  const { properties, items } = schema.anyOf?.find((one) => one.properties ?? one.items) ?? schema
  if (Array.isArray(json)) {
    return items ? json.flatMap((row, index) => ignoredFields(row, items, `${place}[${index}]`)) : []
  }
  if (typeof json !== 'object' || json === null || !properties) return []
  return Object.entries(json).flatMap(([field, value]) => {
    const at = place === '' ? field : `${place}.${field}`
    const known = Object.hasOwn(properties, field) ? properties[field] : undefined
    return known ? ignoredFields(value, known, at) : [at]
  })
}
