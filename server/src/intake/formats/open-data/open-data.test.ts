import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openFile } from '../../open-file.ts'
import { bytesSource } from '../source.ts'
import type { RegisterSummary } from './companies.ts'
import type { NoticesSummary } from './notices.ts'

async function read(text: string | Uint8Array): Promise<NoticesSummary | RegisterSummary> {
  const opened = await openFile(bytesSource('a.json', Buffer.from(text)), {
    today: '2026-11-21',
    latestEntryDay: '2026-11-21',
  })
  if (opened.kind !== 'notices' && opened.kind !== 'register') throw new Error(`read as ${opened.kind}`)
  return opened.read()
}

async function notices(...records: readonly object[]) {
  const summary = await read(JSON.stringify({ results: records }))
  if (summary.kind !== 'insolvency-notices') throw new Error(summary.kind)
  return summary
}

const record = (nature: string, more: object = {}, famille = "Jugement d'ouverture") => ({
  registre: ['732829320', '732 829 320'],
  dateparution: '2026-11-10',
  numeroannonce: 12,
  typeavis: 'annonce',
  tribunal: 'Greffe du Tribunal de Commerce de Reims',
  commercant: 'DUPONT',
  jugement: JSON.stringify({
    famille,
    nature,
    date: '2026-11-03',
    complementJugement: 'Mandataire judiciaire : Me Petit.',
  }),
  ...more,
})

describe('an insolvency notice', () => {
  test('says who, when, which court and what was judged', async () => {
    const { notices: found } = await notices(record("Jugement d'ouverture d'une procédure de redressement judiciaire"))
    expect(found).toEqual([
      {
        line: 1,
        sirens: ['732829320'],
        name: 'DUPONT',
        publishedOn: '2026-11-10',
        number: '12',
        court: 'Greffe du Tribunal de Commerce de Reims',
        family: "Jugement d'ouverture",
        nature: "Jugement d'ouverture d'une procédure de redressement judiciaire",
        judgmentDate: '2026-11-03',
        event: 'opening',
        proceedings: 'receivership',
        kind: 'notice',
        text: 'Mandataire judiciaire : Me Petit.',
      },
    ])
  })

  test.each([
    ["Jugement d'ouverture de liquidation judiciaire", 'opening', 'liquidation'],
    ["Jugement d'ouverture d'une procédure de sauvegarde", 'opening', 'safeguard'],
    ['Jugement de conversion en liquidation judiciaire', 'conversion', 'liquidation'],
    [
      'Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire',
      'conversion',
      'liquidation',
    ],
    ['Jugement de plan de redressement', 'plan', 'receivership'],
    ['Jugement arrêtant le plan de sauvegarde', 'plan', 'safeguard'],
    ["Jugement de clôture pour insuffisance d'actif", 'closure', null],
    ['Jugement de faillite personnelle', 'other', null],
    ["Liste des créances nées après le jugement d'ouverture d'une procédure de liquidation judiciaire", 'other', null],
  ])('“%s” is a %s (%s)', async (nature, event, proceedings) => {
    expect(
      (await notices(record(nature, {}, nature.startsWith('Liste') ? 'Avis de dépôt' : 'Jugement'))).notices,
    ).toMatchObject([{ event, proceedings }])
  })

  test('may take an earlier one back, or correct it', async () => {
    const found = await notices(
      record('Jugement', { typeavis: 'annulation' }),
      record('Jugement', { typeavis: 'rectificatif' }),
    )
    expect(found.notices.map(({ kind }) => kind)).toEqual(['cancellation', 'correction'])
  })

  test('without a company is passed over, without a day refused with its place', async () => {
    const { refused, withoutSiren } = await notices(
      record('a', { registre: ['1'] }),
      record('a', { dateparution: 'hier' }),
    )
    expect(withoutSiren).toBe(1)
    expect(refused.map(({ line, code }) => [line, code])).toEqual([[2, 'intake.line_day']])
  })
})

describe('a company of the register', () => {
  const company = {
    siren: '732829320',
    nom_complet: 'ATELIER DUPONT',
    etat_administratif: 'C',
    nature_juridique: '7210',
    siege: {
      siret: '73282932000074',
      numero_voie: '3',
      type_voie: 'RUE',
      libelle_voie: 'DU BOIS',
      code_postal: '51100',
      libelle_commune: 'REIMS',
    },
  }

  test('has a state, a seat and what its legal form says of it', async () => {
    expect(await read(JSON.stringify({ results: [company] }))).toMatchObject({
      companies: [
        {
          siren: '732829320',
          siret: '73282932000074',
          name: 'ATELIER DUPONT',
          state: 'closed',
          debtorKind: 'public',
          street: '3 RUE DU BOIS',
          postcode: '51100',
          city: 'REIMS',
        },
      ],
    })
  })

  test('that keeps its name back has none', async () => {
    expect(await read(JSON.stringify([{ ...company, nom_complet: '[NON-DIFFUSIBLE]' }]))).toMatchObject({
      companies: [{ name: null }],
    })
  })
})

test('JSON that is cut off, or nests without end, is refused', async () => {
  await expect(read('{"results": [{"siren": ')).rejects.toMatchObject({ code: 'intake.json_malformed' })
  await expect(read(`[{"a":${'['.repeat(200_000)}`)).rejects.toMatchObject({ code: 'intake.json_malformed' })
})

const shared = process.env['QUITTANCE_SHARED']

describe.skipIf(shared === undefined)('the shared samples', () => {
  type Expected = Record<
    string,
    {
      readonly fromFile: {
        items?: readonly Record<string, string>[]
        results?: readonly Record<string, string | null>[]
      }
    }
  >
  const corpora = join(shared ?? '', 'corpora')
  const expected: Expected =
    shared === undefined ? {} : (JSON.parse(readFileSync(join(corpora, 'expected.json'), 'utf8')) as Expected)
  const files = (folder: string): readonly string[] =>
    shared === undefined ? [] : readdirSync(join(corpora, folder)).map((name) => `${folder}/${name}`)

  test.each(files('bodacc').filter((file) => expected[file]?.fromFile.items))('%s', async (file) => {
    const summary = await read(readFileSync(join(corpora, file)))
    if (summary.kind !== 'insolvency-notices') throw new Error(summary.kind)
    expect(
      summary.notices.map((notice) => ({
        siren: notice.sirens[0],
        date: notice.publishedOn,
        court: notice.court,
        family: notice.family,
        nature: notice.nature,
        judgmentDate: notice.judgmentDate,
      })),
    ).toEqual(expected[file]?.fromFile.items)
  })

  // A made-up company without check digit is refused.
  const companies = files('sirene').filter(
    (file) => (expected[file]?.fromFile.results?.length ?? 0) > 0 && !file.includes('123456789'),
  )
  test.each(companies)('%s', async (file) => {
    const summary = await read(readFileSync(join(corpora, file)))
    if (summary.kind !== 'company-register') throw new Error(summary.kind)
    const states: Readonly<Record<string, string>> = {
      A: 'active',
      'en activité': 'active',
      C: 'closed',
      cessée: 'closed',
    }
    expect(
      summary.companies.map(({ siren, name, state, siret, activity, legalForm }) => ({
        siren,
        name,
        state,
        siege: siret,
        naf: activity,
        cat: legalForm,
      })),
    ).toEqual(
      expected[file]?.fromFile.results?.map((result) => ({
        ...result,
        state: states[result['state'] ?? ''] ?? 'unknown',
      })),
    )
  })
})
