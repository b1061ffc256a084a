// A page for whoever follows a link without an account: no script, nothing fetched, light and dark.

import type { Locale } from '#kernel'

/** `title` and `body` are HTML: what comes from outside is escaped by whoever gives it. */
export type PlainPage = { readonly locale: Locale; readonly title: string; readonly body: string }

export const plainPage = ({ locale, title, body }: PlainPage): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<meta name="robots" content="noindex"><title>${title} – Quittance</title><style>${STYLE}</style></head>` +
  `<body><main><h1>${title}</h1>${body}</main></body></html>`

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:#f6f5f1;color:#1a1f1c}',
  'main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}',
  'h1{font-size:1.5rem}.muted{color:#47504b}',
  'blockquote{margin:1rem 0;padding:.75rem 1rem;border-left:3px solid #0b6150;background:#fff;overflow-wrap:anywhere}',
  'fieldset{margin:1.25rem 0;padding:0;border:0;display:grid;gap:.5rem}legend{font-weight:600;padding:0 0 .5rem}',
  '.choice{display:flex;gap:.625rem;align-items:center;padding:.75rem 1rem;border:1px solid #8b8a82;border-radius:.5rem;background:#fff}',
  'textarea{box-sizing:border-box;width:100%;margin:.375rem 0 1.25rem;padding:.5rem;font:inherit;border:1px solid #8b8a82;border-radius:.5rem}',
  'button{padding:.75rem 1.25rem;font:inherit;font-weight:600;color:#fff;background:#0b6150;border:0;border-radius:.5rem;cursor:pointer}',
  ':focus-visible{outline:3px solid #0b6150;outline-offset:2px}',
  '@media (prefers-color-scheme:dark){body{background:#121614;color:#e9ece9}.muted{color:#b3bbb6}',
  'blockquote,.choice,textarea{background:#1b201d;color:inherit}button{background:#7fd6be;color:#0c1512}:focus-visible{outline-color:#7fd6be}}',
].join('')
