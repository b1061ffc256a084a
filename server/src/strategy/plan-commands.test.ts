import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Locale, isRefusal } from '#kernel'
import type { CommandInput } from '#platform/command.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { commands } from './plan-commands.ts'

const path = await openWorkingPath('2026-11-16')
const firm = await path.company()
const folder = await mkdtemp(join(tmpdir(), 'quittance-plans-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(name: string, positionals: readonly string[], values: CommandInput['values'] = {}) {
  const { json } = (await output(name, positionals, values)) ?? { json: null }
  return json as Record<string, unknown>
}

const output = (
  name: string,
  positionals: readonly string[],
  values: CommandInput['values'] = {},
  locale: Locale = 'en',
) =>
  commands
    .find((one) => one.name === name)
    ?.run({
      values,
      positionals,
      locale,
      shell: async () => path.store.shell,
      company: async () => firm.company,
      terminal: false,
      runtime: undefined as never,
    })

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return isRefusal(error) ? error.code : String(error)
}

const fileOf = async (name: string, content: unknown): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

test('a plan goes out as a file, is changed, and comes back as a new version; what it would change is said first', async () => {
  await firm.debtor({ name: 'Café Lune', owes: [['F-1', 120_000, '2026-11-10']] })
  const out = join(folder, 'business.json')
  expect(await run('plan export', ['business'], { out })).toEqual({ plan: 'business', file: out })
  const plan = JSON.parse(await readFile(out, 'utf8')) as { steps: { key: string; offsetDays: number }[] }
  for (const step of plan.steps) if (step.key === 'reminder-1') step.offsetDays = 8
  const changed = await fileOf('changed.json', plan)
  expect(await run('plan import', [changed], { 'dry-run': true })).toMatchObject({
    plan: 'business',
    advice: [
      { step: 3, code: 'gap' },
      { step: 5, code: 'gap' },
    ],
    difference: { summary: [{ kind: 'later', debtors: 1, items: 1, cents: 120_000 }], total: 1 },
  })
  expect(await run('plan import', [changed])).toMatchObject({ plan: 'business', version: 2 })
  expect(await run('plan history', ['business'])).toMatchObject({
    versions: [
      { version: 2, recordedBy: 'command' },
      { version: 1, recordedBy: null },
    ],
  })
  expect((await output('plan history', ['business'], {}, 'fr'))?.text).toBe(
    'v2  16/11/2026 10:00  ligne de commande\nv1  fournie avec Quittance',
  )
})

test('a file can be given another name: a new plan, that concerns nobody', async () => {
  const file = await fileOf('export.json', await run('plan export', ['cautious']))
  expect(await run('plan import', [file], { as: 'export', 'dry-run': true })).toMatchObject({ difference: null })
  expect(await run('plan import', [file], { as: 'export' })).toMatchObject({ plan: 'export', version: 1 })
  const { plans } = (await run('plan list', [])) as { plans: object[] }
  expect(plans).toContainEqual({
    key: 'export',
    name: 'Cautious',
    version: 1,
    defaultFor: null,
    steps: 9,
    debtors: 0,
    items: 0,
    openCents: 0,
  })
})

test.each([
  ['nothing at all', '', 'strategy.file_not_json'],
  ['no JSON', '<plan/>', 'strategy.file_not_json'],
  ['another document', [1, 2], 'strategy.plan_field'],
  [
    'a day that is no number',
    { key: 'x', steps: [{ key: 'a', level: 1, channel: 'email', offsetDays: '3' }] },
    'strategy.plan_field',
  ],
  [
    'a way that nobody knows',
    { key: 'x', steps: [{ key: 'a', level: 1, channel: 'drone', offsetDays: 3 }] },
    'strategy.plan_field',
  ],
  [
    'more steps than a plan has',
    {
      key: 'x',
      steps: Array.from({ length: 61 }, (_, n) => ({ key: `s${n}`, level: 1, channel: 'email', offsetDays: n + 1 })),
    },
    'strategy.plan_field',
  ],
  [
    'a step that falls',
    {
      key: 'x',
      steps: [
        { key: 'a', level: 1, channel: 'email', offsetDays: 9 },
        { key: 'b', level: 1, channel: 'email', offsetDays: 3 },
      ],
    },
    'strategy.plan_days_fall',
  ],
  [
    'a formal notice before the due date',
    { key: 'x', steps: [{ key: 'a', level: 4, channel: 'registered-letter', offsetDays: -3, deadlineDays: 9 }] },
    'strategy.plan_impossible',
  ],
  ['far more than a plan can be', `"${'x'.repeat(1024 * 1024)}"`, 'strategy.plan_file_too_large'],
])('a wrong file is refused with its reason: %s', async (name, content, code) => {
  expect(await refusalOf(run('plan import', [await fileOf(`${name}.json`, content)]))).toBe(code)
})

test('a file that is not there, and a plan that is not known, are said so', async () => {
  expect(await refusalOf(run('plan import', [join(folder, 'none.json')]))).toBe('strategy.file_unreadable')
  expect(await refusalOf(run('plan export', ['none']))).toBe('strategy.plan_unknown')
  expect(await refusalOf(run('plan export', []))).toContain('plan export KEY')
})
