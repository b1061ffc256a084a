import { expect, test } from 'vitest'
import type { BankEntry } from './model.ts'
import { type KnownLine, pairEntries } from './new-lines.ts'
import { anEntry } from './statement-fixture.ts'

const entry = (remittance: string, bankReference: string | null = null): BankEntry =>
  anEntry('2026-11-16', 10_00, remittance, { bankReference })
const known = (id: number, remittance: string, bankReference: string | null = null): KnownLine => ({
  ...entry(remittance, bankReference),
  id,
  formats: ['camt.053'],
  statementIds: [1],
})

test('an entry is the line of its reference, whatever either says', () =>
  expect(
    pairEntries([entry('UN', 'R2'), entry('DEUX', 'R1')], [known(1, 'UN', 'R1'), known(2, 'X', 'R2')], 'camt.053'),
  ).toEqual([2, 1]))

test('two references are two entries, though their texts are one', () =>
  expect(pairEntries([entry('LOYER', 'R2')], [known(1, 'LOYER', 'R1')], 'camt.053')).toEqual([null]))

test('an entry without a reference is the line of its text, written with other blanks and capitals', () =>
  expect(
    pairEntries([entry('Loyer  de mai')], [known(1, 'LOYER', 'R1'), known(2, 'LOYER DE MAI', 'R2')], 'camt.053'),
  ).toEqual([2]))

test('in another format day and amount are enough; in the same one they are not', () => {
  expect(pairEntries([entry('VIR RECU')], [known(1, 'LOYER')], 'cfonb120')).toEqual([1])
  expect(pairEntries([entry('VIR RECU')], [known(1, 'LOYER')], 'camt.053')).toEqual([null])
})

test('two equal entries of one file are two lines, of which one may be known', () =>
  expect(pairEntries([entry('UN'), entry('UN')], [known(1, 'UN')], 'camt.053')).toEqual([1, null]))
