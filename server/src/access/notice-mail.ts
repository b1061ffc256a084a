// An e-mail of the program to a person of the house: paragraphs, perhaps a link between them.

import type { Locale } from '#kernel'

export type NoticeMailInput = {
  readonly subject: string
  readonly before: readonly string[]
  readonly link: string | null
  readonly after: readonly string[]
  readonly locale: Locale
}

export function noticeMail({ subject, before, link, after, locale }: NoticeMailInput) {
  const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${escaped(line)}</p>`).join('')
  const anchor = link === null ? '' : `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`
  return {
    subject,
    text: `${[...before, ...(link === null ? [] : [link]), ...after].join('\n\n')}\n`,
    html: `<!doctype html><html lang="${locale}"><body>${paragraphs(before)}${anchor}${paragraphs(after)}</body></html>`,
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => ENTITIES[one] ?? '')
