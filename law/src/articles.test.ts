// Tidiness of the law: each exported function names its article, each choice that a comment refers to exists, nothing
// is imported.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHOICES } from './choices.ts'

/** What serves every question and applies no article of its own. */
const PLUMBING = ['easter.ts', 'errors.ts', 'explain.ts', 'index.ts', 'input-guards.ts', 'values.ts', 'parameters/']

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }))

const questions = files.filter(({ name }) => !PLUMBING.some((plain) => name.startsWith(plain)))

test('every exported function names its article in its doc comment', () => {
  const functions = questions.flatMap(({ name, text }) => exportedFunctions(name, text))
  expect(functions.filter((found) => !found.comment.includes('@article')).map(({ id }) => id)).toEqual([])
  // A checker that read nothing must not pass.
  expect(functions.map(({ id }) => id)).toContain('late-payment-interest.ts latePaymentInterest')
  expect(functions.map(({ id }) => id)).toContain('public-holidays.ts isWorkingDay')
  expect(functions.length).toBeGreaterThan(20)
})

test('every choice has an id of its own, and every choice that the code names exists', () => {
  const ids = CHOICES.map((choice) => choice.id)
  expect(new Set(ids).size).toBe(ids.length)
  const named = files.flatMap(({ text }) => [...text.matchAll(/choice `([a-z-]+)`/g)].map((match) => match[1] ?? ''))
  expect(named.length).toBeGreaterThan(4)
  expect(named.filter((id) => !ids.includes(id))).toEqual([])
})

test('the law imports nothing but itself', () => {
  const imports = files.flatMap(({ text }) => [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? ''))
  expect(imports.length).toBeGreaterThan(50)
  expect(imports.filter((from) => !/^\.\.?\/.*\.ts$/.test(from))).toEqual([])
})

function exportedFunctions(name: string, text: string): { readonly id: string; readonly comment: string }[] {
  const declaration = /^export (?:function (\w+)|const (\w+) = (?:async )?(?:<[^>]*>)?\()/gm
  return [...text.matchAll(declaration)].map((match) => {
    const before = text.slice(0, match.index)
    const comment = before.endsWith('*/\n') ? before.slice(before.lastIndexOf('/**')) : ''
    return { id: `${name} ${match[1] ?? match[2]}`, comment }
  })
}
