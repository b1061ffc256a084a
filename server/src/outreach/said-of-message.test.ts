import { expect, test } from 'vitest'
import { OUTDATED, TAKEN_BACK, saidOfMessage, sentWithout } from './said-of-message.ts'

test('what we noted of a message is said in the language of who reads it', () => {
  expect(saidOfMessage(OUTDATED, 'fr')).toBe('les faits ont changé avant son départ')
  expect(saidOfMessage(TAKEN_BACK, 'fr')).toBe('repris avant son départ')
  expect(saidOfMessage(TAKEN_BACK, 'en')).toBe('taken back before it left')
  expect(saidOfMessage(sentWithout(['F-1.pdf', 'F-2.pdf']), 'fr')).toBe('parti sans F-1.pdf, F-2.pdf')
  expect(saidOfMessage(sentWithout(['F-1.pdf']), 'en')).toBe('sent without F-1.pdf')
})

test('what a mail server said stays word for word, and nothing is said where nothing was noted', () => {
  expect(saidOfMessage('550 5.1.1 User unknown', 'fr')).toBe('550 5.1.1 User unknown')
  expect(saidOfMessage(null, 'fr')).toBeNull()
})
