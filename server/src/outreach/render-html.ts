// The HTML of an e-mail: inline styles, no image, no script, nothing fetched. Tables that only place things are marked
// `presentation`; those that hold data have headers. Dark mode by a media query over a few classes.

import type { Locale } from '#kernel'
import { BREAK, type Block, type Span } from './message-document.ts'
import type { LineGroup, LineRow, MessageTables, PaymentTable, TotalRow } from './message-tables.ts'
import type { LinkedFiles, TextParts } from './render-text.ts'
import type { Wording } from './wording.ts'

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const INK = '#1b2430'
const MUTED = '#5a6573'
const RULE = '#dde2e8'

/** Of tables of figures: cells inherit it. */
const DATA = 'border-collapse:collapse;font-size:15px;font-variant-numeric:tabular-nums'

const STYLE = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'body{margin:0;padding:0;-webkit-text-size-adjust:100%}',
  '@media (max-width:480px){.q-page{padding:20px 16px!important}}',
  '@media (prefers-color-scheme:dark){',
  '.q-body,.q-page{background:#12161b!important;color:#e8ebef!important}',
  '.q-box{background:#1b2129!important}',
  '.q-muted{color:#a3adb9!important}',
  '.q-rule{border-color:#333c47!important}',
  '.q-brand{color:#e8ebef!important}',
  '.q-link{color:#8ab4f8!important}}',
].join('')

export type HtmlParts = TextParts & {
  readonly locale: Locale
  readonly subject: string
  /** The company's name at the head, in its colour; without a colour the message has no head. */
  readonly brand: { readonly name: string; readonly colour: string | null }
}

export function renderHtml(parts: HtmlParts, words: Wording): string {
  const blocks = parts.blocks.map((block) => renderBlock(block, parts.tables, words)).join('')
  const signature = parts.signature
    .map((line, index) => (index === 0 ? `<strong>${escapeHtml(line)}</strong>` : escapeHtml(line)))
    .join('<br>')
  return (
    `<!doctype html><html lang="${parts.locale}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">' +
    `<title>${escapeHtml(parts.subject)}</title><style>${STYLE}</style></head>` +
    `<body class="q-body" style="margin:0;padding:0;background:#ffffff;color:${INK}">` +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">' +
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px">' +
    `<tr><td class="q-page" align="left" style="padding:32px 28px;background:#ffffff;color:${INK};${FONT};font-size:16px;line-height:1.55">` +
    `${renderBrand(parts.brand)}${paragraph(escapeHtml(parts.greeting))}${blocks}${paragraph(escapeHtml(parts.closing))}${paragraph(signature)}${linkedFiles(parts.linked)}${enclosuresOf(parts.enclosures)}` +
    `<div class="q-rule q-muted" style="margin-top:32px;padding-top:14px;border-top:1px solid ${RULE};color:${MUTED};font-size:13px;line-height:1.5">` +
    `${parts.footer.map(escapeHtml).join('<br>')}</div>` +
    '</td></tr></table></td></tr></table></body></html>'
  )
}

/** A name and a line, no picture: most programs show none before the reader asks, and a reminder must not look like advertising. */
const renderBrand = ({ name, colour }: HtmlParts['brand']): string =>
  colour === null
    ? ''
    : `<p class="q-brand" style="margin:0 0 24px;padding:0 0 10px;border-bottom:3px solid ${colour};color:${colour};font-size:19px;font-weight:700;line-height:1.3">${escapeHtml(name)}</p>`

function renderBlock(block: Block, tables: MessageTables, words: Wording): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${renderSpans(block.spans)}</h1>`
    case 'paragraph':
      return paragraph(renderSpans(block.spans))
    case 'list': {
      const items = block.items.map((item) => `<li style="margin:0 0 6px">${renderSpans(item)}</li>`).join('')
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag} style="margin:0 0 16px;padding-left:22px">${items}</${tag}>`
    }
    case 'lines':
      return tables.groups.map((group) => renderGroup(group, words)).join('')
    case 'totals':
      return renderTotals(tables.totalsTitle, tables.totals)
    case 'payment':
      return renderPayment(tables.payment, words)
  }
}

const enclosuresOf = (lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : `<p class="q-muted" style="margin:0 0 16px;font-size:14px;color:${MUTED}">${lines.map(escapeHtml).join('<br>')}</p>`

const linkedFiles = (linked: LinkedFiles | null): string =>
  linked === null
    ? ''
    : `<p class="q-muted" style="margin:0 0 6px;font-size:14px;color:${MUTED}">${escapeHtml(linked.title)}</p>` +
      `<ul style="margin:0 0 16px;padding-left:22px;font-size:14px">${linked.files.map(linkedFile).join('')}</ul>`

const linkedFile = ({ name, size, url }: LinkedFiles['files'][number]): string =>
  `<li style="margin:0 0 6px;overflow-wrap:anywhere"><a class="q-link" href="${escapeHtml(url)}" style="color:#1a56db">${escapeHtml(name)}</a> ` +
  `<span class="q-muted" style="color:${MUTED}">(${escapeHtml(size)})</span></li>`

const paragraph = (html: string): string => `<p style="margin:0 0 16px">${html}</p>`

function renderSpans(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      let html = span.text === BREAK ? '<br>' : escapeHtml(span.text)
      if (span.emphasis) html = `<em>${html}</em>`
      if (span.strong) html = `<strong>${html}</strong>`
      return span.href === null
        ? html
        : `<a class="q-link" href="${escapeHtml(span.href)}" style="color:#1a56db">${html}</a>`
    })
    .join('')
}

/** Of each line there are three: what a table can say once for all of them, it says. */
const CELL = `padding:10px 10px 10px 0;border-bottom:1px solid ${RULE}`
const LAST_CELL = `padding:10px 0;border-bottom:1px solid ${RULE}`

function renderGroup(group: LineGroup, words: Wording): string {
  const head = (label: string, align: string, width: string): string =>
    `<th scope="col" width="${width}" class="q-rule q-muted" align="${align}" style="padding:0 0 6px;border-bottom:1px solid ${RULE};font-size:13px;font-weight:600;color:${MUTED}">${escapeHtml(label)}</th>`
  const caption = `<caption align="left" style="text-align:left;padding:0 0 8px;font-weight:600">${escapeHtml(group.title ?? words.invoices)}</caption>`
  return (
    `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;${DATA}">` +
    caption +
    `<thead><tr>${head(words.document, 'left', '38%')}${head(words.due, 'left', '26%')}${head(words.open, 'right', '36%')}</tr></thead>` +
    `<tbody>${group.rows.map((row) => renderLine(row, words)).join('')}</tbody></table>`
  )
}

