// How a screen's state stands in its address: plain texts, so that an address can be read, shared and typed.

/** Open to everybody, signed in or not. */
export const CALCULATE = '/calculer'

/** Behind the link of an invitation: for whoever has no account yet, and for somebody signed in elsewhere. */
export const INVITATION = '/invitation'

/** Behind the link that an owner gives to somebody who forgot their password. */
export const NEW_PASSWORD = '/password'

export type SearchTexts = Readonly<Record<string, string>>

export const parseSearch = (search: string): SearchTexts => Object.fromEntries(new URLSearchParams(search))

export function stringifySearch(search: object): string {
  const texts = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)] as [string, string]],
  )
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts)}`
}
