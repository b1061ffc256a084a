// What the command line says of a file before and after it is stored, in words.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './import-commands.ts'
import { insertImport, markUndone } from './store.ts'

const { company, createCompany, shell } = await createTestCompany({ now: '2026-11-21' })
const folder = await mkdtemp(join(tmpdir(), 'quittance-import-'))
afterAll(() => rm(folder, { recursive: true }))

/** Blanks that do not break are told from others only by eye. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

async function run(content: string, ...options: readonly string[]) {
  const path = join(folder, 'liste.csv')
  await writeFile(path, content)
  const { exitCode, out, err } = await runTestCommand(commands, ['import', path, ...options], { shell, company })
  return { exitCode, out: plain(out), err: plain(err) }
}

const HEADING = 'Client;Facture;Date;Échéance;Solde\n'
const LIST = `${HEADING}Noé;F-1;13/09/2026;14/10/2026;1.234\n`

test('columns that were not found are named as people call them, in the language of the reader', async () => {
  const { exitCode, err } = await run('a;b\nDupont;F-1\n', '--dry-run')
  expect(exitCode).toBe(1)
  expect(err).toContain('ces colonnes : numéro de facture (number), client (debtorName), reste dû (open)')
  expect((await run('a;b\nDupont;F-1\n', '--lang', 'en')).err).toContain(
    'invoice number (number), customer (debtorName)',
  )
})

test('a trial says what would still be asked, and an answer at the command line settles it', async () => {
  const asked = await run(LIST, '--dry-run')
  expect([asked.exitCode, asked.out]).toEqual([
    0,
    expect.stringContaining(
      '« 1.234 » (ligne 2, Solde) se lit de deux façons. Choisissez --decimal comma | --decimal point.',
    ),
  ])
  const { out } = await run(LIST, '--dry-run', '--decimal', 'comma', '--json')
  expect(JSON.parse(out)).toMatchObject({ effect: { openCents: 123_400 } })
  expect((await run(LIST, '--decimal', 'virgule')).exitCode).toBe(2)
})

test('lines that are left out are said with their reason also where the rest is stored', async () => {
  const { out } = await run(`${LIST}Éva;F-2;13/09/2026;32/10/2026;5,00\n`, '--decimal', 'comma', '--accept-refused')
  expect(out).toContain('ligne 3  « 32/10/2026 » n’est pas une date lisible (Échéance).')
  expect(out).toMatch(/1 {2}nouvelles pièces/)
})

test('a file that is here already is said to be so, with the day, before it is tried', async () => {
  const content = `${HEADING}Léa;F-3;13/09/2026;14/10/2026;12,50\n`
  expect((await run(content, '--complete', 'no')).exitCode).toBe(0)
  expect((await run(content, '--dry-run')).out).toContain('est déjà importé (import 2, 21/11/2026)')
})

test('what contradicts the ledger has its sentence beside its code also for programs, in the language asked for', async () => {
  const content = `Client;Facture;Date;Échéance;Montant TTC\nLéa;F-3;13/09/2026;14/10/2026;13,50\n`
  const conflicts = async (...options: readonly string[]): Promise<unknown> => {
    const { out } = await run(content, '--complete', 'no', '--json', ...options)
    return (JSON.parse(out) as { readonly effect: { readonly conflicts: unknown } }).effect.conflicts
  }
  const told = (message: string) => [
    { number: 'F-3', code: 'ledger.item_differs', data: expect.objectContaining({ givenCents: 1350 }), message },
  ]
  const french =
    'La facture F-3 est déjà enregistrée pour 12,50 €, émise le 13/09/2026 ; le fichier dit 13,50 €, émise le 13/09/2026. Rien n’a été changé : corrigez le fichier, ou enregistrez un avoir.'
  expect(await conflicts('--dry-run')).toEqual(told(french))
  expect(await conflicts('--dry-run', '--lang', 'en')).toEqual(
    told(
      'Invoice F-3 is recorded already with €12.50, issued on 13 Sep 2026; the file says €13.50, issued on 13 Sep 2026. Nothing was changed: correct the file, or record a credit note.',
    ),
  )
  expect(await conflicts()).toEqual(told(french))
})

test('two years of books come in the wrong order, and are taken back: what differs is said in words', async () => {
  const here = { shell, company: await createCompany() }
  const head =
    'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
  const taken = async (name: string, ...lines: readonly string[]) => {
    const path = join(folder, name)
    await writeFile(path, `${[head, ...lines].join('\n')}\n`)
    const { exitCode, out } = await runTestCommand(commands, ['import', path, '--terms', '30'], here)
    expect(exitCode).toBe(0)
    return plain(out)
  }
  await taken(
    '732829320FEC20261231.txt',
    'AN|A nouveaux|1|20260101|411000|Clients|NOE|Brûlerie Noé||20260101|A nouveau|180,00|0,00|||20260101||',
  )
  const out = await taken(
    '732829320FEC20251231.txt',
    'VE|Ventes|1|20251201|411000|Clients|NOE|Brûlerie Noé|F-101|20251201|Travaux|100,00|0,00|||20251201||',
    'VE|Ventes|2|20251205|411000|Clients|NOE|Brûlerie Noé|F-102|20251205|Travaux|50,00|0,00|||20251205||',
  )
  expect(out).toContain('        2  nouvelles pièces')
  expect(out).toContain(
    'Les écritures d’ouverture du client NOE reprennent 180,00 € au 01/01/2026, alors que 150,00 € étaient connus ici la veille.',
  )
  const undone = await runTestCommand(commands, ['import', 'undo', '2'], here)
  expect(undone.out).toBe('2 pièce(s) et 1 règlement(s) repris.\n')
  const open = await shell.inCompany(here.company, (ctx) => ctx.sql`select number, open_cents from ledger_open_item`)
  expect(open).toEqual([{ number: 'AN 1', open_cents: 180_00 }])
})

test('imports are listed by what they are and when they came, in words', async () => {
  await shell.inCompany(company, (ctx) =>
    insertImport(ctx, {
      id: 90,
      kind: 'customers',
      fileName: 'clients.csv',
      sha256: 'a',
      sizeBytes: 1,
      counts: {},
      refused: [],
      mapping: null,
    }),
  )
  await shell.inCompany(company, (ctx) => markUndone(ctx, 90))
  const list = async (lang: string) => {
    const { out } = await runTestCommand(commands, ['imports', '--lang', lang], { shell, company })
    return out.split('\n').find((line) => line.includes('clients.csv'))
  }
  expect(await list('fr')).toBe('   90  21/11/2026 10:00  liste de clients             clients.csv  (repris)')
  expect(await list('en')).toBe('   90  21 Nov 2026 10:00  customer list                clients.csv  (taken back)')
})
