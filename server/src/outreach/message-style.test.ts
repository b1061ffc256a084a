import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { checkLogo } from './check-logo.ts'
import { contrastWithWhite, readableColour } from './message-style.ts'

describe('the contrast of a colour with white', () => {
  test.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
    ['#ff0000', 4],
    ['#0000ff', 8.59],
  ])('%s: %d', (colour, contrast) => {
    expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 2)
  })
  test('a colour that is too pale has a darker one that can be read', () => {
    const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => {
        const colour = `#${red}${green}${blue}`
        const readable = readableColour(colour)
        expect(contrastWithWhite(readable)).toBeGreaterThanOrEqual(4.5)
        if (contrastWithWhite(colour) >= 4.5) expect(readable).toBe(colour)
      }),
    )
  })
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const svg = (inside: string): Uint8Array =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 4">${inside}</svg>`)
const png = (width: number, height: number): Uint8Array => {
  const file = new Uint8Array(60)
  file.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const view = new DataView(file.buffer)
  view.setUint32(8, 13)
  view.setUint32(12, 0x49484452)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return file
}
const refusedFor = (content: Uint8Array): string => {
  try {
    return checkLogo(content)
  } catch (error) {
    if (isRefusal(error) && error.code === 'outreach.logo_refused') return `refused: ${String(error.data['problem'])}`
    throw error
  }
}

describe('a logo', () => {
  test('is a PNG or an SVG', () => {
    expect(refusedFor(png(400, 120))).toBe('image/png')
    expect(refusedFor(svg('<g fill="url(#a)"><path d="M0 0h4"/></g>'))).toBe('image/svg+xml')
    expect(refusedFor(bytes('GIF89a'))).toBe('refused: PNG, SVG')
    expect(refusedFor(new Uint8Array([0xff, 0xd8, 0xff]))).toBe('refused: PNG, SVG')
  })
  test('is small, in bytes and in pixels', () => {
    expect(refusedFor(new Uint8Array(200_001))).toBe('refused: > 200 kB')
    expect(refusedFor(png(3001, 10))).toBe('refused: 3001 × 10 > 3000 × 3000')
    expect(refusedFor(png(0, 10))).toBe('refused: 0 × 10 > 3000 × 3000')
  })
  test.each([
    ['<script>1</script>', '<script>'],
    ['<svg:script>1</svg:script>', '<script>'],
    ['<path onload="x()"/>', 'on…='],
    ['<foreignObject/>', '<foreignObject>'],
    ['<image href="#x"/>', '<image>'],
    ['<linearGradient xlink:href="http://a.example/x"/>', 'href'],
    ['<path style="fill:url(file:///etc/passwd)"/>', 'url(…)'],
    ['<style>@import "x"</style>', 'style'],
  ])('with %s is refused', (inside, problem) => {
    expect(refusedFor(svg(inside))).toBe(`refused: ${problem}`)
  })
  test('with a document type is refused', () => {
    expect(refusedFor(bytes('<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>'))).toBe('refused: <!DOCTYPE>')
  })
})
