// The body of a message as a tree that each channel draws in its own way. Markdown is read with placeholders where the values
// go, so that a name is never markup, and so that one reading serves every message that takes the same branches of a text.

import { fromMarkdown } from 'mdast-util-from-markdown'
import { type Locale, Refusal } from '#kernel'
import { type Filled, substitute } from './template.ts'
import { typeset } from './typography.ts'

export type Span = {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  readonly href: string | null
}

export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  /** Where the invoices, the account of what is asked, and the way to pay are placed. */
  | { readonly kind: 'lines' | 'totals' | 'payment' }

/** A line break inside a paragraph. */
export const BREAK = '\n'

export type ReadOptions = { readonly template: string; readonly locale: Locale; readonly linkHosts: readonly string[] }

export function readDocument(filled: Filled, options: ReadOptions): readonly Block[] {
  const key = options.locale + filled.text
  const skeleton = skeletons.get(key) ?? readSkeleton(filled.text, options)
  if (skeletons.size > MOST_SKELETONS) skeletons.clear()
  skeletons.set(key, skeleton)
  return skeleton.map((block) => fillBlock(block, filled.values, options))
}

const MOST_SKELETONS = 1000
const skeletons = new Map<string, readonly Block[]>()

type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number]
type Style = { readonly strong: boolean; readonly emphasis: boolean; readonly href: string | null }
const PLAIN: Style = { strong: false, emphasis: false, href: null }

function readSkeleton(text: string, options: ReadOptions): readonly Block[] {
  return fromMarkdown(text).children.map((node) => readBlock(node, options))
}

/** What Markdown has beside this (pictures, code, quotations, HTML) is refused, not dropped: nobody would notice. */
function readBlock(node: MarkdownNode, options: ReadOptions): Block {
  if (node.type === 'heading') return { kind: 'heading', spans: readSpans(node.children, PLAIN, options) }
  if (node.type === 'list') {
    const items = node.children.map((item) => item.children.flatMap((child) => readItem(child, options)))
    return { kind: 'list', ordered: node.ordered === true, items }
  }
  if (node.type !== 'paragraph') throw markup(options, node.type)
  const spans = readSpans(node.children, PLAIN, options)
  const place = /^\[\[(.*)\]\]$/.exec(spans.map((span) => span.text).join(''))?.[1]
  if (place === undefined) return { kind: 'paragraph', spans }
  if (place === 'lines' || place === 'totals' || place === 'payment') return { kind: place }
  throw markup(options, `[[${place}]]`)
}

function readItem(node: MarkdownNode, options: ReadOptions): readonly Span[] {
  if (node.type !== 'paragraph') throw markup(options, node.type)
  return readSpans(node.children, PLAIN, options)
}

const readSpans = (nodes: readonly MarkdownNode[], style: Style, options: ReadOptions): readonly Span[] =>
  nodes.flatMap((node) => readSpan(node, style, options))

function readSpan(node: MarkdownNode, style: Style, options: ReadOptions): readonly Span[] {
  if (node.type === 'text') return [{ ...style, text: typeset(node.value.replaceAll('\n', ' '), options.locale) }]
  if (node.type === 'break') return [{ ...style, text: BREAK }]
  if (node.type === 'strong') return readSpans(node.children, { ...style, strong: true }, options)
  if (node.type === 'emphasis') return readSpans(node.children, { ...style, emphasis: true }, options)
  if (node.type === 'link') return readSpans(node.children, { ...style, href: node.url }, options)
  throw markup(options, node.type)
}

function fillBlock(block: Block, values: readonly string[], options: ReadOptions): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { kind: block.kind, spans: fillSpans(block.spans, values, options) }
    case 'list':
      return { ...block, items: block.items.map((item) => fillSpans(item, values, options)) }
    case 'lines':
    case 'totals':
    case 'payment':
      return block
  }
}

function fillSpans(spans: readonly Span[], values: readonly string[], options: ReadOptions): readonly Span[] {
  return spans.map((span) => ({
    ...span,
    text: substitute(span.text, values),
    href: span.href === null ? null : checkedLink(substitute(span.href, values), options),
  }))
}

/** Only to a mailbox, or to the program's own addresses: a reminder that links elsewhere looks like what it warns against. */
function checkedLink(href: string, options: ReadOptions): string {
  if (/^mailto:[A-Za-z0-9.!#$%&'*+/=^_`{|}~-]+@[A-Za-z0-9.-]+$/.test(href)) return href
  const url = URL.canParse(href) ? new URL(href) : null
  if (url?.protocol === 'https:' && options.linkHosts.includes(url.host)) return url.href
  throw markup(options, href)
}

const markup = (options: ReadOptions, what: string): Refusal =>
  new Refusal('outreach.template_markup', { template: options.template, what })
