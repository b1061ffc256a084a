import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runTestCommand } from '../test/command.ts'
import { commands } from './procedure-commands.ts'

const run = (line: string) => runTestCommand(commands, [...line.split(' '), '--json'])
const codeOf = async (line: string) => ((await run(line)).json as { error: { code: string } }).error.code

const traders = 'law court --debtor business --activity commercial --amount 3000 --on 2026-11-21'

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-communes-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'communes.csv')
  await writeFile(file, text)
  return file
}

describe('law court', () => {
  test('gives the court, its name and whether a lawyer is compulsory', async () => {
    expect((await run(`${traders} --department 37`)).json).toMatchObject({
      court: 'commercial-court',
      names: ['Tribunal de commerce de Tours'],
      lawyerRequired: false,
    })
    const { out } = await runTestCommand(commands, [...traders.split(' '), '--department', '37'])
    expect(out.split('\n')[0]).toBe('Juridiction : tribunal de commerce – Tribunal de commerce de Tours.')
  })

  test('reads the official table of communes from a file', async () => {
    const file = await fileWith('code_commune_insee;tribunal de commerce\n69264;TC Villefranche-Tarare\n')
    expect((await run(`${traders} --commune 69264 --communes ${file}`)).json).toMatchObject({
      names: ['TC Villefranche-Tarare'],
    })
  })

  test('refuses a file that is no such table', async () => {
    const file = await fileWith('date;montant\n')
    expect(await codeOf(`${traders} --commune 69264 --communes ${file}`)).toBe('law.commune_table_unreadable')
    expect(await codeOf(`${traders} --commune 69264 --communes ${file}.absent`)).toBe('law.commune_table_unreadable')
  })

  test('refuses a debtor abroad, with the country', async () => {
    const { exitCode, json } = await run('law court --debtor business --country de')
    expect(exitCode).toBe(1)
    expect(json).toMatchObject({ error: { code: 'law.foreign_debtor', data: { country: 'DE' } } })
  })

  test.each([
    ['law court --debtor public --on 2026-11-21', '--contract manque. Attendu : public | private'],
    ['law court --debtor consumer --on 2026-11-21', '--amount manque. Attendu : 1200.00'],
    ['law court --debtor business --on 2026-11-21', '--activity manque. Attendu : commercial | civil'],
    ['law court --debtor business --activity commercial --on 2026-11-21', '--department manque. Attendu : 69'],
    ['law interim-payment --debtor consumer --amount 100 --on 2026-11-21', '--disputed manque. Attendu : yes | no'],
  ])('%s asks for what it was not told, by its option', async (line, sentence) => {
    const { exitCode, json } = await run(line)
    expect(exitCode).toBe(2)
    expect(json).toMatchObject({ error: { message: expect.stringContaining(sentence) } })
  })

  test('a day that nobody looked up is refused', async () => {
    expect(await codeOf('law court --debtor consumer --amount 100 --on 2030-01-01')).toBe('law.parameter_unknown')
  })
})

describe('law order-for-payment', () => {
  const order = traders.replace('law court', 'law order-for-payment')

  test('says whether it is open', async () => {
    expect((await run(`${order} --department 37 --due 2026-06-30`)).json).toMatchObject({ court: 'commercial-court' })
    expect((await run(`${order} --department 37 --due 2026-06-30 --insolvent yes`)).json).toMatchObject({
      applies: false,
      steps: expect.arrayContaining([expect.objectContaining({ rule: 'order-for-payment.insolvent' })]),
    })
  })

  test('gives its days', async () => {
    const days = 'law order-for-payment --ordered 2026-09-15 --served 2026-10-05'
    expect((await run(`${days} --in-person yes`)).json).toMatchObject({
      serveBy: '2026-12-15',
      oppositionBy: '2026-11-05',
      enforceableFrom: '2026-12-08',
    })
    expect((await run(days)).json).toMatchObject({ error: { message: expect.stringContaining('--in-person manque') } })
    expect((await run('law order-for-payment --requested 2026-11-02 --commercial yes')).json).toMatchObject({
      depositFeeBy: '2026-11-17',
    })
  })
})

test.each([
  [`${traders.replace('court', 'interim-payment')} --department 37 --disputed no`, { court: 'commercial-court' }],
  [`${traders.replace('court', 'interim-payment')} --department 37 --disputed yes`, { applies: false }],
  ['law small-claims --amount 5000 --on 2026-11-21 --sent 2026-10-05', { answerBy: '2026-11-05' }],
  ['law small-claims --amount 5000.01 --on 2026-11-21', { applies: false }],
  [
    'law undisputed-claim --between-traders yes --invoiced yes --disputed no --on 2026-11-21',
    { applies: false, steps: [{ rule: 'undisputed-commercial-claim.would-be-open' }, {}, {}] },
  ],
  [
    'law prior-attempt --court local-chamber --procedure merits --amount 5000 --on 2026-11-21',
    { required: true, steps: [{ article: 'CPC 750-1' }] },
  ],
  ['law procedure-costs --court commercial-court --amount 3000 --on 2026-11-21', { lowCents: 9765, highCents: 10_767 }],
])('%s', async (line, json) => {
  expect((await run(line)).json).toMatchObject(json)
})
