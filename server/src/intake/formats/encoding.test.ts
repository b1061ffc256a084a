import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherEvidence, likelyEncoding, markedEncoding, noEvidence } from './encoding.ts'

const likely = (...chunks: readonly (readonly number[] | string)[]) => {
  const evidence = noEvidence()
  for (const chunk of chunks)
    gatherEvidence(evidence, typeof chunk === 'string' ? Buffer.from(chunk) : Uint8Array.from(chunk))
  return likelyEncoding(evidence)
}
const latin1 = (text: string) => [...Buffer.from(text, 'latin1')]

describe('the encoding of a text', () => {
  it('is open when everything is ASCII', () => {
    expect(likely('Dupont;12,50')).toBeNull()
  })
  it('is UTF-8 when its sequences are whole, wherever the chunks are cut', () => {
    expect(likely('Société Éléa — 12 €')).toBe('utf-8')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), (at) => {
        const bytes = [...Buffer.from('Éléa — 12 € œuvre')]
        expect(likely(bytes.slice(0, at), bytes.slice(at))).toBe('utf-8')
      }),
    )
  })
  it('stays UTF-8 when one name was cut in the middle of a letter', () => {
    expect(likely('Société Éléa', [0xc3], ' suite : été')).toBe('utf-8')
  })
  it('is windows-1252 for accents without sequences', () => {
    expect(likely(latin1('Société Générale'))).toBe('windows-1252')
    expect(likely(latin1('Société '), [0x80], latin1(' l'), [0x92], latin1('été'))).toBe('windows-1252')
  })
  it('is ISO 8859-15 where its euro and its œ stand', () => {
    expect(likely(latin1('Soci\u00e9t\u00e9 12 '), [0xa4])).toBe('iso-8859-15')
    expect(likely(latin1('\u00e9t\u00e9 b'), [0xbd], latin1('uf'))).toBe('iso-8859-15')
  })
  it('is Macintosh where its é and è stand', () => {
    expect(likely('Soci', [0x8e], 't', [0x8e], ' Gr', [0x8f], 'ce')).toBe('macintosh')
  })
})

describe('a byte order mark', () => {
  it.each([
    [[0xef, 0xbb, 0xbf, 0x41], 'utf-8'],
    [[0xff, 0xfe, 0x41, 0], 'utf-16le'],
    [[0xfe, 0xff, 0, 0x41], 'utf-16be'],
    [[0xff, 0xfe, 0, 0], 'utf-32'],
    [[0, 0, 0xfe, 0xff], 'utf-32'],
  ])('%j says %s', (bytes, encoding) => {
    expect(markedEncoding(Uint8Array.from(bytes))?.encoding).toBe(encoding)
  })
  it('is absent from plain text', () => {
    expect(markedEncoding(Buffer.from('JournalCode'))).toBeNull()
  })
})
