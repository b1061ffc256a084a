import { expect, test } from 'vitest'
import { rowAfter } from './work-rows.ts'

const KEYS = ['1', '2', 'mail-1', 'task-1', 'task-2']

test('after a row is dealt with comes the next one that stays', () => {
  expect(rowAfter(KEYS, '1', ['1'])).toBe('2')
  expect(rowAfter(KEYS, '1', ['1', '2'])).toBe('mail-1')
})

test('after the last one comes the one before, and after all of them none', () => {
  expect(rowAfter(KEYS, 'task-2', ['task-2'])).toBe('task-1')
  expect(rowAfter(KEYS, 'task-2', KEYS)).toBeNull()
})

test('without a place it begins at the first that stays', () => {
  expect(rowAfter(KEYS, null, ['1'])).toBe('2')
})
