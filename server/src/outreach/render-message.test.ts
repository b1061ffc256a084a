import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { defaultTemplate } from './default-templates.ts'
import { type ExampleOptions, exampleLine, exampleSituation } from './example-situation.ts'
import type { LetterDocument } from './letter-document.ts'
import type { MessageSituation } from './model.ts'
import { type RenderOptions, type RenderedMessage, renderMessage, templateName } from './render-message.ts'
import { COMMON_NAMES, formatTextName } from './text-name.ts'

const DEFAULT_NAMES = COMMON_NAMES.filter(({ form }) => form === 'all').map(formatTextName)

const render = (situation: MessageSituation, options: RenderOptions = {}): RenderedMessage => {
  const template = defaultTemplate(templateName(situation))
  return renderMessage(template, situation, options)
}
const example = (options: ExampleOptions, over: Partial<MessageSituation> = {}): RenderedMessage =>
  render({ ...exampleSituation(options), ...over })

function sentenceOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return refusalSentence(error.code, error.data, 'fr')
    throw error
  }
  return ''
}

/** One line of plain spaces: what a reader sees, wherever the lines break. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')
const withoutTags = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
const visible = (html: string): string => flat(withoutTags(html)).replace(/ ([,.)])/g, '$1')
const printed = (letter: LetterDocument): string => flat([...strings(letter)].join(' '))
function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) {
    const joined = value.every((one) => typeof one === 'object' && one !== null && 'strong' in one && 'href' in one)
    if (joined) yield value.map((span: { readonly text: string }) => span.text).join('')
    else for (const one of value) yield* strings(one)
  } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* strings(one)
}

const SAID: Readonly<Record<string, readonly [subject: string, ...sentences: string[]]>> = {
  'fr/business/before-due': [
    'Facture F-2026-0117 : échéance le 15 décembre 2026',
    'La facture F-2026-0117 arrive à échéance le 15 décembre 2026.',
    'Manque-t-il quelque chose, ou un point est-il inexact ?',
  ],
  'fr/business/reminder-1': [
    'Facture F-2026-0117, échue le 21 octobre 2026',
    'Il s’agit sans doute d’un simple oubli.',
    'Pouvez-vous nous dire à quelle date le règlement est prévu ?',
  ],
  'fr/business/reminder-2': [
    'Deuxième rappel : facture F-2026-0117, échue le 21 octobre 2026',
    'Malgré notre correspondance précédente (28 octobre 2026), la facture F-2026-0117 reste à régler, pour un total de 1 234,56 €.',
    'au taux de la Banque centrale européenne majoré de dix points, soit 12,40 % l’an',
    'À ce jour : 13,00 € d’intérêts et 40,00 € d’indemnités, que nous ne réclamons pas par ce message.',
    'nous pouvons convenir d’un échéancier',
  ],
  'fr/business/reminder-3': [
    'Dernier rappel : facture F-2026-0117, échue le 21 octobre 2026',
    'Nous vous demandons de régler 1 234,56 € au plus tard le 7 décembre 2026. Sans règlement ni réponse de votre part, l’étape suivante sera une mise en demeure.',
    'le Médiateur des entreprises, gratuit et confidentiel',
    'Claire Aubert peut décider avec vous d’une solution : 04 72 00 00 00.',
  ],
  'fr/business/formal-notice': [
    'Mise en demeure de payer : facture F-2026-0117',
    'Menuiserie Lefèvre & Fils (SIREN 552 100 554) reste nous devoir, au titre de la facture ci-dessous, la somme de 1 287,56 €.',
    'en demeure de nous payer cette somme au plus tard le 7 décembre 2026.',
    'tout règlement reçu depuis en sera déduit.',
    'augmentent de 0,42 € par jour jusqu’au paiement',
    'au sens de l’article 1344 du code civil',
    'gérante',
  ],
  'fr/public/before-due': [
    'Facture F-2026-0117 : échéance le 15 décembre 2026',
    'Le délai de paiement de la facture F-2026-0117 expire le 15 décembre 2026.',
    'suspendue ou rejetée dans Chorus Pro',
  ],
  'fr/public/reminder-1': [
    'Facture F-2026-0117, échue le 21 octobre 2026',
    'Pouvez-vous nous indiquer l’état de cette demande dans Chorus Pro',
  ],
  'fr/public/reminder-2': [
    'Deuxième rappel : facture F-2026-0117, échue le 21 octobre 2026',
    'au taux de la Banque centrale européenne majoré de huit points, soit 10,40 % l’an',
    '(articles L. 2192-13, R. 2192-31 et D. 2192-35 du code de la commande publique)',
    'à payer dans les quarante-cinq jours qui suivent le paiement du principal',
  ],
  'fr/public/reminder-3': [
    'Dernier rappel : facture F-2026-0117, échue le 21 octobre 2026',
    'Sans paiement ni réponse, nous vous adresserons une mise en demeure.',
    'Intérêts moratoires',
  ],
  'fr/public/formal-notice': [
    'Mise en demeure de payer : facture F-2026-0117',
    'Nous vous mettons en demeure de faire procéder au paiement de cette somme au plus tard le 7 décembre 2026.',
    'le comité consultatif de règlement amiable ou la juridiction compétente',
  ],
  'fr/consumer/before-due': [
    'Votre facture F-2026-0117 : échéance le 15 décembre 2026',
    'Votre facture F-2026-0117 est à régler pour le 15 décembre 2026.',
  ],
  'fr/consumer/reminder-1': ['Votre facture F-2026-0117 – Atelier Verdon', 'Il s’agit sans doute d’un simple oubli.'],
  'fr/consumer/reminder-2': [
    'Deuxième rappel : votre facture F-2026-0117',
    'Si vous ne pouvez pas tout payer en une fois, dites-le-nous : nous pouvons convenir d’un échéancier.',
    'Aucun frais ne vous est demandé pour ce rappel.',
  ],
  'fr/consumer/reminder-3': [
    'Dernier rappel : votre facture F-2026-0117',
    'notre médiateur de la consommation : Médiation Exemple, 1 place du Marché, 69002 Lyon.',
  ],
  'fr/consumer/formal-notice': [
    'Mise en demeure de payer : votre facture F-2026-0117',
    'la somme due produit des intérêts au taux légal, actuellement de 2,75 % l’an (articles 1231-6 et 1344-1 du code civil)',
    'vous restez nous devoir, au titre de la facture ci-dessous, la somme de 1 234,56 €.',
  ],
  'en/business/before-due': ['Invoice F-2026-0117: due on 15 December 2026', 'Is anything missing or wrong?'],
  'en/business/reminder-1': [
    'Invoice F-2026-0117, due on 21 October 2026',
    'Could you tell us when payment is planned?',
  ],
  'en/business/reminder-2': [
    'Second reminder: invoice F-2026-0117, due on 21 October 2026',
    'Despite our earlier correspondence (28 October 2026), invoice F-2026-0117 remains unpaid, for a total of €1,234.56.',
    'that is 12.40% a year',
    'To date: €13.00 of interest and €40.00 of indemnities, which we do not claim by this message.',
  ],
  'en/business/reminder-3': [
    'Last reminder: invoice F-2026-0117, due on 21 October 2026',
    'We ask you to pay €1,234.56 by 7 December 2026.',
    'Claire Aubert can settle this with you: 04 72 00 00 00.',
  ],
  'en/business/formal-notice': [
    'Formal notice to pay: invoice F-2026-0117',
    'We hereby give Menuiserie Lefèvre & Fils formal notice to pay us this sum by 7 December 2026.',
    'grows by €0.42 a day until payment',
    'within the meaning of article 1344 of the French Civil Code',
  ],
  'en/public/before-due': ['Invoice F-2026-0117: due on 15 December 2026', 'suspended or rejected in Chorus Pro'],
  'en/public/reminder-1': [
    'Invoice F-2026-0117, due on 21 October 2026',
    'Could you tell us how this request stands in Chorus Pro',
  ],
  'en/public/reminder-2': [
    'Second reminder: invoice F-2026-0117, due on 21 October 2026',
    'at the European Central Bank rate plus eight points, that is 10.40% a year',
  ],
  'en/public/reminder-3': [
    'Last reminder: invoice F-2026-0117, due on 21 October 2026',
    'Without payment or an answer, we will send you a formal notice.',
  ],
  'en/public/formal-notice': [
    'Formal notice to pay: invoice F-2026-0117',
    'We give you formal notice to have this sum paid by 7 December 2026.',
  ],
  'en/consumer/before-due': [
    'Your invoice F-2026-0117: due on 15 December 2026',
    'Your invoice F-2026-0117 is to be paid by 15 December 2026.',
  ],
  'en/consumer/reminder-1': ['Your invoice F-2026-0117 – Atelier Verdon', 'It was probably just overlooked.'],
  'en/consumer/reminder-2': ['Second reminder: your invoice F-2026-0117', 'You are charged nothing for this reminder.'],
  'en/consumer/reminder-3': ['Last reminder: your invoice F-2026-0117', 'Please pay €1,234.56 by 7 December 2026.'],
  'en/consumer/formal-notice': [
    'Formal notice to pay: your invoice F-2026-0117',
    'at present 2.75% a year (articles 1231-6 and 1344-1 of the French Civil Code)',
  ],
}

const everyText = (): readonly MessageSituation[] =>
  (['fr', 'en'] as const).flatMap((locale) =>
    (['business', 'public', 'consumer'] as const).flatMap((kind) =>
      (['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice'] as const).map((step) =>
        exampleSituation({ locale, kind, step }),
      ),
    ),
  )

describe('every text', () => {
  test('is there, for each language, audience and step', () => {
    expect(DEFAULT_NAMES.toSorted()).toEqual(Object.keys(SAID).toSorted())
  })

  for (const situation of everyText()) {
    const name = templateName(situation)
    test(`${name} says what it must, in HTML, plain text and letter`, () => {
      const message = render(situation, { channel: 'letter' })
      const [subject, ...sentences] = SAID[name] ?? ['?']
      expect(flat(message.subject)).toBe(subject)
      for (const written of [visible(message.html), flat(message.text), printed(message.letter)]) {
        for (const sentence of sentences) expect(written).toContain(sentence)
        expect(written).toContain('F-2026-0117')
        expect(written).toContain('FR76 3000 6000 0112 3456 7890 189')
        expect(written).toContain('SIREN 732 829 320, RCS Lyon')
      }
    })

    test(`${name} says the same facts in HTML and in plain text`, () => {
      const message = render(situation)
      expect(factsIn(visible(message.html))).toEqual(factsIn(flat(message.text)))
      expect(factsIn(flat(message.text)).length).toBeGreaterThan(8)
    })

    test(`${name} leaves no hole, no markup and no French space to break on`, () => {
      const message = render(situation)
      for (const written of [message.subject, withoutTags(message.html), message.text]) {
        expect(written).not.toMatch(
          /\{\{|\}\}|\{%|\[\[|\*\*|undefined|null|NaN|\[object|[\ue000-\uf8ff]|\(\s*\)|n°\s*[.,;:]|\n\n\n/,
        )
        if (situation.locale === 'fr') expect(written).not.toMatch(/ [:;!?»€%]|« (?=\w)/u)
      }
      expect(Math.max(...message.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78)
      expect(message.html.length).toBeLessThan(20_000)
    })

    test(`${name} threatens with nothing, and asks nothing that its debtor does not owe`, () => {
      const written = flat(render(situation).text).toLowerCase()
      expect(written).not.toMatch(
        /huissier|commissaire|saisie\b|plainte|pénal|prison|fichier|liste noire|banque de france|publi(er|cation)|escroc|mauvais payeur|frais de dossier/,
      )
      expect(written).not.toMatch(
        /bailiff|seiz|police|crimin|jail|blacklist|credit bureau|administration fee|bad payer/,
      )
      if (situation.debtor.kind === 'consumer')
        expect(written).not.toMatch(/441|40,00|40\.00|indemni|banque centrale|central bank/)
      if (situation.debtor.kind !== 'public') expect(written).not.toMatch(/2192|commande publique|procurement|chorus/)
      if (situation.step.level < 2) expect(written).not.toMatch(/article|intérêt|interest|demeure|formal notice/)
      if (situation.step.level === 4) expect(written).not.toMatch(/ne pas tenir compte|disregard/)
      else expect(written).toMatch(/ne pas (en )?tenir compte|disregard/)
    })
  }

  test('uses each field that it announces', () => {
    for (const name of DEFAULT_NAMES) {
      const template = defaultTemplate(name)
      const used = new Set(
        [...template.subject, ...template.body].flatMap((node) => JSON.stringify(node, withoutCycles())),
      )
      const source = [...used].join('')
      for (const field of template.fields)
        expect(`${name}: ${source.includes(field.split('.').at(-1) ?? field)} ${field}`).toBe(`${name}: true ${field}`)
    }
  })
})

/** Amounts, days, numbers and identifiers, each once. */
const factsIn = (text: string): readonly string[] =>
  [...new Set(text.match(/[€]?[\p{L}-]*\d[\d\p{L}/.,-]*\d|\d/gu))].toSorted()

