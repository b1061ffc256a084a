// The parts of XML that are read letter by letter: names, start tags with attributes, references.

const NAME_START =
  ':A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}'
const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040]*`
const WHOLE_NAME = new RegExp(`^${NAME}$`, 'u')
const BLANKS = '[ \\t\\r\\n]'
const TAG = new RegExp(
  `^<(${NAME})((?:${BLANKS}+${NAME}${BLANKS}*=${BLANKS}*(?:"[^<"]*"|'[^<']*'))*)${BLANKS}*(/?)>$`,
  'u',
)
const ATTRIBUTE = new RegExp(`(${NAME})${BLANKS}*=${BLANKS}*(?:"([^"]*)"|'([^']*)')`, 'gu')

export const isName = (text: string): boolean => WHOLE_NAME.test(text)

export type Tag = {
  readonly name: string
  /** The name without its prefix. */
  readonly local: string
  /** Where its `>` stands. */
  end: number
  readonly attributes: Readonly<Record<string, string>>
  readonly isEmpty: boolean
}

/** The start tag at `start`. A `>` inside quotation marks does not end it. */
export function parseTag(text: string, start: number): Tag | 'incomplete' | 'malformed' {
  const end = tagEnd(text, start)
  if (end < 0) return 'incomplete'
  const match = TAG.exec(text.slice(start, end + 1))
  if (match === null) return 'malformed'
  const [, name = '', written = '', slash] = match
  const attributes = new Map<string, string>()
  for (const [, attribute = '', double, single] of written.matchAll(ATTRIBUTE)) {
    const value = unescapeText((double ?? single ?? '').replace(/\r\n|[\t\r\n]/g, ' ').replaceAll(']]>', ']]&gt;'))
    if (value === null || attributes.has(attribute)) return 'malformed'
    attributes.set(attribute, value)
  }
  return {
    name,
    local: name.slice(name.indexOf(':') + 1),
    end,
    attributes: Object.fromEntries(attributes),
    isEmpty: slash === '/',
  }
}

function tagEnd(text: string, start: number): number {
  let quote = 0
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) quote = code
    else if (code === 0x3e) return i
  }
  return -1
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its references replaced and its line ends made one kind; null where it is not well-formed. */
export function unescapeText(text: string): string | null {
  if (text.includes(']]>')) return null
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!plain.includes('&')) return plain
  let isWrong = false
  const result = plain.replace(
    /&(?:#(\d+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));|&/g,
    (_, decimal, hexadecimal, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? ''
      const code =
        typeof decimal === 'string'
          ? Number(decimal)
          : typeof hexadecimal === 'string'
            ? Number.parseInt(hexadecimal, 16)
            : -1
      if (isCharacter(code)) return String.fromCodePoint(code)
      isWrong = true
      return ''
    },
  )
  return isWrong ? null : result
}

const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)
