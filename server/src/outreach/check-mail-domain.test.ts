import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSecrets } from '#access'
import { changeMailAccount } from '#access/change-mail-account.ts'
import { changeSenders } from '#access/change-settings.ts'
import { PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import { createTestCompany } from '#test/database.ts'
import { startFakeSmtp } from './channels/fake-smtp.ts'
import { checkMailDomain } from './check-mail-domain.ts'
import { testMailAccount } from './test-mail-account.ts'

const { company, shell, inCompany } = await createTestCompany({ now: '2026-11-16T09:00:00.000Z' })
const secrets = createSecrets(randomBytes(32))
const check = (records: (name: string) => Promise<readonly string[]>) =>
  checkMailDomain(shell, company, { secrets, locale: 'fr', records })

const ACCOUNT = {
  ...PLAIN_MAIL_ACCOUNT,
  host: 'smtp.verdon.example',
  port: 465,
  security: 'tls',
  user: null,
  fromName: null,
  fromEmail: 'compta@verdon.example',
  replyTo: null,
} as const

test('the domain of the sender is judged, and a silent name server is no judgement', async () => {
  await expect(check(() => Promise.resolve([]))).rejects.toMatchObject({ code: 'outreach.no_mail_account' })
  await inCompany((ctx) => changeMailAccount(ctx, { account: ACCOUNT, secrets }))
  const asked: string[] = []
  const findings = await check((name) => {
    asked.push(name)
    return Promise.resolve([])
  })
  expect(asked.toSorted()).toEqual(['_dmarc.verdon.example', 'verdon.example'])
  expect(findings.map(({ record, state }) => `${record} ${state}`)).toEqual([
    'spf missing',
    'dkim unknown',
    'dmarc missing',
  ])
  const silent = () => Promise.reject(Object.assign(new Error('queryTxt ETIMEOUT'), { code: 'ETIMEOUT' }))
  await expect(check(silent)).rejects.toMatchObject({
    code: 'outreach.dns_silent',
    data: { domain: 'verdon.example', reason: 'ETIMEOUT' },
  })
})

test('the domain of every sender is judged, by the key of the company where it covers that domain', async () => {
  const sender = { account: null, replyTo: null, signature: { fr: null, en: null } }
  await inCompany((ctx) =>
    changeSenders(ctx, [
      { ...sender, key: 'ventes', name: 'Léa', email: 'lea@ventes.verdon.example' },
      { ...sender, key: 'autre', name: 'Max', email: 'max@autre.example' },
      { ...sender, key: 'meme', name: 'Zoé', email: 'zoe@verdon.example' },
    ]),
  )
  const dkimKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  })
  const account = { ...ACCOUNT, dkim: { domain: 'verdon.example', selector: 'q1' } }
  await inCompany((ctx) => changeMailAccount(ctx, { account, dkimKey: String(dkimKey), secrets }))
  const findings = await check(() => Promise.resolve([]))
  expect(findings.map(({ record, state, name }) => `${record} ${state} ${name}`)).toEqual([
    'spf missing verdon.example',
    'dkim missing q1._domainkey.verdon.example',
    'dmarc missing _dmarc.verdon.example',
    'spf missing ventes.verdon.example',
    'dkim missing q1._domainkey.verdon.example',
    'dmarc missing _dmarc.ventes.verdon.example',
    'spf missing autre.example',
    'dkim unknown …._domainkey.autre.example',
    'dmarc missing _dmarc.autre.example',
  ])
})

test('a test message in the name of a sender goes from them to themselves; of nobody, to nobody', async () => {
  const smtp = await startFakeSmtp()
  const account = { ...ACCOUNT, host: '127.0.0.1', port: smtp.port, security: 'none' } as const
  await inCompany((ctx) => changeMailAccount(ctx, { account, secrets }))
  const sent = (senderKey: string) => testMailAccount(shell, company, { secrets, locale: 'fr', senderKey })
  expect(await sent('ventes')).toMatchObject({ kind: 'sent', to: 'lea@ventes.verdon.example' })
  await expect(sent('parti')).rejects.toMatchObject({ code: 'outreach.sender_not_found', data: { sender: 'parti' } })
  expect(smtp.messages.map(({ from, to }) => [from, ...to])).toEqual([
    ['compta@verdon.example', 'lea@ventes.verdon.example'],
  ])
  await smtp.close()
})
