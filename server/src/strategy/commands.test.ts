import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CommandInput, UsageError } from '#platform/command.ts'
import { commands } from './commands.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'decide-'))
})
afterAll(() => rm(directory, { recursive: true }))

const SITUATION = {
  today: '2026-11-20',
  plans: [
    {
      key: 'plan',
      minimumGapDays: 7,
      steps: [{ key: 'r1', level: 1, offsetDays: 3, channel: 'email', mode: 'automatic' }],
    },
  ],
  calendar: { holidays: 'FR', sendOn: [1, 2, 3, 4, 5] },
  bank: { freshAsOf: '2026-11-19' },
  debtors: [{ id: 'D', kind: 'business', email: 'compta@debtor.example' }],
  invoices: [
    { id: 'A', debtor: 'D', dueDate: '2026-11-10', totalCents: 120_000, openCents: 120_000 },
    { id: 'B', debtor: 'D', dueDate: '2026-11-19', totalCents: 5_000, openCents: 5_000 },
  ],
}

async function run(content: string, values: CommandInput['values'] = {}, locale: 'fr' | 'en' = 'fr') {
  const file = join(directory, 'situation.json')
  await writeFile(file, content)
  return call([file], values, locale)
}

const NO_RUNTIME: CommandInput['runtime'] = {
  configuration: () => {
    throw new Error('decide needs no configuration')
  },
  store: () => Promise.reject(new Error('decide touches no store')),
  stopped: new AbortController().signal,
  say: () => undefined,
}

function call(positionals: readonly string[], values: CommandInput['values'] = {}, locale: 'fr' | 'en' = 'fr') {
  const never = () => Promise.reject(new Error('decide touches no store'))
  const [decide] = commands
  if (!decide) throw new Error('no command')
  return decide.run({ positionals, values, locale, shell: never, company: never, runtime: NO_RUNTIME, terminal: false })
}

describe('decide', () => {
  test('prints the decision as a document', async () => {
    const { json } = await run(JSON.stringify(SITUATION))
    expect(json).toEqual({
      actions: [
        {
          debtor: 'D',
          channel: 'email',
          step: 'r1',
          mode: 'automatic',
          currency: 'EUR',
          invoices: [
            { id: 'A', step: 'r1', advances: true },
            { id: 'B', step: 'r1', advances: false },
          ],
          totalCents: 125_000,
          reasons: [
            {
              code: 'step-due',
              invoice: 'A',
              facts: { step: 'r1', dueDay: '2026-11-10', stepDay: '2026-11-13' },
              sentence: 'Échue depuis 10 jours (10 nov.) : r1.',
            },
          ],
        },
      ],
      waits: [
        {
          invoice: 'B',
          code: 'step-not-due',
          until: '2026-11-23',
          sentence: 'Ne part pas : échéance 19 nov., « r1 » à partir du 22 nov.',
        },
      ],
    })
  })

  test('is read by people in their language', async () => {
    expect((await run(JSON.stringify(SITUATION), {}, 'en')).text).toBe(
      [
        'To do (1)',
        '  D · r1 · e-mail · leaves by itself · €1,250',
        '    A',
        '    B (listed)',
        '      A : Overdue for 10 days (10 Nov): r1.',
        '',
        'Does not leave (1)',
        '  B  Does not leave: due 19 Nov, “r1” from 22 Nov. → 2026-11-23',
      ].join('\n'),
    )
  })

  test('--date decides for another day', async () => {
    const { json } = await run(JSON.stringify(SITUATION), { date: '2026-11-09' })
    expect(json).toMatchObject({
      actions: [],
      waits: [
        { invoice: 'A', code: 'step-not-due' },
        { invoice: 'B', code: 'step-not-due' },
      ],
    })
  })

  test('tells what nothing reads: a hold misspelt does not pass unnoticed', async () => {
    const debtors = [{ id: 'D', email: 'compta@debtor.example', hold: [{ kind: 'dispute' }] }]
    const { json, text } = await run(
      JSON.stringify({ ...SITUATION, debtors, bank: { freshAsof: null, freshAsOf: '2026-11-19' } }),
      {},
      'en',
    )
    expect(json).toMatchObject({ ignored: ['bank.freshAsof', 'debtors[0].hold'] })
    expect(text.split('\n').slice(-2)).toEqual([
      'Mind: nothing reads bank.freshAsof.',
      'Mind: nothing reads debtors[0].hold.',
    ])
  })

  test('refuses what it cannot read, with the place', async () => {
    await expect(run('{')).rejects.toMatchObject({ code: 'strategy.file_not_json' })
    await expect(run('\u0000\ud800')).rejects.toMatchObject({ code: 'strategy.file_not_json' })
    await expect(run('{}')).rejects.toMatchObject({ code: 'strategy.situation_field', data: { place: 'debtors' } })
    await expect(call([join(directory, 'none.json')])).rejects.toMatchObject({ code: 'strategy.file_unreadable' })
    const { today: _, ...dayless } = SITUATION
    await expect(run(JSON.stringify(dayless))).rejects.toMatchObject({ code: 'strategy.situation_without_day' })
  })

  test('says how it is used', async () => {
    await expect(call([])).rejects.toBeInstanceOf(UsageError)
    await expect(call(['a', 'b'])).rejects.toBeInstanceOf(UsageError)
    await expect(run(JSON.stringify(SITUATION), { date: '20/11/2026' })).rejects.toBeInstanceOf(UsageError)
  })
})
