import { expect, test } from 'vitest'
import { passwordProblem } from './rules.ts'

test.for([
  ['abc', 'too-short'],
  ['éèàçùôî', 'too-short'],
  ['x'.repeat(201), 'too-long'],
  ['password', 'too-common'],
  ['MotDePasse2026!', 'too-common'],
  ['motdepasse', 'too-common'],
  ['Bonjour123', 'too-common'],
  ['12345678', 'too-common'],
  ['abcdefghijk', 'too-common'],
  ['99999999', 'too-common'],
  ['zyxwvuts', 'too-common'],
  ['marie.durand@atelier.example', 'too-common'],
  ['Atelier2026', 'too-common'],
  ['trois girafes bleues', null],
  ['k8$vQ2!x', null],
] as const)('%s: %s', ([password, problem]) => {
  expect(passwordProblem(password, ['marie.durand@atelier.example', 'Marie Durand', 'Atelier'])).toBe(problem)
})
