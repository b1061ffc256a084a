import { expect, test } from 'vitest'
import { FACT_KINDS } from './fact-kinds.ts'
import { causeName, factSentence, holdName } from './sentence.ts'

test('a payment in words', () => {
  const fact = {
    kind: 'payment.recorded',
    onDay: '2026-11-20',
    payload: {
      amountCents: 123_456,
      currency: 'EUR',
      reference: 'VIR 12',
      allocated: [
        { number: 'F-1', amountCents: 100 },
        { number: 'F-2', amountCents: 200 },
      ],
    },
  } as const
  expect(factSentence(fact, 'fr')).toBe(
    'Paiement de 1\u202f234,56\u00a0€ reçu le 20/11/2026 (VIR 12), imputé sur F-1, F-2',
  )
  expect(factSentence(fact, 'en')).toBe('Payment of €1,234.56 received on 20 Nov 2026 (VIR 12), allocated to F-1, F-2')
})

test('a hold in words', () => {
  const fact = {
    kind: 'hold.placed',
    onDay: '2026-11-20',
    payload: {
      hold: 'promise',
      number: 'F-7',
      amountCents: 120_000,
      currency: 'EUR',
      untilDay: '2026-11-28',
      reason: 'Mme Renaud',
    },
  } as const
  expect(factSentence(fact, 'fr')).toBe(
    'Relances suspendues : promesse de paiement sur la facture F-7, 1\u202f200,00\u00a0€, jusqu’au 28/11/2026 – Mme Renaud',
  )
  expect(holdName('promise', 'en')).toBe('promise to pay')
})

test('acts and answers are told by their way and what they came to, not by keys', () => {
  const fact = { kind: 'act.released', onDay: '2026-11-20', payload: { channel: 'email', step: 'reminder-1' } } as const
  expect(factSentence(fact, 'fr')).toBe('Relance par e-mail validée')
  expect(factSentence(fact, 'en')).toBe('Reminder by e-mail released')
  const read = { kind: 'mail.read', onDay: '2026-11-20', payload: { outcome: 'paid' } } as const
  expect(factSentence(read, 'fr')).toBe('Message lu : dit avoir payé')
  expect(factSentence(read, 'en')).toBe('Message read: says it is paid')
})

test('no kind of fact fails on an empty payload, and an erased one says so', () => {
  for (const kind of FACT_KINDS) {
    for (const locale of ['fr', 'en'] as const) {
      expect(factSentence({ kind, onDay: '2026-11-20', payload: {} }, locale)).not.toMatch(/undefined|NaN|null/)
      expect(factSentence({ kind, onDay: '2026-11-20', payload: null }, locale)).toMatch(/effacé|erased/)
    }
  }
})

test('a cause of lateness is told by its name', () => {
  expect(causeName('unilateral-deduction', 'fr')).toBe('retenue d’office')
  expect(causeName('unilateral-deduction', 'en')).toBe('unilateral deduction')
  expect(causeName('suspected-fraud', 'en')).toBe('suspected identity theft')
})
