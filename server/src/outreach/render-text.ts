// The plain-text twin of an e-mail: the same facts in the same order, in lines of at most 78 columns.

import type { Block, Span } from './message-document.ts'
import { BREAK } from './message-document.ts'
import type { LineGroup, LineRow, MessageTables, PaymentTable, TotalRow } from './message-tables.ts'
import type { Wording } from './wording.ts'

export type TextParts = {
  readonly greeting: string
  readonly blocks: readonly Block[]
  readonly tables: MessageTables
  readonly closing: string
  readonly signature: readonly string[]
  /** Copies too large to travel, each with the address of its own. */
  readonly linked: LinkedFiles | null
  /** What travels with the message, what is sent on request. */
  readonly enclosures: readonly string[]
  readonly footer: readonly string[]
}

export type LinkedFiles = {
  readonly title: string
  readonly files: readonly { readonly name: string; readonly size: string; readonly url: string }[]
}

const COLUMNS = 78

export function renderText(parts: TextParts, words: Wording): string {
  const body = parts.blocks.map((block) => renderBlock(block, parts.tables, words)).filter((text) => text !== '')
  const signature = parts.signature.join('\n')
  const footer = ['-- ', ...parts.footer.map((line) => wrap(line))].join('\n')
  const enclosures = parts.enclosures.map((line) => wrap(line)).join('\n')
  return (
    [wrap(parts.greeting), ...body, wrap(parts.closing), signature, renderLinked(parts.linked), enclosures, footer]
      .filter((text) => text !== '')
      .join('\n\n') + '\n'
  )
}

function renderBlock(block: Block, tables: MessageTables, words: Wording): string {
  switch (block.kind) {
    case 'heading':
      return underline(wrap(plain(block.spans)), '=')
    case 'paragraph':
      return wrap(plain(block.spans))
    case 'list':
      return block.items.map((item, index) => listItem(plain(item), block.ordered ? `${index + 1}. ` : '- ')).join('\n')
    case 'lines':
      return tables.groups.map((group) => renderGroup(group, words)).join('\n\n')
    case 'totals':
      return renderTotals(tables.totalsTitle, tables.totals)
    case 'payment':
      return renderPayment(tables.payment, words)
  }
}

/** Each address on a line of its own, whole: mail programs make a link of it. */
export function renderLinked(linked: LinkedFiles | null): string {
  if (linked === null) return ''
  const files = linked.files.map(({ name, size, url }) => `${wrap(`- ${name} (${size})`)}\n  ${url}`)
  return [wrap(linked.title), ...files].join('\n')
}

/** A link is written out unless its text already is the address. */
function plain(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      const address = span.href?.replace(/^mailto:/, '') ?? null
      return address === null || address === span.text ? span.text : `${span.text} (${address})`
    })
    .join('')
}

function renderGroup(group: LineGroup, words: Wording): string {
  const rows = group.rows.map((row) => renderLine(row, words)).join('\n\n')
  return group.title === null ? rows : `${underline(group.title, '-')}\n${rows}`
}

function renderLine(row: LineRow, words: Wording): string {
  const head = [capitalised(row.documentKind), row.number, words.issuedOn(row.issued)].join(' ')
  const state = [
    `${words.dueOn(row.due)}, ${row.late === null ? words.notYetDue : words.lateBy(row.late)}`,
    ...(row.standing === null ? [] : [row.standing]),
  ].join(', ')
  const amount =
    row.paid === null
      ? `${words.open} ${row.open}`
      : `${words.open} ${row.open} ${words.ofTotal(row.total)}, ${words.paidPart(row.paid)}`
  const details = [
    state,
    amount,
    ...(row.held === null ? [] : [words.heldPart(row.held)]),
    ...(row.interest === null && row.indemnity === null ? [] : [words.accessories(row.interest, row.indemnity)]),
    ...(row.orderReference === null ? [] : [words.orderReference(row.orderReference)]),
  ]
  return [wrap(head), ...details.map((detail) => wrap(detail, '  '))].join('\n')
}

function renderTotals(title: string, rows: readonly TotalRow[]): string {
  const lines = rows.map((row) => {
    const label = row.note === null ? row.label : `${row.label} (${row.note})`
    const dots = COLUMNS - label.length - row.amount.length - 2
    return dots >= 3 ? `${label} ${'.'.repeat(dots)} ${row.amount}` : `${wrap(label)}\n  ${row.amount}`
  })
  return [underline(title, '-'), ...lines].join('\n')
}

function renderPayment(payment: PaymentTable, words: Wording): string {
  const rows = payment.rows.map((row) => wrap(`${row.label}${words.colon} ${row.value}`))
  const note = payment.note === null ? [] : [wrap(payment.note)]
  return [underline(words.payment, '-'), ...note, ...rows].join('\n')
}

const underline = (text: string, mark: string): string =>
  `${text}\n${mark.repeat(Math.min(COLUMNS, Math.max(...text.split('\n').map((line) => line.length))))}`

const listItem = (text: string, mark: string): string => mark + wrap(text, ' '.repeat(mark.length)).trimStart()

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Breaks at plain spaces only: the others hold a number to its unit. A word longer than the line stays whole. */
function wrap(text: string, indent = ''): string {
  if (indent.length + text.length <= COLUMNS && !text.includes(BREAK)) return indent + text
  return text
    .split(BREAK)
    .map((line) => {
      const lines: string[] = []
      let current = ''
      for (const word of line.split(' ')) {
        if (current !== '' && indent.length + current.length + 1 + word.length > COLUMNS) {
          lines.push(indent + current)
          current = word
        } else current = current === '' ? word : `${current} ${word}`
      }
      return [...lines, indent + current].join('\n')
    })
    .join('\n')
}
