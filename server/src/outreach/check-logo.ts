// Whether a file may stand at the head of letters: PNG or SVG, small, and nothing in it but a picture. It is typeset, never shown
// as a page of ours; an SVG is refused all the same where it could run, fetch or name another file. Pure.

import { Refusal } from '#kernel'
import type { LogoType } from './message-style.ts'

export const MOST_LOGO_BYTES = 200_000
/** Of each side: the picture is printed 50 mm wide, 3000 pixels are 1500 to the inch. */
const MOST_PIXELS = 3_000

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export function checkLogo(content: Uint8Array): LogoType {
  if (content.length > MOST_LOGO_BYTES) throw refused(`> ${MOST_LOGO_BYTES / 1000} kB`)
  if (PNG.every((byte, at) => content[at] === byte)) return checkPng(content)
  const text = asText(content)
  if (text === null || !/<svg[\s>]/.test(text)) throw refused('PNG, SVG')
  return checkSvg(text)
}

/** Its first chunk says how large it is: a few bytes can stand for a picture that fills the memory. */
function checkPng(content: Uint8Array): LogoType {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  const isHeader = content.length > 33 && view.getUint32(8) === 13 && view.getUint32(12) === 0x49484452
  if (!isHeader) throw refused('PNG')
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width < 1 || height < 1 || width > MOST_PIXELS || height > MOST_PIXELS)
    throw refused(`${width} × ${height} > ${MOST_PIXELS} × ${MOST_PIXELS}`)
  return 'image/png'
}

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<!(?:DOCTYPE|ENTITY)/i, '<!DOCTYPE>'],
  [/<\?xml-stylesheet/i, '<?xml-stylesheet?>'],
  [/<(?:[\w-]+:)?(script|foreignObject|image|iframe|use|animate\w*|set|handler|a)\b/i, '<$1>'],
  [/\son\w+\s*=/i, 'on…='],
  // What an address points at: only its own parts, as gradients are named.
  [/\b(?:href|src)\s*=\s*["']?\s*(?!["']?#)[^"'\s>]/i, 'href'],
  [/url\(\s*["']?\s*(?!#)[^)]/i, 'url(…)'],
  [/@import|expression\(|javascript:|data:/i, 'style'],
]

function checkSvg(text: string): LogoType {
  for (const [pattern, what] of FORBIDDEN) {
    const found = pattern.exec(text)
    if (found) throw refused(what.replace('$1', found[1] ?? ''))
  }
  return 'image/svg+xml'
}

function asText(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return null
  }
}

const refused = (problem: string): Refusal => new Refusal('outreach.logo_refused', { problem })
