import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context, Id } from '#kernel'
import { openTasks } from '#outreach'
import { readDebtor } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { createTestCompany } from '#test/database.ts'
import { bytesSource } from './formats/source.ts'
import { importFile, type ImportFileInput } from './import-file.ts'
import { undoImport } from './undo-import.ts'

function file(name: string, text: string): ImportFileInput {
  const bytes = Buffer.from(text)
  return { source: bytesSource(name, bytes), sha256: createHash('sha256').update(bytes).digest('hex') }
}

const LIST =
  'Client;SIREN;N° facture;Date;Échéance;Reste dû\nDupont;732829320;F-1;2026-09-01;2026-10-01;1200,00\nMartin;552100554;F-2;2026-09-01;2026-10-01;80,00\n'
const notice = (siren: string, nature: string, more: object = {}) => ({
  registre: [siren],
  dateparution: '2026-11-10',
  numeroannonce: 12,
  tribunal: 'Greffe du Tribunal de Commerce de Reims',
  jugement: JSON.stringify({ famille: 'Jugement', nature, date: '2026-11-03' }),
  ...more,
})
const notices = (...records: readonly object[]) => file('bodacc.json', JSON.stringify(records))
const imported = (input: ImportFileInput) => (ctx: Context) => importFile(ctx, input)

describe('an insolvency published of a debtor', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  await inCompany(imported(file('liste.csv', LIST)))

  test('holds it, and asks for the claim to be declared within two months of the publication', async () => {
    const { counts } = await inCompany(
      imported(
        notices(
          notice('732829320', "Jugement d'ouverture d'une procédure de redressement judiciaire"),
          notice('303265045', "Jugement d'ouverture de liquidation judiciaire"),
        ),
      ),
    )
    expect(counts).toEqual({ notices: 2, matched: 1, holds: 1, tasks: 1, refused: 0 })
    const { holds } = await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: false }))
    expect(holds).toMatchObject([
      {
        kind: 'insolvency',
        reason:
          "Jugement d'ouverture d'une procédure de redressement judiciaire, Greffe du Tribunal de Commerce de Reims, 2026-11-03, BODACC 2026-11-10",
      },
    ])
    expect(await inCompany((ctx) => openTasks(ctx, 1))).toMatchObject([{ kind: 'declare-claim', dueDay: '2027-01-11' }])
    expect(await inCompany((ctx) => openTasks(ctx, 2))).toEqual([])
  })

  test('asks once, however often the notice comes', async () => {
    const again = notices(
      notice('732829320', "Jugement d'ouverture d'une procédure de redressement judiciaire", { ville: 'Reims' }),
    )
    expect((await inCompany(imported(again))).counts).toEqual({
      notices: 1,
      matched: 1,
      holds: 0,
      tasks: 0,
      refused: 0,
    })
  })

  test('and closed, is for a person to read', async () => {
    const closed = notices(notice('732829320', "Jugement de clôture pour insuffisance d'actif", { numeroannonce: 99 }))
    expect((await inCompany(imported(closed))).counts).toMatchObject({ holds: 0, tasks: 1 })
    expect((await inCompany((ctx) => openTasks(ctx, 1))).map(({ kind }) => kind)).toContain('read-notice')
  })

  test('and taken back, last import first, is held and declared no more', async () => {
    const undo = (importId: Id) => inCompany((ctx) => undoImport(ctx, { importId }))
    expect(await refusalOf(undo(2))).toBe('intake.import_followed')
    await undo(4)
    expect((await inCompany((ctx) => openTasks(ctx, 1))).map(({ kind }) => kind)).toEqual(['declare-claim'])
    await undo(3)
    expect((await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: false }))).holds).toHaveLength(1)
    await undo(2)
    expect((await inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: false }))).holds).toEqual([])
    expect(await inCompany((ctx) => openTasks(ctx, 1))).toEqual([])
    const opened = notices(notice('732829320', "Jugement d'ouverture d'une procédure de redressement judiciaire"))
    expect((await inCompany(imported(opened))).counts).toMatchObject({ holds: 1, tasks: 1 })
  })
})

describe('the company register', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  await inCompany(imported(file('liste.csv', LIST)))

  test('completes a debtor, and tells of one that has ceased', async () => {
    const register = file(
      'sirene.json',
      JSON.stringify({
        results: [
          {
            siren: '552100554',
            nom_complet: 'MARTIN',
            etat_administratif: 'C',
            nature_juridique: '9220',
            siege: {
              numero_voie: '3',
              type_voie: 'RUE',
              libelle_voie: 'DU BOIS',
              code_postal: '51100',
              libelle_commune: 'REIMS',
            },
          },
        ],
      }),
    )
    expect((await inCompany(imported(register))).counts).toEqual({
      companies: 1,
      matched: 1,
      changedDebtors: 1,
      tasks: 1,
      refused: 0,
    })
    const { debtor } = await inCompany((ctx) => readDebtor(ctx, { debtorId: 2, withPaid: false }))
    expect(debtor).toMatchObject({
      kind: 'association',
      addressLines: ['3 RUE DU BOIS'],
      postcode: '51100',
      city: 'REIMS',
    })
    expect(await inCompany((ctx) => openTasks(ctx, 2))).toMatchObject([
      { kind: 'company-ceased', dueDay: '2026-11-21' },
    ])
  })
})

describe('a notice of another kind', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  await inCompany(imported(file('liste.csv', LIST)))
  const holdsOf = (debtorId: Id) =>
    inCompany(async (ctx) => (await readDebtor(ctx, { debtorId, withPaid: false })).holds.map(({ kind }) => kind))

  test('of a conversion into a liquidation holds the debtor, and is read by a person: the claim was declared before', async () => {
    const conversion = notice('732829320', 'Jugement de conversion en liquidation judiciaire')
    expect((await inCompany(imported(notices(conversion)))).counts).toMatchObject({ matched: 1, holds: 1, tasks: 1 })
    expect(await holdsOf(1)).toEqual(['insolvency'])
    expect(await inCompany((ctx) => openTasks(ctx, 1))).toMatchObject([{ kind: 'read-notice', dueDay: '2026-11-21' }])
  })

  test('of an opening whose day is not said holds, and a person reads until when the claim is declared', async () => {
    const jugement = JSON.stringify({ famille: 'Jugement', nature: "Jugement d'ouverture de liquidation judiciaire" })
    const opening = notice('552100554', '', { jugement })
    expect((await inCompany(imported(notices(opening)))).counts).toMatchObject({ matched: 1, holds: 1, tasks: 1 })
    expect(await inCompany((ctx) => openTasks(ctx, 2))).toMatchObject([{ kind: 'read-notice' }])
  })

  test('a list of claims deposited after an opening changes nothing', async () => {
    const { inCompany: inOther } = await createTestCompany({ now: '2026-11-21' })
    await inOther(imported(file('liste.csv', LIST)))
    const list = notice('732829320', "Dépôt de l'état des créances après jugement d'ouverture de redressement")
    expect((await inOther(imported(notices(list)))).counts).toMatchObject({ matched: 0, holds: 0, tasks: 0 })
  })
})
