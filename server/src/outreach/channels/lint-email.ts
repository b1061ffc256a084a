// Reads an e-mail back as a stranger's program would, and names what is wrong with it: the last check before a message leaves,
// independent of the library that wrote it.

export type ExpectedEmail = {
  readonly from: string
  readonly to: string
  readonly messageId: string
  readonly isPersonal?: boolean
}

const LONGEST_LINE = 998
const BARE_LINE_END = /\r(?!\n)|(?<!\r)\n/
const ONCE = ['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'mime-version', 'content-type']
const NEVER = ['bcc', 'cc', 'sender', 'list-unsubscribe', 'return-receipt-to', 'disposition-notification-to']

export function lintEmail(content: Uint8Array, expected: ExpectedEmail): readonly string[] {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const headers = parseHeaders(text.slice(0, end))
  const value = (name: string): string => headers.find((header) => header.name === name)?.value ?? ''
  const count = (name: string): number => headers.filter((header) => header.name === name).length
  const violations: string[] = []
  const check = (holds: boolean, violation: string): void => void (holds || violations.push(violation))

  check(end > 0, 'no end of headers')
  check(longestLine(text) <= LONGEST_LINE, `a line over ${LONGEST_LINE} octets`)
  check(!BARE_LINE_END.test(text), 'a bare line feed or carriage return')
  check(!text.slice(0, end).match(/[^\t\r\n\x20-\x7e]/), 'a header that is not ASCII')
  for (const name of ONCE) check(count(name) === 1, `${count(name)} × ${name}`)
  for (const name of NEVER) check(count(name) === 0, `a header ${name}`)
  check(addressOf(value('from')) === expected.from, `from ${value('from')}`)
  check(addressOf(value('to')) === expected.to, `to ${value('to')}`)
  check(value('message-id') === expected.messageId, `message-id ${value('message-id')}`)
  const submitted = headers.filter(({ name }) => name === 'auto-submitted').map((header) => header.value)
  check(
    submitted.join() === (expected.isPersonal === true ? '' : 'auto-generated'),
    `auto-submitted ${submitted.join()}`,
  )
  check(!Number.isNaN(Date.parse(value('date'))), `date ${value('date')}`)
  check(/^multipart\/(alternative|mixed);/.test(value('content-type')), `content-type ${value('content-type')}`)
  check(
    !/<(?:script|img|iframe|link|object|embed|form|base)\b|url\(/i.test(htmlPart(text)),
    'an element that runs or fetches',
  )
  return violations
}

function longestLine(text: string): number {
  let longest = 0
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\r\n', at)
    const end = found === -1 ? text.length : found
    longest = Math.max(longest, end - at)
    at = end + 2
  }
  return longest
}

/** The HTML as it travels, soft line breaks undone; the plain text may well hold a `<script>` that somebody is called. */
function htmlPart(text: string): string {
  const start = text.indexOf('Content-Type: text/html')
  return text.slice(start, text.indexOf('\r\n--', start)).replaceAll('=\r\n', '')
}

type Header = { readonly name: string; readonly value: string }

function parseHeaders(text: string): readonly Header[] {
  return text
    .replace(/\r\n[\t ]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() }
    })
}

/** The one address of a header, or everything when there is not exactly one. */
function addressOf(value: string): string {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"/g, '').trim()
  const inBrackets = /^[^<>,@]*<([^<>]+)>$/.exec(bare)?.[1]
  return inBrackets ?? (/[\s,<>]/.test(bare) ? value : bare)
}
