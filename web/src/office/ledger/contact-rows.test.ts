import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { ContactGap } from '../../api-types.ts'
import { cellOf, layOver, parseCells, rowToSend } from './contact-rows.ts'

const gap = (debtorId: number): ContactGap => ({
  debtorId,
  name: `Client ${debtorId}`,
  kind: 'business',
  kindKnown: false,
  reference: null,
  totalCents: 100,
  currency: 'EUR',
  email: null,
  addressLines: ['12 rue du Port'],
  postcode: '44000',
  city: null,
})

describe('cells pasted from a spreadsheet', () => {
  test('are split by tab and line, with quotes', () => {
    expect(parseCells('a@b.example\tEntreprise\r\n"2, rue ""X"""\t\r\n')).toEqual([
      ['a@b.example', 'Entreprise'],
      ['2, rue "X"', ''],
    ])
    expect(parseCells('one')).toEqual([['one']])
    expect(parseCells('')).toEqual([['']])
  })

  test('come back as they were copied', () => {
    const cell = fc.string().map((text) => text.replaceAll(/["\t\r\n]/g, '').trim())
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseCells(`${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`)).toEqual(rows)
      }),
    )
  })

  test('cover the cells below and to the right, and stop at the edge of the grid', () => {
    const laid = layOver([gap(1), gap(2)], { row: 1, column: 'postcode' }, [['75001', 'Paris', 'too far'], ['x']])
    expect([...laid]).toEqual([[2, { postcode: '75001', city: 'Paris' }]])
  })

  test('name kinds in words', () => {
    const laid = layOver([gap(1), gap(2), gap(3)], { row: 0, column: 'kind' }, [['Mairie'], ['particulier'], ['?']])
    expect([...laid.values()]).toEqual([{ kind: 'public' }, { kind: 'consumer' }, { kind: '' }])
  })
})

describe('a row of the grid', () => {
  test('shows what is known until something is typed', () => {
    expect(cellOf(gap(1), {}, 'address')).toBe('12 rue du Port')
    expect(cellOf(gap(1), {}, 'kind')).toBe('')
    expect(cellOf(gap(1), { address: '' }, 'address')).toBe('')
  })
  test('is sent with what changed, and only then', () => {
    expect(rowToSend(gap(1), { postcode: '44000' })).toBeNull()
    expect(rowToSend(gap(1), { email: ' c@d.example ', kind: 'public', address: '1 quai, Bât. B' })).toEqual({
      debtorId: 1,
      email: 'c@d.example',
      kind: 'public',
      addressLines: ['1 quai', 'Bât. B'],
    })
  })
})
