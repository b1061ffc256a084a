// The HTML of an e-mail as it is kept: deflated (RFC 1951). A table says the same things in every line; the database's own
// compression takes five times as long over it and leaves a quarter more.

import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A higher level costs time and hardly saves anything; a window and tables of a page's size are made ready in half the time. */
const PACKING = { level: 1, windowBits: 14, memLevel: 7 }

export const packHtml = (html: string): Buffer => deflateRawSync(html, PACKING)

export const unpackHtml = (packed: Uint8Array): string => unpackBytes(packed).toString('utf8')

/** In UTF-8. */
export const unpackBytes = (packed: Uint8Array): Buffer => inflateRawSync(packed)

/** Rows as the database keeps them, with their HTML as it was written. */
export const withHtml = <Row extends { readonly packedHtml: Uint8Array | null }>(
  rows: readonly Row[],
): (Omit<Row, 'packedHtml'> & { readonly html: string | null })[] =>
  rows.map(({ packedHtml, ...row }) => ({ ...row, html: packedHtml === null ? null : unpackHtml(packedHtml) }))
