import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { fuzz } from '../../../test/fuzz/fuzz.ts'
import { TABLE_TARGETS } from '../../../test/fuzz/targets.ts'
import { text } from './formats/entries-fixture.ts'
import { bytesSource } from './formats/source.ts'
import { readWorkbook } from './formats/workbook/workbook.ts'
import { writeWorkbook } from './formats/workbook/workbook-fixture.ts'
import { ZipError } from './formats/workbook/zip.ts'
import { openFile } from './open-file.ts'

const open = (bytes: Uint8Array, chunkBytes = 1 << 20) =>
  openFile(bytesSource('x', bytes, chunkBytes), { today: '2026-11-21', latestEntryDay: '2027-11-21' })

describe('a file is taken for', () => {
  it.each([
    ['entries', text(), 'entries'],
    ['a list', 'Client;Facture;Échéance;Solde\nNoé;F-1;13/01/2026;10,00\n', 'list'],
    [
      'a list that also describes customers',
      'Compte;E-mail;Facture;Échéance;Solde\nC1;a@noe.example;F-1;13/01/2026;10,00\n',
      'list',
    ],
    ['customers', 'Compte;Nom;E-mail\nC1;Noé;a@noe.example\n', 'customers'],
    ['a list whose columns must be asked for', 'a;b\n1;2\n', 'list'],
  ])('%s', async (_name, content, kind) => {
    expect((await open(Buffer.from(content))).kind).toBe(kind)
  })

  it('customers when their fields are named', async () => {
    const file = await openFile(bytesSource('x', Buffer.from('Qui;Où\nC1;a@noe.example\n')), {
      today: '2026-11-21',
      latestEntryDay: '2027-11-21',
      mapping: { account: 'Qui', email: 'Où' },
    })
    expect(file.kind).toBe('customers')
  })
})

/** Bytes of a good file with some changed, doubled, cut out or cut off. */
function damaged(good: Uint8Array): fc.Arbitrary<Buffer> {
  const blow = fc.record({
    at: fc.nat({ max: good.length }),
    drop: fc.nat({ max: 20 }),
    put: fc.uint8Array({ maxLength: 6 }),
    cut: fc.boolean(),
  })
  return fc.array(blow, { minLength: 1, maxLength: 4 }).map((blows) =>
    blows.reduce((bytes: Buffer, { at, drop, put, cut }) => {
      const place = at % (bytes.length + 1)
      return Buffer.concat([bytes.subarray(0, place), put, cut ? Buffer.alloc(0) : bytes.subarray(place + drop)])
    }, Buffer.from(good)),
  )
}

describe('whatever the bytes', () => {
  const xml =
    '<?xml version="1.0"?><comptabilite><exercice><DateCloture>2026-12-31</DateCloture><journal><JournalCode>VE</JournalCode><ecriture><EcritureNum>1</EcritureNum>' +
    '<EcritureDate>2026-01-05</EcritureDate><EcritureLet>A</EcritureLet><ligne><CompteNum>411000</CompteNum><Debit>12.00</Debit></ligne></ecriture></journal></exercice></comptabilite>'
  const goods = [
    text(),
    text(undefined, ';'),
    xml,
    'Client;Facture;Échéance;Solde\n"Noé; fils";F-1;13/01/2026;1 200,50\nTotal;;;1 200,50\n',
    'Compte;Nom;E-mail;SIREN;Conditions de paiement\nC1;Noé;a@noe.example;732829320;30 jours\n',
  ]

  it.each(goods)('a file is read or refused, never more (%#)', async (good) => {
    await fc.assert(
      fc.asyncProperty(damaged(Buffer.from(good)), fc.integer({ min: 1, max: 5000 }), async (bytes, chunkBytes) => {
        try {
          const file = await open(bytes, chunkBytes)
          await file.read(() => undefined)
        } catch (error) {
          if (!isRefusal(error)) throw error
          expect(error.code).toMatch(/^intake\./)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a workbook is read or refused, never more', async () => {
    const good = writeWorkbook([
      {
        name: 'Feuil1',
        rows: [
          ['Client', 'Solde'],
          ['Noé', 12.5],
          ['Éluard', { serial: 46000 }],
        ],
      },
    ])
    await fc.assert(
      fc.asyncProperty(damaged(good), async (bytes) => {
        try {
          await readWorkbook(bytes, { head: () => undefined, row: () => undefined })
        } catch (error) {
          expect(error).toBeInstanceOf(ZipError)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each(TABLE_TARGETS)('$name files are read or refused, and none hangs', { timeout: 60_000 }, async (target) => {
    const { cases, read, refused } = await fuzz(target, { cases: 500, seed: 20_261_122 })
    expect(cases).toBe(500)
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })

  it('noise is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        try {
          await (await open(bytes)).read(() => undefined)
        } catch (error) {
          if (!isRefusal(error)) throw error
        }
      }),
      { numRuns: 1000 },
    )
  })
})