function renderLine(row: LineRow, words: Wording): string {
  const state = [row.late === null ? words.notYetDue : words.lateBy(row.late), row.standing]
  const amounts = [
    ...(row.paid === null ? [] : [words.ofTotal(row.total), words.paidPart(row.paid)]),
    row.held === null ? null : words.heldPart(row.held),
    row.interest === null && row.indemnity === null ? null : words.accessories(row.interest, row.indemnity),
  ]
  const issued = `${row.documentKind} ${words.issuedOn(row.issued)}`
  const reference = row.orderReference === null ? null : words.orderReference(row.orderReference)
  return (
    `<tr valign="top"><th scope="row" class="q-rule" align="left" style="${CELL};font-weight:400;overflow-wrap:anywhere"><strong>${escapeHtml(row.number)}</strong>${small([issued, reference])}</th>` +
    `<td class="q-rule" style="${CELL}">${escapeHtml(row.due)}${small(state)}</td>` +
    `<td class="q-rule" align="right" style="${LAST_CELL}"><strong>${escapeHtml(row.open)}</strong>${small(amounts)}</td></tr>`
  )
}

const small = (lines: readonly (string | null)[]): string =>
  lines
    .filter((line) => line !== null)
    .map((line) => `<br><span class="q-muted" style="font-size:13px;color:${MUTED}">${escapeHtml(line)}</span>`)
    .join('')

function renderTotals(title: string, rows: readonly TotalRow[]): string {
  const body = rows.map((row) => {
    const weight = row.strong ? 'font-weight:700;font-size:17px' : 'font-weight:400'
    return (
      `<tr><th scope="row" align="left" style="padding:4px 12px 4px 0;${weight}">${escapeHtml(row.label)}${small([row.note])}</th>` +
      `<td align="right" valign="top" style="padding:4px 0;white-space:nowrap;${weight}">${escapeHtml(row.amount)}</td></tr>`
    )
  })
  return dataTable(title, body.join(''))
}

function renderPayment(payment: PaymentTable, words: Wording): string {
  const note = payment.note === null ? '' : paragraph(escapeHtml(payment.note))
  const body = payment.rows.map(
    (row) =>
      `<tr valign="top"><th scope="row" class="q-muted" align="left" style="padding:3px 14px 3px 0;font-weight:400;color:${MUTED}">${escapeHtml(row.label)}</th>` +
      `<td align="left" style="padding:3px 0;overflow-wrap:anywhere">${escapeHtml(row.value)}</td></tr>`,
  )
  return note + (body.length === 0 ? '' : boxed(dataTable(words.payment, body.join(''))))
}

const dataTable = (title: string, body: string): string =>
  `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;${DATA}">` +
  `<caption align="left" style="text-align:left;padding:0 0 6px;font-weight:600">${escapeHtml(title)}</caption><tbody>${body}</tbody></table>`

const boxed = (html: string): string =>
  '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr>' +
  `<td class="q-box" style="padding:16px 18px 0;background:#f4f6f8;border-radius:8px">${html}</td></tr></table>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
