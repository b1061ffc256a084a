// Incoming mail at the command line, in the words of people.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './commands.ts'

const { company, shell } = await createTestCompany({ now: '2026-11-21' })
const folder = await mkdtemp(join(tmpdir(), 'quittance-mail-'))
afterAll(() => rm(folder, { recursive: true }))

test('what came is told by what it is and when, and by its code in the document', async () => {
  const list = async (...options: string[]) =>
    runTestCommand(commands, ['mail', 'list', ...options], { shell, company })
  expect((await list()).out).toBe('Aucun message à lire.\n')
  const file = join(folder, 'answer.eml')
  const lines = ['From: Zoé <zoe@lune.example>', 'To: compta@martin.example', 'Subject: Votre facture', '', 'Bonjour.']
  await writeFile(file, lines.join('\r\n'))
  const added = await runTestCommand(commands, ['mail', 'add', file], { shell, company })
  expect(added.out).toBe('Message n° 1 : réponse.\n')
  expect((await list()).out).toBe('    1  21/11/2026 10:00  réponse      –  zoe@lune.example  Votre facture\n')
  expect((await list('--lang', 'en')).out).toBe(
    '    1  21 Nov 2026 10:00  answer       –  zoe@lune.example  Votre facture\n',
  )
  expect((await list('--json')).json).toMatchObject({ mails: [{ kind: 'answer' }] })
})
