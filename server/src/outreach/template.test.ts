import { describe, expect, test } from 'vitest'
import { type Refusal, isRefusal } from '#kernel'
import { exampleSituation } from './example-situation.ts'
import { readDocument } from './message-document.ts'
import { factsOf } from './template-fields.ts'
import { fill, parseTemplate, substitute } from './template.ts'

const HEAD =
  'subject: s\ntone: courteous\nfields: debtor.name, item.number, item.due_date, total.to_pay, items.count, deadline, today, has.upcoming, creditor.email'
const template = (body: string, head = HEAD) => parseTemplate('fr/test', 'fr', `---\n${head}\n---\n${body}`)
const facts = factsOf(exampleSituation())
const write = (body: string): string => {
  const filled = fill(template(body), 'body', facts)
  return substitute(filled.text, filled.values).replace(/[\u00a0\u202f]/g, ' ')
}
const refusalOf = (act: () => unknown): Refusal => {
  try {
    act()
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a text', () => {
  test('is filled from its fields, in the language of the debtor', () => {
    expect(write('{{ debtor.name }} doit {{ total.to_pay | money }} depuis le {{ item.due_date | day }}.')).toBe(
      'Menuiserie Lefèvre & Fils doit 1 234,56 € depuis le 21 octobre 2026.',
    )
  })
  test('chooses between sentences', () => {
    expect(write('{% if deadline %}avant le {{ deadline | day }}{% else %}bientôt{% endif %}')).toBe('bientôt')
    expect(write('{% unless has.upcoming %}tout est échu{% endunless %}')).toBe('tout est échu')
    expect(
      write('{% if items.count > 1 %}plusieurs{% else %}{{ items.count | count: "facture", "factures" }}{% endif %}'),
    ).toBe('1 facture')
  })
})

describe('a text never leaves with a hole', () => {
  test('an empty field is refused by its name', () => {
    const refusal = refusalOf(() => write('Avant le {{ deadline | day }}.'))
    expect(refusal.code).toBe('outreach.template_field_empty')
    expect(refusal.data).toEqual({ template: 'fr/test', field: 'deadline | day' })
  })
  test('a name made of nothing printable is empty', () => {
    const empty = factsOf({ ...exampleSituation(), debtor: { ...exampleSituation().debtor, name: '\u200b\r\n' } })
    expect(refusalOf(() => fill(template('{{ debtor.name }}'), 'body', empty)).code).toBe(
      'outreach.template_field_empty',
    )
  })
  test.each([
    ['{{ total.to_pay }}'],
    ['{{ items.count }}'],
    ['{{ today }}'],
    ['{{ has.upcoming }}'],
    ['{{ debtor.name | money }}'],
    ['{{ total.to_pay | day }}'],
    ['{{ items.count | count }}'],
  ])('an amount, a number or a day without its filter is refused: %s', (body) => {
    expect(refusalOf(() => write(body)).code).toBe('outreach.template_field_empty')
  })
})

describe('F12 the language of texts is closed', () => {
  test.each([
    '{{ creditor.name }}',
    '{{ unknown }}',
    '{{ debtor.name.size }}',
    '{{ debtor }}',
    '{{ debtor["name"]["constructor"] }}',
    '{{ debtor.name.constructor }}',
    '{{ constructor }}',
    '{{ __proto__ }}',
    '{{ debtor.__proto__ }}',
    '{{ formats }}',
    '{{ values }}',
    '{{ process.env }}',
    '{{ this }}',
    '{{ item[debtor.name] }}',
    '{% if secret %}x{% endif %}',
  ])('%s names no field that was announced', (body) => {
    expect(refusalOf(() => template(body)).code).toBe('outreach.template_field_unknown')
  })
  test('a field that does not exist cannot be announced', () => {
    expect(refusalOf(() => template('', 'subject: s\ntone: firm\nfields: debtor.secret'))).toMatchObject({
      code: 'outreach.template_field_unknown',
      data: { field: 'debtor.secret' },
    })
  })
  test.each([
    '{% include "x" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    '{% block x %}{% endblock %}',
    '{% for i in (1..9) %}x{% endfor %}',
    '{% assign x = 1 %}',
    '{% capture x %}{% endcapture %}',
    '{% raw %}{% endraw %}',
    '{% tablerow i in (1..9) %}{% endtablerow %}',
    '{% liquid echo 1 %}',
    '{% echo debtor.name %}',
    '{% case debtor.name %}{% endcase %}',
    '{% increment x %}',
    '{% cycle 1, 2 %}',
    '{% comment %}',
    '{% if %}',
    '{% if deadline %}',
    '{{ debtor.name',
    '{{ }',
    '{% x',
    '{{ debtor.name | upcase }}',
    '{{ debtor.name | date: "%Y" }}',
    '{{ debtor.name | where: "x" }}',
    '{{ debtor.name | raw }}',
    '\ue000',
    'a }} b',
    'a %} b',
  ])('%s is refused', (body) => {
    expect(refusalOf(() => write(body)).code).toBe('outreach.template_invalid')
  })
  test.each([
    '{{ (1..100000000) }}',
    '{% if (1..100000000) contains 3 %}x{% endif %}',
    `{% if deadline ${'or deadline '.repeat(1000)}%}x{% endif %}`,
  ])('%s costs no time', (body) => {
    const started = performance.now()
    try {
      write(body)
    } catch (error) {
      expect(isRefusal(error)).toBe(true)
    }
    expect(performance.now() - started).toBeLessThan(500)
  })
  test('a text over 20,000 characters is refused, written or filled', () => {
    expect(refusalOf(() => template('x'.repeat(20_001))).code).toBe('outreach.template_too_long')
    const long = factsOf({ ...exampleSituation(), debtor: { ...exampleSituation().debtor, name: 'x'.repeat(300) } })
    expect(refusalOf(() => fill(template('{{ debtor.name }} '.repeat(100)), 'body', long)).code).toBe(
      'outreach.template_too_long',
    )
  })
  test.each([
    ['', 'subject'],
    ['subject: x', 'tone'],
    ['tone: firm', 'subject'],
    ['subject: x\ntone: angry', 'tone'],
  ])('a head of %j is refused', (head) => {
    expect(refusalOf(() => template('x', head)).code).toBe('outreach.template_invalid')
  })
})

