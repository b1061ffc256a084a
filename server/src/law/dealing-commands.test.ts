import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runTestCommand } from '../test/command.ts'
import { commands } from './dealing-commands.ts'

const run = (line: string) => runTestCommand(commands, [...line.split(' '), '--json'])
const codeOf = async (line: string) => ((await run(line)).json as { error: { code: string } }).error.code

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-dealing-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'file')
  await writeFile(file, text)
  return file
}

describe('law documents', () => {
  const mandate = 'law documents --kind agency-mandate --debtor business --on 2026-11-21'

  test('lists what a document contains, in words', async () => {
    expect((await run(mandate)).json).toEqual({
      contents: [
        {
          content: 'amount-breakdown',
          weight: 'required',
          article: 'CPCE R124-3 1°',
          name: 'le décompte détaillé de la somme réclamée',
        },
        {
          content: 'insurance',
          weight: 'required',
          article: 'CPCE R124-3 2°',
          name: 'les conditions de la garantie d’assurance du cabinet',
        },
        { content: 'fee', weight: 'required', article: 'CPCE R124-3 3°', name: 'les conditions de rémunération' },
        {
          content: 'remittance',
          weight: 'required',
          article: 'CPCE R124-3 4°',
          name: 'les conditions de reversement des fonds',
        },
      ],
    })
    const { out } = await runTestCommand(commands, [...mandate.split(' '), '--lang', 'en'])
    expect(out.split('\n')[2]).toBe('required  the terms of its fee                    [CPCE R124-3 3°]')
  })

  test('says what a document misses', async () => {
    const file = await fileWith(JSON.stringify({ 'amount-breakdown': 'F-1 : 1 200 €', insurance: ' ', fee: '8 %' }))
    expect((await run(`${mandate} --file ${file}`)).json).toMatchObject({
      isComplete: false,
      missing: [{ content: 'insurance', article: 'CPCE R124-3 2°' }, { content: 'remittance' }],
      outOfPlace: [],
      steps: [
        { sentence: 'Manque, exigé par un texte : les conditions de la garantie d’assurance du cabinet.' },
        {},
        { sentence: 'Mandat d’un cabinet de recouvrement : 2 points sont à corriger.' },
      ],
    })
  })

  test('counts the deadline of a notice from its presentation', async () => {
    const file = await fileWith(JSON.stringify({ deadline: '2026-12-01' }))
    const notice = `law documents --kind formal-notice --debtor business --on 2026-11-21 --file ${file}`
    const rules = async (line: string) =>
      ((await run(line)).json as { steps: { rule: string }[] }).steps.map(({ rule }) => rule)
    expect(await rules(notice)).not.toContain('documents.deadline-too-short')
    expect(await rules(`${notice} --presented 2026-11-26`)).toContain('documents.deadline-too-short')
  })

  test.each(['[]', 'null', 'not json', '{"tone":"kind"}', '{"fee":8}'])('refuses %s', async (text) => {
    expect(await codeOf(`${mandate} --file ${await fileWith(text)}`)).toBe('law.contents_unreadable')
  })

  test('refuses a file that is not there', async () => {
    expect(await codeOf(`${mandate} --file /nowhere/contents.json`)).toBe('law.contents_unreadable')
  })
})

describe('law conduct', () => {
  test('when to call', async () => {
    expect((await run('law conduct --channel call --day 2026-11-23 --time 8:59')).json).toMatchObject({
      allowed: false,
      nextDay: '2026-11-24',
    })
    expect((await run('law conduct --channel call --day 2026-11-23 --time 14:30')).json).toMatchObject({
      allowed: true,
    })
    expect((await run('law conduct --channel sms --day 2026-11-23 --seven-days 3')).json).toMatchObject({
      allowed: false,
    })
    for (const wrong of ['--time 25:00', '--time noon', '--same-day many', '--zone mars']) {
      expect((await run(`law conduct --channel call --day 2026-11-23 ${wrong}`)).exitCode).toBe(2)
    }
    expect((await run('law conduct')).exitCode).toBe(2)
  })

  test('whom to tell', async () => {
    expect((await run('law conduct --audience family')).json).toMatchObject({ mayKnow: 'nothing' })
  })

  test('which words to refuse', async () => {
    const file = await fileWith('Un huissier viendra ; ne tenez pas compte de cette lettre si vous avez payé.')
    expect((await run(`law conduct --file ${file}`)).json).toMatchObject({
      words: [{ because: 'officer', words: 'huissier', at: 3 }],
    })
    expect((await run(`law conduct --file ${file} --officer yes --formal-notice yes`)).json).toMatchObject({
      words: [{ because: 'ignore-if-paid' }],
    })
    expect(await codeOf('law conduct --file /nowhere/letter.txt')).toBe('law.text_unreadable')
  })
})

test.each([
  [
    'law bad-debt-vat --vat-due debits --net 1000 --vat 200 --paid 300 --proof failed-pursuit --lost 2026-10-01',
    { vatCents: 15_000, netCents: 75_000, recoverBy: '2028-12-31' },
  ],
  [
    'law bad-debt-vat --vat-due receipts --net 1000 --vat 200 --proof failed-pursuit --lost 2026-10-01',
    { applies: false, steps: [{ rule: 'bad-debt-vat.on-receipts' }] },
  ],
  [
    'law write-off --stage doubtful --net 1000 --vat 200 --loss-percent 50',
    {
      lines: [{ account: '416', debitCents: 120_000 }, { account: '411' }, { account: '6817', debitCents: 50_000 }, {}],
    },
  ],
])('%s', async (line, json) => {
  expect((await run(line)).json).toMatchObject(json)
})
