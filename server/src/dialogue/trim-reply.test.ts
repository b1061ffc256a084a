import { expect, test } from 'vitest'
import { textOfHtml } from './text-of-html.ts'
import { trimReply } from './trim-reply.ts'

test('what was quoted and the signature are left out', () => {
  const text = [
    'Bonjour,',
    '',
    'Nous réglerons vendredi.',
    '',
    '--',
    'Anne Petit',
    '',
    'Le lun. 16 nov. 2026 à 09:12, Atelier Martin <compta@atelier.example> a écrit :',
    '> Votre facture F-204 est échue.',
    '> Merci de la régler.',
  ].join('\n')
  expect(trimReply(text)).toBe('Bonjour,\n\nNous réglerons vendredi.')
})

test('a message that is a quotation altogether is shown whole', () => {
  expect(trimReply('> Votre facture F-204 est échue.\n> [payée hier]')).toBe(
    '> Votre facture F-204 est échue.\n> [payée hier]',
  )
})

test('a text without end is read at once', () => {
  expect(trimReply(`${'> \n'.repeat(200_000)}fin`).length).toBeLessThanOrEqual(20_000)
})

test('HTML becomes text: blocks are lines, scripts and styles are nothing, entities are letters', () => {
  const html =
    '<html><head><title>x</title><style>p{}</style></head><body><p>R&eacute;gl&#233;e le&nbsp;12</p><div>Merci<br>A. &lt;P&gt;</div><script>alert(1)</script></body></html>'
  expect(textOfHtml(html)).toBe('Réglée le 12\nMerci\nA. <P>')
})