function withoutCycles(): (key: string, value: unknown) => unknown {
  const seen = new WeakSet<object>()
  return (_key, value) => {
    if (typeof value !== 'object' || value === null) return value
    if (seen.has(value)) return undefined
    seen.add(value)
    return value
  }
}

describe('a message', () => {
  test('greets the contact by name in an e-mail, and formally in a letter or a notice', () => {
    expect(example({}).text).toMatch(/^Bonjour Mme Renaud,\n/)
    expect(example({ locale: 'en' }).text).toMatch(/^Dear Mme Renaud,\n/)
    expect(example({ kind: 'public' }).text).toMatch(/^Bonjour,\n/)
    expect(example({ step: 'formal-notice' }).text).toMatch(/^Madame, Monsieur,\n/)
    expect(example({}).letter.greeting).toBe('Madame, Monsieur,')
  })

  test('lists what is overdue and what is to come apart, each line with its own step', () => {
    const message = example({
      step: 'reminder-2',
      lines: [
        exampleLine({ number: 'F-1', stepLevel: 2, totalCents: 120_000, paidCents: 20_000 }),
        exampleLine({ number: 'F-2', stepLevel: 1, dueDate: '2026-11-19', totalCents: 50_000 }),
        exampleLine({ number: 'F-3', upcoming: true, stepLevel: 0, totalCents: 30_000 }),
      ],
    })
    expect(message.text.replace(/[\u00a0\u202f]/g, ' ')).toContain(
      [
        'Échues',
        '------',
        'Facture F-1 du 21/09/2026',
        '  échéance 21/10/2026, échue depuis 31 jours',
        '  Reste dû 1 000,00 € sur 1 200,00 €, 200,00 € déjà réglés',
        '  intérêts 13,00 €, indemnité 40,00 €',
        '',
        'Facture F-2 du 20/10/2026',
        '  échéance 19/11/2026, échue depuis 2 jours, premier rappel',
        '  Reste dû 500,00 €',
        '',
        'À échoir',
        '--------',
        'Facture F-3 du 15/11/2026',
        '  échéance 15/12/2026, à échoir',
        '  Reste dû 300,00 €',
        '',
        'Décompte',
        '--------',
        'À régler .......................................................... 1 500,00 €',
        'Intérêts de retard (non compris ci-dessus) ........................... 13,00 €',
        'Indemnité forfaitaire de recouvrement (non compris ci-dessus) ........ 40,00 €',
        'À échoir, pour information .......................................... 300,00 €',
      ].join('\n'),
    )
    expect(message.subject).toBe('Deuxième rappel\u00a0: 2\u00a0factures échues')
  })

  test('adds up what a notice claims, and deducts credit that no invoice was named for', () => {
    const message = example({ step: 'formal-notice' }, { unappliedCreditCents: 10_000 })
    expect(message.text.replace(/[\u00a0\u202f]/g, ' ')).toContain(
      [
        'Décompte arrêté au 21 novembre 2026',
        '-----------------------------------',
        'Principal échu (TTC) .............................................. 1 234,56 €',
        'Intérêts de retard ................................................... 13,00 €',
        'Indemnité forfaitaire de recouvrement ................................ 40,00 €',
        'Avoir ou acompte non encore imputé ................................. −100,00 €',
        'À régler .......................................................... 1 187,56 €',
      ].join('\n'),
    )
  })

  test('shows a disputed part and does not ask for it', () => {
    const message = example({ lines: [{ ...exampleLine(), heldCents: 23_456 }] })
    expect(flat(message.text)).toContain('Reste dû 1 234,56 € dont 234,56 € en suspens, non demandés ici')
    expect(flat(message.text)).toContain('Montant : 1 000,00 €')
  })

  test('does not say how to pay to somebody who will be debited', () => {
    const message = example({ step: 'before-due' }, { payment: { kind: 'collected' } })
    for (const written of [flat(message.text), visible(message.html), printed(message.letter)]) {
      expect(written).not.toMatch(/IBAN|FR76/)
      expect(written).toContain('Le règlement est déjà en cours par prélèvement ou effet : vous n’avez rien à faire.')
    }
  })

  test('names the account of whoever holds the claim, and says so', () => {
    const account = { holder: 'Affactura', iban: 'DE89370400440532013000', bic: null, assignee: true }
    const message = example({}, { payment: { kind: 'transfer', account, reference: 'F-2026-0117' } })
    expect(flat(message.text)).toContain('Le paiement de ces factures revient à Affactura, à qui elles ont été cédées')
    expect(flat(message.text)).toContain('DE89 3704 0044 0532 0130 00')
    expect(message.text).not.toContain('FR76')
  })

  test('states the rule without an amount while the rate of the half-year is not published', () => {
    const message = example({
      step: 'reminder-2',
      accessories: { kind: 'rate-unknown' },
      lines: [exampleLine({ stepLevel: 2, accessories: false })],
    })
    expect(flat(message.text)).toContain(
      'Le taux de ce semestre n’étant pas encore publié, nous ne les chiffrons pas ici.',
    )
    expect(message.text).not.toMatch(/12,40|40,00/)
  })

  test('names no French law to a debtor whom it does not reach', () => {
    for (const step of ['reminder-2', 'reminder-3', 'formal-notice'] as const) {
      const level = ({ 'reminder-2': 2, 'reminder-3': 3, 'formal-notice': 4 } as const)[step]
      const message = example({
        step,
        locale: 'en',
        accessories: { kind: 'none' },
        lines: [exampleLine({ stepLevel: level, accessories: false })],
      })
      expect(message.text).not.toMatch(/article|Code|interest for late|indemnit/i)
    }
  })

  test('says the agreed rate where there is one, and the rates in their order where they changed', () => {
    const accessories = { kind: 'computed', claimed: false, rateOrigin: 'contract' } as const
    const line = exampleLine({ stepLevel: 2 })
    const message = example({
      step: 'reminder-2',
      accessories,
      lines: [{ ...line, interest: { cents: 1300, rates: [1215, 1240], dailyCents: 42 } }],
    })
    expect(flat(message.text)).toContain('au taux convenu de 12,15 % puis 12,40 % l’an')
    expect(message.text).not.toContain('Banque centrale')
  })

  test('that would contradict itself is not written', () => {
    const situation = exampleSituation({ lines: [{ ...exampleLine(), openCents: 200_000 }] })
    expect(() => render(situation)).toThrow('outreach.message_inconsistent')
    expect(sentenceOf(() => render(situation))).toBe(
      'Ce message n’a pas été écrit, car ses données se contredisent : facture F-2026-0117 – le reste dû dépasse le total, facture F-2026-0117 – payé et reste dû ne font pas le total. Corrigez-les, puis relancez la journée.',
    )
  })

  test('goes to nobody by letter whose name the face cannot print, and by e-mail to anybody', () => {
    const situation = exampleSituation()
    const foreign = { ...situation, debtor: { ...situation.debtor, name: '株式会社' } }
    expect(() => render(foreign, { channel: 'letter' })).toThrow('outreach.letter_unprintable')
    expect(render(foreign).text).not.toBe('')
  })

  test('is the same message from the same facts', () => {
    for (const situation of everyText()) expect(render(situation)).toEqual(render(structuredClone(situation)))
  })
})

