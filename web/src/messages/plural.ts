// Counted nouns. French counts 0 and 1 as singular, English only 1: Intl knows.

export type Counted = (n: number, one: string, other: string) => string

export function countedIn(tag: 'fr-FR' | 'en-GB'): Counted {
  const rules = new Intl.PluralRules(tag)
  const numbers = new Intl.NumberFormat(tag)
  return (n, one, other) => `${numbers.format(n)} ${rules.select(n) === 'one' ? one : other}`
}
