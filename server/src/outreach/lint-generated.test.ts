import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeEmail } from './channels/compose-email.ts'
import { lintEmail } from './channels/lint-email.ts'
import { defaultTemplate } from './default-templates.ts'
import { exampleLine, exampleSituation } from './example-situation.ts'
import { STEP_KEYS } from './model.ts'
import { renderMessage, templateName } from './render-message.ts'

const ACCOUNT = {
  host: '127.0.0.1',
  port: 25,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: null,
} as const

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((said) => `x${said}`)
const situations = fc
  .record({
    locale: fc.constantFrom('fr' as const, 'en' as const),
    kind: fc.constantFrom('business' as const, 'public' as const, 'consumer' as const),
    step: fc.constantFrom(...STEP_KEYS.filter((key) => key !== 'before-due' && key !== 'formal-notice')),
    name: text,
    contactName: fc.option(text),
    numbers: fc.array(text, { minLength: 1, maxLength: 30 }),
    signature: fc.option(fc.array(text, { minLength: 1, maxLength: 6 })),
  })
  .map(({ name, contactName, numbers, signature, ...options }) => {
    const lines = numbers.map((number) => exampleLine({ number, stepLevel: 1 }))
    const base = exampleSituation({ ...options, lines })
    return { ...base, signature, debtor: { ...base.debtor, name, contactName } }
  })

test('B6 a thousand generated e-mails are as RFC 5322 and 3834 want them: two texts, short lines, encoded names, no tracker', async () => {
  let looked = 0
  await fc.assert(
    fc.asyncProperty(situations, async (situation) => {
      const template = defaultTemplate(templateName(situation))
      const { subject, text: plain, html } = renderMessage(template, situation)
      const messageId = '<rem.1.1.0123456789abcdef@verdon.example>'
      const to = { name: situation.debtor.contactName ?? situation.debtor.name, email: 'renaud@lefevre.example' }
      const { content } = await composeEmail({ messageId, to, subject, text: plain, html }, ACCOUNT)
      expect(lintEmail(content, { from: ACCOUNT.from.email, to: to.email, messageId })).toEqual([])
      const mail = Buffer.from(content).toString('latin1')
      expect(mail.match(/^Content-Type: text\/(plain|html)/gm)).toHaveLength(2)
      expect(mail).not.toMatch(/<img|https?:=?\/\//i)
      looked++
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  )
  expect(looked).toBe(1_000)
}, 120_000)

test('an e-mail with a hundred links is as it should be: no line too long, both texts with every address', async () => {
  const linked = Array.from({ length: 100 }, (_, index) => ({
    itemId: index,
    documentId: index,
    number: `F<${index}>`,
    fileName: `F-${index}-é.pdf`,
    sha256: 'a'.repeat(64),
    sizeBytes: 6_234_567,
    linkedUntil: '2027-01-15' as const,
    url: `https://relances.example/f/1.${index}.2027-01-15.${'x'.repeat(43)}`,
  }))
  const situation = { ...exampleSituation({ locale: 'en' }), enclosures: { attached: [], linked, onRequest: [] } }
  const template = defaultTemplate(templateName(situation))
  const { subject, text: plain, html } = renderMessage(template, situation)
  const messageId = '<rem.1.1.0123456789abcdef@verdon.example>'
  const to = { name: situation.debtor.name, email: 'renaud@lefevre.example' }
  const { content } = await composeEmail({ messageId, to, subject, text: plain, html }, ACCOUNT)
  expect(lintEmail(content, { from: ACCOUNT.from.email, to: to.email, messageId })).toEqual([])
  expect(plain.replaceAll('\u00a0', ' ')).toContain(
    'Copies of the invoices, too large for this message, to download until\n15 January 2027 (or sent on request):\n- F-0-é.pdf (6.2 MB)\n  https://relances.example/f/1.0.2027-01-15.x',
  )
  expect(plain.match(/^  https:\/\/relances\.example\/f\/1\.\d+\.2027-01-15\.x{43}$/gm)).toHaveLength(100)
  expect(
    html.match(/<a class="q-link" href="https:\/\/relances\.example\/f\/1\.\d+\.2027-01-15\.x{43}"/g),
  ).toHaveLength(100)
})