describe('invoices too large to travel', () => {
  const copy = (itemId: number) => ({
    itemId,
    documentId: itemId,
    number: `F-${itemId}`,
    fileName: `F-${itemId}.pdf`,
    sha256: 'a'.repeat(64),
    sizeBytes: 6_234_567,
    linkedUntil: '2027-01-15' as const,
    url: `https://relances.example/f/${itemId}`,
  })
  const linked = (locale: 'fr' | 'en', onRequest: readonly string[] = []) =>
    flat(example({ locale, step: 'before-due' }, { enclosures: { attached: [], linked: [copy(1)], onRequest } }).text)
  test('are said to be linked before the due date, instead of sent on request, where every one of them is', () => {
    expect(linked('fr')).toContain('Un lien à la fin de ce message ouvre la facture. Si votre règlement')
    expect(linked('fr')).not.toContain('nous vous l’enverrons sur simple demande')
    expect(linked('fr')).toContain(
      'Copie de la facture, trop volumineuse pour ce message, à télécharger jusqu’au 15 janvier 2027 (ou envoyée sur simple demande) : - F-1.pdf (6,2 Mo) https://relances.example/f/1',
    )
    expect(linked('en')).toContain('A link at the end of this message opens the invoice. If your payment')
    expect(linked('fr', ['F-2'])).toContain('nous vous l’enverrons sur simple demande')
  })
})

