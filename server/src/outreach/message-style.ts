// How a company shows itself in its messages: a colour that can be read on white, a logo at the head of letters. Pure.

export type Logo = { readonly sha256: string; readonly type: LogoType }
export type LogoType = 'image/png' | 'image/svg+xml'

export type MessageStyle = {
  /** `#1a4f8b`, lower case. */
  readonly colour: string | null
  readonly logo: Logo | null
}

export const PLAIN_STYLE: MessageStyle = { colour: null, logo: null }

/** Under which the typesetter finds it. */
export const logoFile = ({ sha256, type }: Logo): string => `logo-${sha256}.${type === 'image/png' ? 'png' : 'svg'}`

/** WCAG 2.2, 1.4.3: text of ordinary size against its ground. */
export const LEAST_CONTRAST = 4.5

/** Contrast with white, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export const contrastWithWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05)

/** The same colour, darkened only as far as it must be to be read on white. */
export function readableColour(colour: string): string {
  let parts = channelsOf(colour)
  while (contrastWithWhite(hexOf(parts)) < LEAST_CONTRAST) parts = parts.map((part) => Math.floor(part * 0.97))
  return hexOf(parts)
}

const channelsOf = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const hexOf = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
