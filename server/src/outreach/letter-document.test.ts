import { describe, expect, test } from 'vitest'
import { defaultTemplate } from './default-templates.ts'
import { exampleLine, exampleSituation } from './example-situation.ts'
import { type LetterDocument, legalMentions } from './letter-document.ts'
import type { MessageSituation } from './model.ts'
import { type RenderOptions, renderMessage, templateName } from './render-message.ts'

const letter = (
  over: Partial<MessageSituation> = {},
  options: RenderOptions = { channel: 'letter' },
): LetterDocument => {
  const situation = { ...exampleSituation({ step: 'reminder-2' }), ...over }
  const template = defaultTemplate(templateName(situation))
  return renderMessage(template, situation, options).letter
}
const ENCLOSED = {
  itemId: 1,
  documentId: 1,
  number: 'F-2026-118',
  fileName: 'F-2026-118.pdf',
  sha256: 'a'.repeat(64),
  sizeBytes: 1,
  linkedUntil: null,
}
const debtor = (over: Partial<MessageSituation['debtor']>) => ({ debtor: { ...exampleSituation().debtor, ...over } })
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('the address of a letter', () => {
  test('is the name and the lines under it', () => {
    expect(letter().recipient).toEqual([
      'Menuiserie Lefèvre & Fils',
      'ZA des Prés',
      '4 allée du Chêne',
      '38300 Bourgoin-Jallieu',
    ])
  })
  test('ends with the country in capitals when the letter leaves France, in the language of the letter', () => {
    expect(
      letter(debtor({ country: 'DE', addressLines: ['Lange Straße 12', '30159 Hannover'] })).recipient.at(-1),
    ).toBe('ALLEMAGNE')
    expect(
      letter({
        ...debtor({ country: 'BE', addressLines: ['1 rue Haute', '1000 Bruxelles'] }),
        locale: 'en',
      }).recipient.at(-1),
    ).toBe('BELGIUM')
  })
  test('has at most six lines and loses none: the middle is drawn together, the town stays last', () => {
    const lines = [
      'Service achats',
      'Bâtiment C',
      'Étage 3',
      'ZA des Prés',
      '4 allée du Chêne',
      'BP 12',
      '38300 Bourgoin-Jallieu',
    ]
    const { recipient } = letter(debtor({ addressLines: lines }))
    expect(recipient).toHaveLength(6)
    expect(recipient.at(-1)).toBe('38300 Bourgoin-Jallieu')
    for (const line of lines) expect(recipient.join(' | ')).toContain(line)
  })
  test('parts a long name in two', () => {
    expect(
      letter(
        debtor({ name: 'Syndicat intercommunal pour la gestion des eaux de la vallée de la Bourbre' }),
      ).recipient.slice(0, 2),
    ).toEqual(['Syndicat intercommunal pour la gestion', 'des eaux de la vallée de la Bourbre'])
  })
})

describe('the identity of the sender', () => {
  const { creditor } = exampleSituation()
  test('is complete: form, capital, registration, VAT, seat', () => {
    expect(plain(legalMentions(creditor, 'fr'))).toBe(
      'Atelier Verdon – SARL au capital de 15 000 € – SIREN 732 829 320, RCS Lyon – TVA FR44732829320 – 12 rue des Tanneurs, 69007 Lyon',
    )
    expect(plain(legalMentions(creditor, 'en'))).toBe(
      'Atelier Verdon – SARL with a capital of €15,000 – SIREN 732 829 320, RCS Lyon – VAT FR44732829320 – 12 rue des Tanneurs, 69007 Lyon',
    )
  })
  test('leaves out what does not exist', () => {
    expect(
      plain(
        legalMentions(
          { ...creditor, name: 'Paul Roux EI', legalForm: null, capitalCents: null, rcsCity: null, vatNumber: null },
          'fr',
        ),
      ),
    ).toBe('Paul Roux EI – SIREN 732 829 320 – 12 rue des Tanneurs, 69007 Lyon')
    expect(plain(legalMentions({ ...creditor, capitalCents: 1_000_050 }, 'fr'))).toContain(
      'SARL au capital de 10 000,50 €',
    )
  })
})

describe('a letter', () => {
  test('is dated from a town, names its object and the account, and is signed by a person', () => {
    const written = letter()
    expect(plain(written.placeAndDate)).toBe('Lyon, le 21 novembre 2026')
    expect(written.headings.map(({ label, value }) => plain(`${label} ${value}`))).toEqual([
      'Objet : Deuxième rappel : facture F-2026-0117, échue le 21 octobre 2026',
      'Votre compte chez nous : C00042',
    ])
    expect(written.signature).toEqual({ name: 'Claire Aubert', capacity: 'gérante' })
    expect(written.registered).toBeNull()
  })
  test('announces that it is registered, with its number once known', () => {
    expect(letter({}, { channel: 'registered-letter' }).registered).toEqual({
      label: 'Lettre recommandée avec accusé de réception',
      number: null,
    })
    expect(
      plain(letter({}, { channel: 'registered-letter', registeredNumber: '1A 234' }).registered?.number ?? ''),
    ).toBe('n° 1A 234')
  })
  test('shows only the columns that hold something', () => {
    const columns = (written: LetterDocument) =>
      written.blocks.flatMap((block) =>
        block.kind === 'lines' ? block.groups.map((group) => group.columns.map((column) => column.label)) : [],
      )
    expect(columns(letter())).toEqual([
      ['Document', 'Émise le', 'Échéance', 'Retard', 'Montant TTC', 'Reste dû', 'Intérêts', 'Indemnité'],
    ])
    const lines = [exampleLine({ paidCents: 100, stepLevel: 2 }), exampleLine({ upcoming: true, stepLevel: 0 })]
    expect(columns(letter({ lines }))).toEqual([
      ['Document', 'Émise le', 'Échéance', 'Retard', 'Montant TTC', 'Déjà réglé', 'Reste dû', 'Intérêts', 'Indemnité'],
      ['Document', 'Émise le', 'Échéance', 'Montant TTC', 'Reste dû'],
    ])
  })
  test('says what it encloses', () => {
    expect(plain(letter({ enclosures: { attached: [ENCLOSED], linked: [], onRequest: [] } }).enclosures ?? '')).toBe(
      'Pièce jointe : copie de la facture F-2026-118',
    )
    const others = [ENCLOSED, { ...ENCLOSED, number: 'F-2026-119' }]
    const some = { attached: others, linked: [], onRequest: ['F-2026-7'] }
    expect(plain(letter({ enclosures: some }).enclosures ?? '')).toBe(
      'Pièces jointes : copies des factures F-2026-118, F-2026-119 – Sur simple demande : copie de la facture F-2026-7',
    )
    const many = { attached: Array.from({ length: 13 }, () => ENCLOSED), linked: [], onRequest: [] }
    expect(plain(letter({ enclosures: many }).enclosures ?? '')).toBe('Pièces jointes : copies des factures (13)')
    expect(letter().enclosures).toBeNull()
  })
})
