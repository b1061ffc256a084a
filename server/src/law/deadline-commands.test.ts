import { describe, expect, test } from 'vitest'
import { runTestCommand } from '../test/command.ts'
import { commands } from './deadline-commands.ts'

const run = (line: string) => runTestCommand(commands, [...line.split(' '), '--json'])
const read = async (line: string) => {
  const { out } = await runTestCommand(commands, line.split(' '))
  return out.replaceAll(/[\u00a0\u202f]/g, ' ')
}

describe('law limitation', () => {
  const works = 'law limitation --debtor business --due 2024-03-31'

  test.each([
    [works, '2029-03-31', true],
    [`${works} --performed 2024-02-15`, '2029-02-15', true],
    [`${works} --performed 2024-02-15 --term-agreed no`, '2029-02-15', false],
    [`${works} --performed 2024-02-15 --term-agreed yes`, '2029-03-31', false],
    [`${works} --performed 2024-02-15 --term-agreed no --kind transport`, '2025-02-15', false],
    [`${works} --performed 2024-02-15 --term-agreed no --agreed-years 2`, '2026-02-15', false],
    [`${works} --term-agreed yes --event formal-notice@2025-01-10`, '2029-03-31', false],
    [`${works} --term-agreed yes --event acknowledgment@2025-01-10`, '2030-01-10', false],
    [`${works} --term-agreed yes --event court-claim@2025-01-10..2026-02-20`, '2031-02-20', false],
    [
      `${works} --term-agreed yes --event mediation@2025-01-10..2025-01-20 --event reminder@2025-03-01`,
      '2029-04-10',
      false,
    ],
  ])('%s → %s', async (line, expires, prudent) => {
    expect((await run(line)).json).toMatchObject({ expires, prudent })
  })

  test('prints the day first, then each step with its article, and what is to be checked', async () => {
    expect(
      (await read('law limitation --debtor business --due 2024-03-31 --kind enforceable-title')).split('\n'),
    ).toEqual([
      'Dernier jour pour agir : le 31/03/2034.',
      '',
      'Pourquoi',
      '  1. Titre exécutoire : prescription de 10 ans. [CPCE L111-4] (à vérifier)',
      '  2. Ce délai part de l’exigibilité, le 31/03/2024. [CPCE L111-4]',
      '  3. Du 31/03/2024, 10 ans : jusqu’au 31/03/2034 à minuit. [C. civ. 2228, 2229]',
      '  4. Dernier jour pour agir : le 31/03/2034. [CPCE L111-4]',
      '',
    ])
    expect(await read(`${works} --lang en`)).toContain('Last day to act, to be prudent: 31 Mar 2029.')
  })

  test.each([
    `${works} --event acknowledgment`,
    `${works} --event acknowledgment@soon`,
    `${works} --event promise@2025-01-10`,
    `${works} --event mediation@2025-01-10..2025-01-01`,
    `${works} --event mediation@2025-01-10..2025-01-12..2025-01-14`,
    `${works} --event mediation@2025-01-10@2025-01-12`,
    `${works} --kind rent`,
    `${works} --term-agreed maybe`,
    `${works} --agreed-years 11`,
    'law limitation --debtor business',
    'law limitation --due 2024-03-31',
  ])('%s is wrong usage', async (line) => {
    expect(await run(line)).toMatchObject({ exitCode: 2 })
  })
})

describe('law insolvency', () => {
  const prior = 'law insolvency --kind liquidation --opened 2026-09-01 --performed 2026-08-10'

  test('gives the last days', async () => {
    const line = `${prior} --published 2026-09-15 --retention yes --contested 2026-10-05 --elsewhere no`
    expect((await run(line)).json).toMatchObject({
      claim: 'prior',
      declareBy: '2026-11-16',
      reliefBy: '2027-03-15',
      reclaimBy: '2026-12-15',
      answerBy: '2026-11-04',
    })
    expect((await read(line)).split('\n')[0]).toBe(
      'Publication au BODACC le 15/09/2026 : déclarer la créance dans les deux mois, le 16/11/2026 au plus tard.',
    )
  })

  test('asks for the publication, by its option', async () => {
    const { exitCode, json } = await run(prior)
    expect(exitCode).toBe(2)
    expect(json).toMatchObject({ error: { message: expect.stringContaining('--published manque') } })
  })
})

test.each([
  [
    'law cheque --refused 2026-10-01 --certificate-served 2026-11-09',
    { certificateFrom: '2026-10-31', titleFrom: '2026-11-24' },
  ],
  [
    'law bill-of-exchange --maturity 2026-05-31 --accepted yes',
    { againstAcceptorUntil: '2029-05-31', againstEndorsersUntil: null },
  ],
  [
    'law direct-action --creditor subcontractor --accepted yes --noticed 2026-09-30',
    { against: ['owner'], from: '2026-10-30' },
  ],
  ['law direct-action --creditor subcontractor --accepted no', { applies: false }],
  ['law direct-action --creditor carrier --delivered 2026-03-10', { until: '2027-03-10' }],
  ['law mediation --debtor public', { routes: ['business-mediator', 'agreed-mediation'] }],
])('%s', async (line, json) => {
  expect((await run(line)).json).toMatchObject(json)
})