describe('a hostile name', () => {
  const names = [
    '<script>alert(1)</script>',
    '{{7*7}}',
    '{% if true %}x{% endif %}',
    '#panic("x")',
    '$x^2$ *b* _i_ @ref',
    'a\r\nBcc: evil@z.example',
    'x\u202eelpmaxe',
    '[[lines]]',
    '**x**',
    '"><img src=x onerror=y>',
    '&lt;b&gt;',
    '\ue0000\ue001',
    "');--",
    '${7*7}',
    '<%= 7*7 %>',
    '`id`',
    '\\u0000',
    'javascript:alert(1)',
  ]
  test.each(names.map((name) => [name]))('%j is text in HTML, plain text and letter', (name) => {
    const situation = exampleSituation({
      step: 'formal-notice',
      lines: [{ ...exampleLine({ stepLevel: 4 }), number: name, orderReference: name }],
    })
    const hostile = {
      ...situation,
      debtor: { ...situation.debtor, name, contactName: name, addressLines: [name], reference: name },
      creditor: { ...situation.creditor, name, city: name },
    }
    const message = render(hostile)
    const clean = name.replace(/[\ue000\ue001\u202e]/g, '').replace(/\s+/g, ' ')
    expect(message.html).not.toMatch(/<(script|img|b>)/)
    expect(visible(message.html)).toContain(clean)
    expect(flat(message.text)).toContain(clean)
    expect(printed(message.letter)).toContain(clean)
    expect(message.subject).not.toMatch(/[\r\n]/)
    expect(message.text).not.toContain('49')
  })

  test('a contact is greeted in letters, not in HTML', () => {
    const situation = exampleSituation({ step: 'reminder-1' })
    const { html } = render({
      ...situation,
      debtor: { ...situation.debtor, contactName: '<a href="x">Anne</a> & Cie' },
    })
    expect(html).toContain('&lt;a href=&quot;x&quot;&gt;Anne&lt;/a&gt; &amp; Cie')
    expect(html).not.toContain('<a href="x">')
  })

  test('any name leaves the structure of the HTML as it is', () => {
    const tags = (html: string): readonly string[] => html.match(/<\/?[a-z][a-z0-9]*/g) ?? []
    const situation = exampleSituation({ step: 'reminder-2' })
    const usual = tags(render(situation).html)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (drawn) => {
        const name = `x${drawn}`
        const message = render({
          ...situation,
          debtor: { ...situation.debtor, name, contactName: name },
          lines: situation.lines.map((line) => ({ ...line, number: name })),
        })
        expect(tags(message.html)).toEqual(usual)
        // oxlint-disable-next-line no-control-regex
        expect(message.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
        expect(message.subject).not.toMatch(/[\r\n]/)
      }),
    )
  })
})
