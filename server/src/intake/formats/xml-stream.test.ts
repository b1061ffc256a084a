import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { randomOf } from '../../../../test/fuzz/fuzz.ts'
import { readXml } from './xml-stream.ts'

type Event = readonly [kind: 'open' | 'close', name: string, rest: unknown]

async function* cut(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function ours(text: string, size = text.length + 1): Promise<readonly Event[] | 'refused'> {
  const events: Event[] = []
  try {
    await readXml('a.xml', cut(text, size), {
      open: (name, attributes) => events.push(['open', name, attributes]),
      close: (name, value) => events.push(['close', name, value]),
    })
    return events
  } catch (error) {
    if (isRefusal(error)) return 'refused'
    throw error
  }
}

/** What a parser of another hand makes of the same text, document types refused by it too. */
function theirs(text: string): readonly Event[] | 'refused' {
  const events: Event[] = []
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  const refuse = (): never => {
    throw new RangeError('refused')
  }
  let value = ''
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    value = ''
    events.push(['open', local(name), { ...attributes }])
  })
  parser.on('text', (piece) => void (value += piece))
  parser.on('cdata', (piece) => void (value += piece))
  parser.on('closetag', ({ name }) => {
    events.push(['close', local(name), value])
    value = ''
  })
  try {
    parser.write(text).close()
    return events
  } catch (error) {
    if (error instanceof RangeError) return 'refused'
    throw error
  }
}

const SEEDS = [
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:a"><Stmt><Amt Ccy='EUR'>12.50</Amt><Nm>Dupont &amp; Fils</Nm></Stmt></Document>\n`,
  `<!-- a note --><p:a xmlns:p="u"><p:b c="1 &lt; 2" d='"'/>x&#233;&#x20AC;<![CDATA[a < b]]>y<?go on?></p:a><!-- end -->`,
  `<a>\r\n <b>one</b> two <c></c>three\r</a>`,
]

const LETTERS = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '!',
  '-',
  '--',
  '[',
  ']',
  ']]>',
  '?',
  '=',
  '"',
  "'",
  ' ',
  '\n',
  'a',
  ':',
  '#',
  '1',
  'é',
  '\u0001',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?xml',
  '&lt;',
  '&#0;',
  '<a>',
  '</a>',
]

function broken(run: number): string {
  const random = randomOf(run + 1)
  let text = SEEDS[random(SEEDS.length)] ?? ''
  const changes = 1 + random(3)
  for (let change = 0; change < changes; change++) {
    const at = random(text.length + 1)
    const letter = LETTERS[random(LETTERS.length)] ?? ''
    const gone = random(3) === 0 ? random(4) : 0
    text = text.slice(0, at) + (random(4) === 0 ? '' : letter) + text.slice(at + gone)
  }
  return text
}

describe('XML', () => {
  it('is read as elements with their attributes and their text', async () => {
    expect(await ours('<?xml version="1.0"?><p:a x="1"><b/>t&amp;u<![CDATA[<]]></p:a>')).toEqual([
      ['open', 'a', { x: '1' }],
      ['open', 'b', {}],
      ['close', 'b', ''],
      ['close', 'a', 't&u<'],
    ])
  })

  it('broken in one of twenty thousand ways is read as by another parser, or refused', async () => {
    let read = 0
    for (let run = 0; run < 20_000; run++) {
      const text = broken(run)
      const found = await ours(text)
      // The other one lets wrong instructions pass.
      if (found === 'refused' && text.includes('<?')) continue
      expect([text, found]).toEqual([text, theirs(text)])
      if (found !== 'refused') read++
    }
    expect(read).toBeGreaterThan(2_000)
  })

  it('is the same wherever the chunks are cut', async () => {
    for (let run = 0; run < 2_000; run++) {
      const text = broken(run)
      expect([text, await ours(text, 1 + (run % 7))]).toEqual([text, await ours(text)])
    }
  })

  it('names the line that is broken', async () => {
    const text = '<a>\n<b>\n</c></a>'
    await expect(
      readXml('a.xml', cut(text, 3), { open: () => undefined, close: () => undefined }),
    ).rejects.toMatchObject({
      code: 'intake.xml_malformed',
      data: { line: 3 },
    })
  })
})
