import { expect, test } from 'vitest'
import { type ComingAct, firstChange } from './coming-acts.ts'

const act = (day: number, step: string, channel: ComingAct['channel'] = 'email'): ComingAct => ({ day, step, channel })
const TWO = [act(10, 'a'), act(17, 'b')]

test.each([
  ['sooner', TWO, [act(8, 'a'), act(17, 'b')]],
  ['later', TWO, [act(10, 'a'), act(20, 'b')]],
  ['new', TWO, [...TWO, act(25, 'c')]],
  ['none', TWO, [act(10, 'a')]],
  ['other', TWO, [act(10, 'a', 'letter'), act(17, 'b')]],
] as const)('the first act that changes tells how: %s', (kind, before, after) => {
  expect(firstChange(before, after)?.kind).toBe(kind)
})

test('a step that is left out gives way to the next one, later; the one before it is no change', () => {
  const before = [act(10, 'a'), act(17, 'call', 'call'), act(24, 'b')]
  expect(firstChange(before, [act(10, 'a'), act(25, 'b')])).toEqual({
    kind: 'later',
    before: act(17, 'call', 'call'),
    after: act(25, 'b'),
  })
  expect(firstChange(before, before)).toBeNull()
})
