// One e-mail address, checked strictly: what reaches an envelope is a plain `local@domain` and nothing else.
// Left out on purpose: display names, comments, quoted local parts, address lists, IP literals, and `%` or `!` in the local
// part (old routing tricks that some servers still follow to another recipient). Stricter than RFC 5322, so that every
// program that reads the result sees the same single recipient.

declare const checked: unique symbol
export type EmailAddress = string & { readonly [checked]: 'EmailAddress' }

const LOCAL = /^[A-Za-z0-9#&'*+/=?^_{}~$][A-Za-z0-9#&'*+/=?^_{}~$-]*(\.[A-Za-z0-9#&'*+/=?^_{}~$-]+)*$/
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/
const TOP_LEVEL = /^([A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/i

/** The address with its domain in lower case, or null when the text is anything but exactly one address. */
export function parseEmailAddress(text: string): EmailAddress | null {
  if (text.length > 254) return null
  const at = text.indexOf('@')
  if (at < 1 || at > 64 || at !== text.lastIndexOf('@')) return null
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  if (!LOCAL.test(local)) return null
  const labels = domain.split('.')
  if (labels.length < 2 || labels.some((label) => label.length > 63 || !LABEL.test(label))) return null
  if (!TOP_LEVEL.test(labels.at(-1) ?? '')) return null
  return `${local}@${domain.toLowerCase()}` as EmailAddress
}
