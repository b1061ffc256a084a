import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimitedParser, type TextRow } from './delimited.ts'

function parse(text: string, separator = ';', cuts: readonly number[] = []): readonly TextRow[] {
  const parser = delimitedParser(separator)
  const edges = [0, ...cuts, text.length]
  const rows = edges.slice(1).flatMap((edge, i) => parser.write(text.slice(edges[i], edge)))
  return [...rows, ...parser.end()]
}
const cells = (text: string, separator = ';') => parse(text, separator).map((row) => row.cells)

describe('delimited text', () => {
  it('is cut at separators and line ends of every kind', () => {
    expect(cells('a;b\nc;d\r\ne;f\r\r\ng;h\ri;j')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
      ['i', 'j'],
    ])
  })
  it('keeps separators, line ends and quotation marks inside quotes', () => {
    expect(cells('"a;1";"b\r\nc";"d""e"\nf;;\n')).toEqual([
      ['a;1', 'b\r\nc', 'd"e'],
      ['f', '', ''],
    ])
  })
  it('knows the line on which each row starts', () => {
    expect(parse('a\n"b\nc\nd"\ne\r\rf').map((row) => row.line)).toEqual([1, 2, 5, 6])
  })
  it('forgives quotation marks in the middle of a field', () => {
    expect(cells('Bar "Le Coq";12" vis\n"Chez "Ali" SARL";x')).toEqual([
      ['Bar "Le Coq"', '12" vis'],
      ['Chez Ali" SARL"', 'x'],
    ])
  })
  it('keeps an empty quoted last field', () => {
    expect(cells('a;""')).toEqual([['a', '']])
    expect(cells('""')).toEqual([['']])
  })
  it('with a quotation mark that is never closed is refused with its line', () => {
    expect(() => parse('a;b\nc;"d\ne;f')).toThrow(
      expect.objectContaining({ code: 'intake.quote_unclosed', data: { line: 2 } }),
    )
  })
  it('of fifty megabytes behind an open quotation mark is refused after one', () => {
    const parser = delimitedParser(';')
    parser.write('a;b\n"')
    const piece = 'x;y\n'.repeat(16_384)
    let written = 0
    const write = () => {
      for (; written < 50 << 20; written += piece.length) parser.write(piece)
    }
    expect(write).toThrow(expect.objectContaining({ code: 'intake.quote_unclosed', data: { line: 2 } }))
    expect(written).toBeLessThan(2 << 20)
  })
  it('of a megabyte of doubled quotation marks is read without delay', () => {
    expect(cells(`"${'""'.repeat(500_000)}"`)[0]?.[0]).toHaveLength(500_000)
  }, 1000)
  it('with a line or a row of columns without end is refused', () => {
    expect(() => parse(`a\n${'x'.repeat(2 << 20)}`)).toThrow(expect.objectContaining({ code: 'intake.line_too_long' }))
    expect(() => parse(`a\n${';'.repeat(100_000)}`)).toThrow(
      expect.objectContaining({ code: 'intake.too_many_columns', data: { line: 2, limit: 1000 } }),
    )
  })

  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom('"', ';', ',', '\t', '|', '\n', '\r', ' ', 'é'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  const written = (rows: readonly (readonly string[])[], separator: string, end: string): string =>
    rows
      .map((row) =>
        row
          .map((cell) =>
            /["\r\n]/.test(cell) || cell.includes(separator) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell,
          )
          .join(separator),
      )
      .join(end)

  it('written by the rules and read again is itself, whatever the strings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyText, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, separator, end) => {
          expect(cells(written(rows, separator, end), separator)).toEqual(rows)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is the same wherever it is cut into chunks, and never fails but by refusal', () => {
    const outcome = (text: string, cuts: readonly number[]) => {
      try {
        return parse(text, ';', cuts)
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(), { maxLength: 6 }), (text, places) => {
        const cuts = places.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b)
        expect(outcome(text, cuts)).toEqual(outcome(text, []))
      }),
      { numRuns: 1000 },
    )
  })
})
