import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSecrets } from '#access'
import { changeMailAccount } from '#access/change-settings.ts'
import { PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import { createTestCompany } from '#test/database.ts'
import { checkMailDomain } from './check-mail-domain.ts'

const { company, shell, inCompany } = await createTestCompany({ now: '2026-11-16T09:00:00.000Z' })
const secrets = createSecrets(randomBytes(32))
const check = (records: (name: string) => Promise<readonly string[]>) =>
  checkMailDomain(shell, company, { secrets, locale: 'fr', records })

test('the domain of the sender is judged, and a silent name server is no judgement', async () => {
  await expect(check(() => Promise.resolve([]))).rejects.toMatchObject({ code: 'outreach.no_mail_account' })
  const account = {
    ...PLAIN_MAIL_ACCOUNT,
    host: 'smtp.verdon.example',
    port: 465,
    security: 'tls',
    user: null,
    fromName: null,
    fromEmail: 'compta@verdon.example',
    replyTo: null,
  } as const
  await inCompany((ctx) => changeMailAccount(ctx, { account, secrets }))
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