describe('the markup of texts', () => {
  const read = (body: string) =>
    readDocument(fill(template(body), 'body', facts), {
      template: 'fr/test',
      locale: 'fr',
      linkHosts: ['app.verdon.example'],
    })

  test('is paragraphs, headings, lists, stress and links', () => {
    expect(read('# Titre\n\nUn **mot** et *deux*\nsur deux lignes.\n\n- a\n- b\n\n1. c\n\n[[lines]]')).toEqual([
      { kind: 'heading', spans: [{ text: 'Titre', strong: false, emphasis: false, href: null }] },
      {
        kind: 'paragraph',
        spans: [
          { text: 'Un ', strong: false, emphasis: false, href: null },
          { text: 'mot', strong: true, emphasis: false, href: null },
          { text: ' et ', strong: false, emphasis: false, href: null },
          { text: 'deux', strong: false, emphasis: true, href: null },
          { text: ' sur deux lignes.', strong: false, emphasis: false, href: null },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ text: 'a', strong: false, emphasis: false, href: null }],
          [{ text: 'b', strong: false, emphasis: false, href: null }],
        ],
      },
      { kind: 'list', ordered: true, items: [[{ text: 'c', strong: false, emphasis: false, href: null }]] },
      { kind: 'lines' },
    ])
  })
  test('links to a mailbox or to our own pages', () => {
    const hrefs = read('[a](mailto:{{ creditor.email }}) [b](https://app.verdon.example/x)').flatMap((block) =>
      'spans' in block ? block.spans.map((span) => span.href) : [],
    )
    expect(hrefs.filter((href) => href !== null)).toEqual([
      'mailto:compta@atelier-verdon.example',
      'https://app.verdon.example/x',
    ])
  })
  test.each([
    '<b>x</b>',
    'a <i>b</i>',
    '<script>x</script>',
    '![x](https://t.example/p.png)',
    '`x`',
    '```\nx\n```',
    '    code',
    '> x',
    '---',
    '[x](https://evil.example)',
    '[x](http://app.verdon.example)',
    '[x](javascript:alert(1))',
    '[x](data:text/html,x)',
    '[x](//evil.example)',
    '[x](https://app.verdon.example@evil.example)',
    '[x](mailto:a@b.example?bcc=evil@z.example)',
    '- a\n  - b',
    '[[other]]',
    '<https://evil.example>',
  ])('refuses %j', (body) => {
    expect(refusalOf(() => read(body)).code).toBe('outreach.template_markup')
  })
  test('is never read in a value', () => {
    const names = [
      '**x**',
      '[[lines]]',
      '# x',
      '<b>x</b>',
      '[x](https://evil.example)',
      '- x',
      '1. x',
      '> x',
      '`x`',
      '{{ debtor.name }}',
      '\ue0000\ue001',
      '---',
      '&amp;',
      '![](x)',
      '\\*',
    ]
    for (const name of names) {
      const situation = exampleSituation()
      const hostile = factsOf({ ...situation, debtor: { ...situation.debtor, name } })
      const blocks = readDocument(fill(template('{{ debtor.name }}'), 'body', hostile), {
        template: 'fr/test',
        locale: 'fr',
        linkHosts: [],
      })
      expect(blocks).toEqual([
        {
          kind: 'paragraph',
          spans: [{ text: name.replace(/[\ue000\ue001]/g, ''), strong: false, emphasis: false, href: null }],
        },
      ])
    }
  })
})
