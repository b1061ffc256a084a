// What holds of every format of banks alike.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzz } from '../../../../../test/fuzz/fuzz.ts'
import { BANK_TARGETS } from '../../../../../test/fuzz/targets.ts'
import {
  camtOf,
  cfonbOf,
  closingOf,
  csvOf,
  mt940Of,
  ofxOf,
  plainDays,
  qifOf,
  readText,
  type Statement,
  statements,
} from './bank-fixture.ts'

const WRITERS: readonly (readonly [name: string, write: (statement: Statement) => string])[] = [
  ['camt', camtOf],
  ['cfonb', cfonbOf],
  ['mt940', mt940Of],
  ['ofx', ofxOf],
  ['qif', qifOf],
  ['csv', csvOf],
]

const RUNS = { numRuns: 60 }

describe.each(WRITERS)('a statement in %s', (name, write) => {
  test('holds the movements that were written, to the cent and the day', async () => {
    await fc.assert(
      fc.asyncProperty(statements.map(plainDays), async (statement) => {
        const { accounts, refused } = await readText(`a.${name}`, write(statement))
        expect(refused).toEqual([])
        const [account] = accounts
        expect(
          account?.entries.map(({ bookingDate, amountCents, remittance, bankReference }) => ({
            day: bookingDate,
            cents: amountCents,
            text: remittance,
            reference: bankReference,
          })),
        ).toEqual(statement.movements.map(({ day, cents, text, reference }) => ({ day, cents, text, reference })))
        // QIF has no balance.
        if (name !== 'qif') expect(account?.closingCents).toBe(closingOf(statement))
      }),
      RUNS,
    )
  })

  test('is the same wherever its bytes are cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(statements.map(plainDays), fc.integer({ min: 1, max: 90 }), async (statement, chunkBytes) => {
        const text = write(statement)
        expect(await readText(`a.${name}`, text, chunkBytes)).toEqual(await readText(`a.${name}`, text))
      }),
      RUNS,
    )
  })
})

describe.each([WRITERS[0], WRITERS[1], WRITERS[2]].flatMap((writer) => (writer ? [writer] : [])))(
  'a statement in %s',
  (name, write) => {
    test('gives the value days too', async () => {
      await fc.assert(
        fc.asyncProperty(statements, async (statement) => {
          const [account] = (await readText(`a.${name}`, write(statement))).accounts
          expect(account?.entries.map(({ valueDate }) => valueDate)).toEqual(
            statement.movements.map(({ valueDay }) => valueDay),
          )
          expect(account?.openingCents).toBe(statement.openingCents)
        }),
        RUNS,
      )
    })

    test('of which a movement was lost is refused with the sums', async () => {
      await fc.assert(
        fc.asyncProperty(statements, async (statement) => {
          const lost = { ...statement, movements: statement.movements.slice(1) }
          const whole = write(statement)
          const short =
            name === 'camt'
              ? whole.replace(/<Ntry>.*?<\/Ntry>/s, '')
              : whole
                  .split(/\r?\n/)
                  .filter((line, place, lines) => !isFirstMovement(name, lines, place))
                  .join('\n')
          const { refused } = await readText(`a.${name}`, short)
          const { openingCents } = statement
          expect(refused).toMatchObject([
            {
              code: 'intake.statement_unbalanced',
              data: { openingCents, expectedCents: closingOf(lost), closingCents: closingOf(statement) },
            },
          ])
        }),
        RUNS,
      )
    })
  },
)

/** The line or lines of the first movement. */
function isFirstMovement(name: string, lines: readonly string[], place: number): boolean {
  const first = lines.findIndex((line) => line.startsWith(name === 'cfonb' ? '04' : ':61:'))
  return place === first || (name === 'mt940' && place === first + 1)
}

describe('broken in two thousand ways', () => {
  test.each(BANK_TARGETS)('$name files are read or refused, and none hangs', async (target) => {
    const { cases, read, refused } = await fuzz(target, { cases: 2_000, seed: 20_261_121 })
    expect(cases).toBe(2_000)
    expect(read).toBeGreaterThan(20)
    expect(refused).toBeGreaterThan(0)
  })
})
