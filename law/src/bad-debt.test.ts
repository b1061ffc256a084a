import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { badDebtVat, writeOff, type WriteOffInput, WrongInput } from './index.ts'

describe('VAT of a final loss', () => {
  const loss = {
    vatDue: 'debits',
    netCents: 100_000,
    vatCents: 20_000,
    proof: 'liquidation-judgment',
    lostOn: '2026-10-01',
  } as const

  test('is recovered with a duplicate invoice, by 31 December of the second year after', () => {
    expect(badDebtVat(loss)).toMatchObject({
      kind: 'explained',
      value: {
        vatCents: 20_000,
        netCents: 100_000,
        wording:
          "Facture demeurée impayée pour la somme de 1000,00 euros (prix net) et pour la somme de 200,00 euros (taxe correspondante) qui ne peut faire l'objet d'une déduction (CGI, art. 272).",
        recoverBy: '2028-12-31',
      },
      steps: [
        { rule: 'bad-debt-vat.proof', article: 'CGI 272-1' },
        { rule: 'bad-debt-vat.unpaid-part' },
        { rule: 'bad-debt-vat.duplicate-invoice', article: 'BOI-TVA-DED-40-10-20', unconfirmed: true },
        { rule: 'bad-debt-vat.recover-by', article: 'CGI ann. II 208', gives: '2028-12-31' },
        { rule: 'bad-debt-vat.recovered', gives: 20_000 },
      ],
    })
  })

  test('is that of the unpaid part only', () => {
    expect(badDebtVat({ ...loss, paidCents: 30_000 })).toMatchObject({ value: { vatCents: 15_000, netCents: 75_000 } })
    // 5.5 % of 94.79 €: 5.21 €, of which two thirds are unpaid.
    expect(badDebtVat({ ...loss, netCents: 9479, vatCents: 521, paidCents: 3333 })).toMatchObject({
      value: { vatCents: 347, netCents: 6320, wording: expect.stringContaining('63,20 euros (prix net)') },
    })
  })

  test.each([
    [{ vatDue: 'receipts' }, 'bad-debt-vat.on-receipts'],
    [{ proof: 'none' }, 'bad-debt-vat.no-proof'],
    [{ paidCents: 120_000 }, 'bad-debt-vat.paid'],
  ] as const)('%j: nothing to recover', (more, rule) => {
    expect(badDebtVat({ ...loss, ...more })).toMatchObject({ kind: 'does-not-apply', steps: [{ rule }] })
  })

  test('more paid than owed, and a negative amount, are refused', () => {
    expect(() => badDebtVat({ ...loss, paidCents: 120_001 })).toThrow(WrongInput)
    expect(() => badDebtVat({ ...loss, vatCents: -1 })).toThrow(WrongInput)
    expect(() => badDebtVat({ ...loss, lostOn: '2026-13-01' })).toThrow(WrongInput)
  })

  test('net and tax of the loss add up to what is unpaid, and paying more never recovers more', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(cents, cents, fc.double({ min: 0, max: 0.99, noNaN: true }), (netCents, vatCents, part) => {
        const paidCents = Math.floor((netCents + vatCents) * part)
        const answer = badDebtVat({ ...loss, netCents, vatCents, paidCents })
        if (answer.kind !== 'explained') throw new Error(answer.kind)
        expect(answer.value.netCents + answer.value.vatCents).toBe(netCents + vatCents - paidCents)
        expect(answer.value.vatCents).toBeLessThanOrEqual(vatCents)
        expect(answer.steps.at(-1)?.gives).toBe(answer.value.vatCents)
      }),
    )
  })
})

describe('write-off', () => {
  const claim = { netCents: 100_000, vatCents: 20_000 } as const
  const lines = (input: WriteOffInput) =>
    writeOff(input).value.map(({ account, debitCents, creditCents }) => `${account} ${debitCents} ${creditCents}`)

  test('a doubtful claim moves whole, its allowance is on the net price', () => {
    expect(lines({ ...claim, stage: 'doubtful', lossBasisPoints: 5000 })).toEqual([
      '416 120000 0',
      '411 0 120000',
      '6817 50000 0',
      '491 0 50000',
    ])
    expect(lines({ ...claim, stage: 'doubtful' })).toEqual(['416 120000 0', '411 0 120000'])
  })

  test('a lost claim is a charge without the tax that is recovered, and releases its allowance', () => {
    expect(lines({ ...claim, stage: 'lost', isVatRecoverable: true, allowedCents: 50_000 })).toEqual([
      '654 100000 0',
      '416 0 100000',
      '44571 20000 0',
      '416 0 20000',
      '491 50000 0',
      '7817 0 50000',
    ])
    expect(lines({ ...claim, stage: 'lost' })).toEqual(['654 120000 0', '416 0 120000'])
  })

  test('every step is to be checked with the accountant, the last gives the charge', () => {
    const { steps } = writeOff({ ...claim, stage: 'lost', isVatRecoverable: true, allowedCents: 50_000 })
    expect(steps.map(({ rule, gives, unconfirmed }) => [rule, gives, unconfirmed])).toEqual([
      ['write-off.vat-recovered', 20_000, true],
      ['write-off.allowance-released', 50_000, true],
      ['write-off.loss', 100_000, true],
    ])
    expect(writeOff({ ...claim, stage: 'lost' }).steps.map(({ rule }) => rule)).toEqual([
      'write-off.vat-lost',
      'write-off.loss',
    ])
  })

  test('debits and credits are equal, whatever the claim', () => {
    const input = fc.record({
      netCents: fc.integer({ min: 1, max: 100_000_000 }),
      vatCents: fc.nat(20_000_000),
      stage: fc.constantFrom('doubtful', 'lost'),
      lossBasisPoints: fc.nat(10_000),
      isVatRecoverable: fc.boolean(),
    })
    fc.assert(
      fc.property(input, (facts) => {
        const entered = writeOff(facts).value
        const sum = (side: 'debitCents' | 'creditCents') => entered.reduce((total, line) => total + line[side], 0)
        expect(sum('debitCents')).toBe(sum('creditCents'))
        expect(entered.every(({ debitCents, creditCents }) => debitCents + creditCents > 0)).toBe(true)
      }),
    )
  })

  test('an allowance above the price is refused', () => {
    expect(() => writeOff({ ...claim, stage: 'lost', allowedCents: 100_001 })).toThrow(WrongInput)
    expect(() => writeOff({ ...claim, stage: 'doubtful', lossBasisPoints: 10_001 })).toThrow(WrongInput)
  })
})
