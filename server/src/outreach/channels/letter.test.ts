import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { defaultTemplate } from '../default-templates.ts'
import { exampleLine, exampleSituation } from '../example-situation.ts'
import type { LetterDocument } from '../letter-document.ts'
import type { MessageSituation } from '../model.ts'
import { type RenderOptions, renderMessage, templateName } from '../render-message.ts'
import { type BundledEnclosure, bundleLetters, encloseInLetter } from './letter-bundle.ts'
import { pageCount, renderLetters } from './letter.ts'

// Real processes and sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

const letter = (
  over: Partial<MessageSituation> = {},
  options: RenderOptions = { channel: 'letter' },
): LetterDocument => {
  const situation = { ...exampleSituation({ step: 'reminder-2' }), ...over }
  const template = defaultTemplate(templateName(situation))
  return renderMessage(template, situation, options).letter
}
const debtor = (over: Partial<MessageSituation['debtor']>) => ({ debtor: { ...exampleSituation().debtor, ...over } })
const one = async (document: LetterDocument): Promise<Uint8Array> =>
  (await renderLetters([document]))[0] ?? new Uint8Array()

// Reading back what a person would see needs poppler, which a user may not have; everything else is tried without it.
const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-letter-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(file: Uint8Array, ...options: readonly string[]): string {
  const path = join(folder, 'letter.pdf')
  writeFileSync(path, file)
  return execFileSync('pdftotext', [...options, path, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('a letter as a file', () => {
  test('is the same bytes from the same letter, and others from another', async () => {
    const [first, second, third] = await renderLetters([letter(), letter(), letter(debtor({ name: 'Autre' }))])
    expect(first).toEqual(second)
    expect(first).not.toEqual(third)
  })

  test('is tagged for readers who listen, in its language, dated of its own day', async () => {
    const text = Buffer.from(await one(letter())).toString('latin1')
    expect(text).toMatch(/^%PDF-1\.7/)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toMatch(/\/Lang \(fr(-FR)?\)/)
    expect(text).toMatch(/pdfuaid:part>1</)
    expect(text).toContain('D:20261121')
  })

  test('fits one page with one invoice, and takes two with forty', async () => {
    const forty = Array.from({ length: 40 }, (_, index) => exampleLine({ number: `F-${index}`, stepLevel: 2 }))
    const files = await renderLetters([letter(), letter({ lines: forty })])
    expect(files.map(pageCount)).toEqual([1, 2])
  })

  test('keeps their order, many at a time', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Débiteur ${index}`)
    const files = await renderLetters(names.map((name) => letter(debtor({ name }))))
    expect(files).toHaveLength(60)
    const again = await renderLetters([letter(debtor({ name: 'Débiteur 59' })), letter(debtor({ name: 'Débiteur 0' }))])
    expect(files.at(59)).toEqual(again[0])
    expect(files.at(0)).toEqual(again[1])
  })

  test('that the typesetter cannot set is an error, and the next one is set', async () => {
    await expect(renderLetters([{ ...letter(), day: 'never' as `${number}-${number}-${number}` }])).rejects.toThrow(
      'letter:',
    )
    expect(pageCount(await one(letter()))).toBe(1)
  })

  test('a character without a drawing is an error, never a box', async () => {
    await expect(renderLetters([{ ...letter(), greeting: '株' }])).rejects.toThrow('could not be displayed')
  })
})

describe.skipIf(!hasPoppler)('a letter as it is read', () => {
  test('keeps accents, amounts and account numbers in its text', async () => {
    const text = flat(read(await one(letter({ ...debtor({ name: 'Œuvres d’Été – Łódź Ÿvette' }) }))))
    expect(text).toContain('Œuvres d’Été – Łódź Ÿvette')
    expect(text).toContain('pour un total de 1 234,56 €.')
    expect(text).toContain('FR76 3000 6000 0112 3456 7890 189')
    expect(text).toContain('Page 1 / 1')
  })

  test('repeats the head of its table on each page and numbers the pages', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => exampleLine({ number: `F-${index}`, stepLevel: 2 }))
    const file = await one(letter({ lines }))
    for (const page of ['1', '2']) {
      const text = flat(read(file, '-f', page, '-l', page))
      expect(text).toMatch(/Document.*Émise le.*Échéance.*Reste dû/)
      expect(text).toContain(`Page ${page} / 2`)
    }
  })

  test('shows the address in the window of the envelope, and nothing else near it', async () => {
    const boxes = wordBoxes(
      read(await one(letter({}, { channel: 'registered-letter', registeredNumber: '1A 234 567 8901 2' })), '-bbox'),
    )
    const address = ['Menuiserie', 'Lefèvre', 'Fils', 'Prés', 'Chêne', 'Bourgoin-Jallieu']
    const first = boxes.slice(
      0,
      boxes.findIndex((box) => box.word === 'Objet'),
    )
    for (const word of address) {
      const box = first.find((candidate) => candidate.word === word)
      expect(box?.word).toBe(word)
      if (box)
        expect([box.left >= 109.9, box.right <= 190, box.top >= 54, box.bottom <= 80]).toEqual([true, true, true, true])
    }
    const inWindow = boxes.filter((box) => box.right > 90 && box.left < 200 && box.bottom > 34 && box.top < 90)
    expect(inWindow.map((box) => box.word).join(' ')).toBe(
      'Menuiserie Lefèvre & Fils ZA des Prés 4 allée du Chêne 38300 Bourgoin-Jallieu',
    )
  })

  test('a six-line address and a name of 120 characters stay in the window', async () => {
    const name =
      'Établissement public interdépartemental de coopération pour l’aménagement et la gestion des bassins versants d’Île-de-France'
    const boxes = wordBoxes(
      read(
        await one(letter(debtor({ name, country: 'DE', addressLines: ['a', 'b', 'c', 'd', 'e', '30159 Hannover'] }))),
        '-bbox',
      ),
    )
    const inWindow = boxes.filter((box) => box.left >= 105 && box.bottom > 45 && box.top < 90)
    expect(inWindow.map((box) => box.word).join(' ')).toBe(`${name} a, b c, d, e 30159 Hannover ALLEMAGNE`)
    expect(Math.max(...inWindow.map((box) => box.right))).toBeLessThan(191)
    expect(Math.max(...inWindow.map((box) => box.bottom))).toBeLessThan(80)
  })

  test.each([
    ['#panic("x")'],
    ['$x^2$ *b* _i_ `c` <label> @ref // c'],
    ['\\u{41} #{1+1} [x]'],
    ['#read("/etc/passwd")'],
    ['"]} #sys.inputs'],
    ['{{7*7}}'],
  ])('a debtor called %s is printed by that name', async (name) => {
    expect(flat(read(await one(letter(debtor({ name, contactName: name, reference: name })))))).toContain(name)
  })
})

describe('the file to print', () => {
  const bundle = async (): Promise<Uint8Array> => {
    const lines = Array.from({ length: 40 }, (_, index) => exampleLine({ number: `F-${index}`, stepLevel: 2 }))
    const [short, long, registered] = await renderLetters([
      letter(),
      letter({ lines }),
      letter({}, { channel: 'registered-letter' }),
    ])
    const entry = (id: number, pdf: Uint8Array | undefined, isRegistered = false) => ({
      id,
      debtor: `Débiteur ${id}`,
      recipient: id === 7 ? 'Mme Renaud' : `Débiteur ${id}`,
      subject: 'Deuxième rappel',
      registered: isRegistered,
      pdf: pdf ?? new Uint8Array(),
      enclosures: [],
    })
    return bundleLetters({ day: '2026-11-21', letters: [entry(7, short), entry(8, long), entry(9, registered, true)] })
  }

  test('begins each letter on the front of a sheet', async () => {
    // A list and its blank back, one page and its back, two pages, one page.
    expect(pageCount(await bundle())).toBe(7)
  })

  test.skipIf(!hasPoppler)('lists what is to be posted, and carries the letters as they were kept', async () => {
    const file = await bundle()
    const list = flat(read(file, '-f', '1', '-l', '1', '-layout'))
    expect(list).toContain('3 courriers, dont 1 en recommandé – 21 novembre 2026')
    expect(list).toContain('7 Débiteur 7 Deuxième rappel 1 simple Mme Renaud')
    expect(list).toContain('8 Débiteur 8 Deuxième rappel 2 simple')
    expect(list).toContain('9 Débiteur 9 Deuxième rappel 1 recommandé AR')
    expect(read(file, '-f', '2', '-l', '2').trim()).toBe('')
    expect(flat(read(file, '-f', '3', '-l', '3'))).toContain('Menuiserie Lefèvre & Fils')
    expect(flat(read(file, '-f', '7', '-l', '7'))).toContain('Lettre recommandée avec accusé de réception')
  })
})

describe('what a letter encloses', () => {
  /** An invoice as another program writes it. */
  async function invoice(number: string, pages: number, password?: string): Promise<Uint8Array> {
    const pdf = await PDFDocument.create()
    for (let page = 1; page <= pages; page++) pdf.addPage([595, 842]).drawText(`Facture ${number} page ${page}`)
    if (password !== undefined) pdf.encrypt({ userPassword: password, ownerPassword: password })
    return pdf.save()
  }
  const entry = async (id: number, enclosures: readonly BundledEnclosure[]) => ({
    id,
    debtor: `Débiteur ${id}`,
    recipient: `Débiteur ${id}`,
    subject: 'Deuxième rappel',
    registered: false,
    pdf: await one(letter()),
    enclosures,
  })
  const textOfPages = (file: Uint8Array): readonly string[] =>
    read(file)
      .split('\f')
      .slice(0, -1)
      .map((page) => flat(page).trim())
      .map((text) => /Facture F-\d page \d/.exec(text)?.[0] ?? (text.includes('Menuiserie Lefèvre') ? 'letter' : text))

  test.skipIf(!hasPoppler)('is printed behind it, each on sheets of its own, and named on the list', async () => {
    const letters = [
      await entry(7, [
        { fileName: 'F-1.pdf', content: await invoice('F-1', 2) },
        { fileName: 'F-2.pdf', content: await invoice('F-2', 1) },
      ]),
      await entry(8, [{ fileName: 'F-3.pdf', content: await invoice('F-3', 1) }]),
    ]
    const file = await bundleLetters({ day: '2026-11-21', letters })
    const [list, ...pages] = textOfPages(file)
    expect(list).toContain('+ F-1.pdf (2 p.) + F-2.pdf (1 p.)')
    expect(list).toContain('+ F-3.pdf (1 p.)')
    expect(pages).toEqual([
      '',
      'letter',
      '',
      'Facture F-1 page 1',
      'Facture F-1 page 2',
      'Facture F-2 page 1',
      '',
      'letter',
      '',
      'Facture F-3 page 1',
    ])
  })

  test.skipIf(!hasPoppler)(
    'is put in by hand where it is gone, damaged or locked: the list says so, and the rest is printed',
    async () => {
      const letters = [
        await entry(7, [
          { fileName: 'F-1.pdf', content: null },
          { fileName: 'F-2.pdf', content: Buffer.from('%PDF-1.7 damaged') },
          { fileName: 'F-3.pdf', content: await invoice('F-3', 1, 'secret') },
          { fileName: 'F-4.pdf', content: await invoice('F-4', 1) },
        ]),
      ]
      const [list, ...pages] = textOfPages(await bundleLetters({ day: '2026-11-21', letters }))
      for (const name of ['F-1.pdf', 'F-2.pdf', 'F-3.pdf']) expect(list).toContain(`à joindre à la main : ${name}`)
      expect(list).toContain('+ F-4.pdf (1 p.)')
      expect(pages).toEqual(['', 'letter', '', 'Facture F-4 page 1'])
    },
  )

  test.skipIf(!hasPoppler)(
    'has a sheet in front that says whose letter follows, where somebody asks for it',
    async () => {
      const letters = [await entry(7, [{ fileName: 'F-1.pdf', content: null }]), await entry(8, [])]
      const file = await bundleLetters({ day: '2026-11-21', letters, separators: true })
      expect(textOfPages(file).slice(1)).toEqual([
        '',
        '7 Débiteur 7 simple à joindre à la main : F-1.pdf',
        '',
        'letter',
        '',
        '8 Débiteur 8 simple',
        '',
        'letter',
      ])
    },
  )

  test.skipIf(!hasPoppler)('goes to a carrier in the same file, or not at all', async () => {
    const { pdf } = await entry(7, [])
    const enclosures = [{ fileName: 'F-1.pdf', content: await invoice('F-1', 1) }]
    expect(textOfPages(await encloseInLetter({ pdf, enclosures }, '2026-11-21'))).toEqual([
      'letter',
      '',
      'Facture F-1 page 1',
    ])
    const gone = [{ fileName: 'F-1.pdf', content: null }]
    await expect(encloseInLetter({ pdf, enclosures: gone }, '2026-11-21')).rejects.toThrow('F-1.pdf cannot be printed')
  })
})

type WordBox = {
  readonly word: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The words of the first page, in millimetres from its top left corner. */
function wordBoxes(html: string): readonly WordBox[] {
  const page = html.slice(html.indexOf('<page'), html.indexOf('</page>'))
  return [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(
    (match) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1, 5).map((points) => (Number(points) * 25.4) / 72)
      return { word: (match[5] ?? '').replaceAll('&amp;', '&'), left, top, right, bottom }
    },
  )
}
