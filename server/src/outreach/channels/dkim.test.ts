// Signatures are verified here from RFC 6376 alone (relaxed header and body, rsa-sha256), with nothing of what signed them.

import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { composeEmail } from './compose-email.ts'
import type { EmailMessage, MailAccount } from './email.ts'

const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const [first, second] = [keyPair(), keyPair()]

const account = (selector: string, privateKey: string): MailAccount => ({
  host: '127.0.0.1',
  port: 25,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: null,
  dkim: { domain: 'verdon.example', selector, privateKey },
})

const message: EmailMessage = {
  messageId: '<rem.7.1@verdon.example>',
  to: { name: 'Société Lefèvre', email: 'renaud@lefevre.example' },
  subject: `Facture F-1, échue : ${'1 234,56 € '.repeat(12)}`,
  text: 'Reste dû  12,00 €  \n\n\n',
  html: '<p>Reste dû 12,00 €</p>',
  date: '2026-11-21T08:00:00.000Z',
  attachments: [{ fileName: 'F-1.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7\n\n') }],
}

const signed = async (selector: string, { privateKey }: { readonly privateKey: string }): Promise<string> =>
  Buffer.from((await composeEmail(message, account(selector, privateKey))).content).toString('latin1')

/** `pass`, or what failed; `records` is the world's DNS: selector → public key. */
function verdict(mail: string, records: Readonly<Record<string, Buffer>>): string {
  const end = mail.indexOf('\r\n\r\n')
  const fields = mail
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((raw) => ({ name: raw.slice(0, raw.indexOf(':')).trim().toLowerCase(), raw }))
  const signature = fields.find(({ name }) => name === 'dkim-signature')
  if (!signature) return 'unsigned'
  const tags = new Map(
    signature.raw
      .slice(signature.raw.indexOf(':') + 1)
      .split(';')
      .map(
        (tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')] as const,
      ),
  )
  if (tags.get('a') !== 'rsa-sha256' || tags.get('c') !== 'relaxed/relaxed') return 'another algorithm'
  const body = `${mail
    .slice(end + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)+$/, '')}\r\n`
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tags.get('bh')) return 'body altered'
  const relaxed = (raw: string): string => {
    const colon = raw.indexOf(':')
    const value = raw
      .slice(colon + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()
    return `${raw.slice(0, colon).trim().toLowerCase()}:${value}`
  }
  const left = fields.toReversed()
  const named = (tags.get('h') ?? '').split(':').flatMap((name) => {
    const place = left.findIndex((field) => field.name === name.toLowerCase())
    return place < 0 ? [] : left.splice(place, 1).map(({ raw }) => `${relaxed(raw)}\r\n`)
  })
  const unsigned = relaxed(signature.raw.replace(/(\bb=)[^;]*/, '$1'))
  const record = records[`${tags.get('s')}._domainkey.${tags.get('d')}`]
  if (!record) return 'no key published'
  const key = createPublicKey({ key: record, type: 'spki', format: 'der' })
  const holds = verify(
    'sha256',
    Buffer.from(named.join('') + unsigned, 'latin1'),
    key,
    Buffer.from(tags.get('b') ?? '', 'base64'),
  )
  return holds ? `pass ${(tags.get('h') ?? '').toLowerCase().replaceAll(':', ' ')}` : 'signature wrong'
}

const published = { 'q1._domainkey.verdon.example': first.publicKey }

describe('a signed e-mail', () => {
  test('is verified by a stranger, and its signature covers what a person reads and answers', async () => {
    const said = verdict(await signed('q1', first), published)
    expect(said).toMatch(/^pass /)
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'reply-to', 'content-type', 'mime-version'])
      expect(said.split(' ')).toContain(name)
  })

  test('is no longer believed once its amount, subject or recipient is changed on the way', async () => {
    const mail = await signed('q1', first)
    expect(verdict(mail.replace('12,00', '13,00'), published)).toBe('body altered')
    expect(verdict(mail.replace(/^Subject: .*$/m, 'Subject: other'), published)).toBe('signature wrong')
    expect(verdict(mail.replace('renaud@lefevre.example', 'paul@lefevre.example'), published)).toBe('signature wrong')
  })

  test('is not believed under a key that is not the published one', async () => {
    expect(verdict(await signed('q1', second), published)).toBe('signature wrong')
    expect(verdict(await signed('q9', first), published)).toBe('no key published')
  })

  test('goes on being believed while the key is changed for another one under another selector', async () => {
    const both = { ...published, 'q2._domainkey.verdon.example': second.publicKey }
    expect(verdict(await signed('q1', first), both)).toMatch(/^pass /)
    expect(verdict(await signed('q2', second), both)).toMatch(/^pass /)
  })
})
