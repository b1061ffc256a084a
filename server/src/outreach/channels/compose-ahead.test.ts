import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { describe, expect, test, vi } from 'vitest'
import { packHtml } from '../packed-html.ts'
import { composeAhead } from './compose-ahead.ts'
import { composeEmail } from './compose-email.ts'
import type { EmailMessage, MailAccount } from './email.ts'

const ACCOUNT: MailAccount = {
  host: '127.0.0.1',
  port: 25,
  security: 'plain',
  user: 'compta',
  password: 'secret',
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: null,
}

const message = (over: Partial<EmailMessage> = {}): EmailMessage => ({
  messageId: '<rem.1.1.0123456789abcdef@verdon.example>',
  to: { name: 'Jeanne Noé', email: 'jeanne@noe.example' },
  subject: 'Facture F-1, échue le 10 novembre 2026',
  text: 'Bonjour,\n.\n..deux points\nà régler : 120,00 €\n',
  html: '<!doctype html><html lang="fr"><body><p>À régler : 120,00 €</p></body></html>',
  date: '2026-11-16T09:00:00.000Z',
  ...over,
})

const textOf = ({ content }: { readonly content: Uint8Array }): string => Buffer.from(content).toString('latin1')

describe('an e-mail composed on the other thread', () => {
  test('is the same to the byte, of its HTML as it is and deflated, signed and not', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const dkim = {
      domain: 'verdon.example',
      selector: 'q1',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
    const deflated = message({ html: packHtml(String(message().html)) })
    for (const account of [ACCOUNT, { ...ACCOUNT, dkim }]) {
      const [plain, packed] = await Promise.all(composeAhead([message(), deflated], account))
      const here = await composeEmail(message(), account)
      expect(plain && textOf(plain)).toBe(textOf(here))
      expect(packed && textOf(packed)).toBe(textOf(here))
      expect(plain).toMatchObject({
        messageId: '<rem.1.1.0123456789abcdef@verdon.example>',
        envelope: { from: 'compta@verdon.example', to: 'jeanne@noe.example' },
      })
    }
  })

  test('comes with those asked for beside it, each for itself', async () => {
    const many = Array.from({ length: 25 }, (_, place) =>
      message({ subject: `Facture F-${place}`, messageId: `<m${place}@verdon.example>` }),
    )
    const composed = await Promise.all(composeAhead(many, ACCOUNT))
    expect(composed.map(({ messageId }) => messageId)).toEqual(many.map(({ messageId }) => messageId))
    expect(composed.every((one, place) => textOf(one).includes(`Subject: Facture F-${place}\r\n`))).toBe(true)
  })

  test('that cannot be composed is refused as it would be here, and holds up none of the others', async () => {
    const wrong = message({ to: { name: 'Nobody', email: 'nobody@' } })
    const broken = message({ messageId: 'none' })
    const [refused, failed, fine] = await Promise.allSettled(composeAhead([wrong, broken, message()], ACCOUNT))
    expect(refused).toMatchObject({
      reason: { name: 'Refusal', code: 'outreach.email_address_invalid', data: { address: 'nobody@' } },
    })
    expect(failed).toMatchObject({ reason: { message: 'not a Message-ID: none' } })
    expect(fine?.status).toBe('fulfilled')
  })

  test('is composed here where the thread breaks off, and the next ones on another thread', async () => {
    // A module of its own has no thread yet.
    vi.resetModules()
    const fresh = (await import('./compose-ahead.ts')).composeAhead
    const started = (): Promise<unknown> => once(process, 'worker')
    const asked = fresh([message()], ACCOUNT)
    const [thread] = (await started()) as [Worker]
    await thread.terminate()
    expect((await Promise.all(asked)).map(textOf)).toEqual([textOf(await composeEmail(message(), ACCOUNT))])
    const [again] = await Promise.all([Promise.all(fresh([message()], ACCOUNT)), started()])
    expect(again).toHaveLength(1)
  })
})
