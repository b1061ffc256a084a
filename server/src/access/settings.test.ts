import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { changeMailAccount } from './change-mail-account.ts'
import {
  changeAutomation,
  changeBank,
  changeCalendar,
  changeIdentity,
  changeSenders,
  noteFirstRelease,
  notePaymentsKnownTo,
  stopSending,
} from './change-settings.ts'
import { DEFAULT_CALENDAR, NO_IDENTITY, PLAIN_MAIL_ACCOUNT } from './model.ts'
import { mailAccountOf, settingsOf, takeIds } from './read-settings.ts'
import { createSecrets } from './secrets.ts'
import { changeSetting } from './setting-keys.ts'

const { inCompany, shell, createCompany, clock } = await createTestCompany({ now: '2026-11-21T08:00:00.000Z' })
const secrets = createSecrets(randomBytes(32))
const account = {
  host: 'smtp.atelier.example',
  port: 465,
  security: 'tls',
  user: 'compta',
  fromName: 'Atelier Martin',
  fromEmail: 'compta@atelier.example',
  replyTo: null,
  ...PLAIN_MAIL_ACCOUNT,
} as const

test('a new company rehearses, sends from Monday to Friday and keeps the holidays of the mainland', async () => {
  const settings = await inCompany(settingsOf)
  expect(settings).toMatchObject({
    version: 1,
    automation: 'rehearsal',
    sendingStopped: false,
    mailAccount: null,
    defaultTerms: null,
    paymentsKnownTo: null,
    calendar: { zone: 'metropole', sendOn: [1, 2, 3, 4, 5], closures: [] },
  })
})

test('a change raises the version and is a fact that says before and after', async () => {
  const company = await createCompany()
  const before = await shell.inCompany(company, settingsOf)
  const after = await shell.inCompany(company, (ctx) =>
    changeIdentity(ctx, { ...NO_IDENTITY, name: 'Menuiserie Roux', siren: '552 100 554', vat: 'fr 40 303 265 045' }),
  )
  expect(after.version).toBe(before.version + 1)
  expect(after.identity).toMatchObject({ name: 'Menuiserie Roux', siren: '552100554', vat: 'FR40303265045' })
  const facts = await shell.inCompany(
    company,
    (ctx) => ctx.sql<{ payload: string }>`select payload from fact_payload order by fact_id desc limit 1`,
  )
  expect(JSON.parse(facts[0]?.payload ?? '')).toMatchObject({
    changed: { siren: { before: null, after: '552100554' } },
  })
  const named = await shell.shared((sql) => sql`select name from organisation where id = ${company.organisationId}`)
  expect(named).toEqual([{ name: 'Menuiserie Roux' }])
})

test('wrong identifiers are refused, each with its reason', async () => {
  const refusals = [
    [changeIdentity, { ...NO_IDENTITY, siren: '552100555' }, 'access.siren_invalid'],
    [changeIdentity, { ...NO_IDENTITY, vat: 'FR00303265045' }, 'access.vat_invalid'],
    [changeIdentity, { ...NO_IDENTITY, email: 'a@b.example, c@d.example' }, 'access.email_invalid'],
    [changeBank, { holder: null, iban: 'FR14 2004 1010 0505 0001 3M02 607', bic: null }, 'access.iban_checksum'],
    [changeBank, { holder: null, iban: 'FR14', bic: null }, 'access.iban_invalid'],
    [changeBank, { holder: null, iban: null, bic: 'PSSTFRPPXX' }, 'access.bic_invalid'],
  ] as const
  for (const [verb, input, code] of refusals) {
    await expect(inCompany((ctx) => (verb as typeof changeBank)(ctx, input as never))).rejects.toMatchObject({ code })
  }
})

test('an IBAN is kept without its spaces', async () => {
  const { bank } = await inCompany((ctx) =>
    changeBank(ctx, { holder: 'Atelier', iban: 'FR14 2004 1010 0505 0001 3M02 606', bic: 'psst fr pp' }),
  )
  expect(bank).toEqual({ holder: 'Atelier', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPP', byCurrency: [] })
})

test('an account for a currency is checked as the company’s own, one for each, and stays where it is not spoken of', async () => {
  const own = { holder: 'Atelier', iban: null, bic: null }
  const dollars = { currency: 'USD', iban: 'DE89 3704 0044 0532 0130 00', bic: 'cobadeff' }
  const pounds = { currency: 'GBP', iban: 'GB29NWBK60161331926819', bic: null }
  const change = (byCurrency?: (typeof dollars | typeof pounds)[]) =>
    inCompany((ctx) => changeBank(ctx, { ...own, ...(byCurrency && { byCurrency }) }))
  const kept = [pounds, { currency: 'USD', iban: 'DE89370400440532013000', bic: 'COBADEFF' }]
  expect((await change([dollars, pounds])).bank.byCurrency).toEqual(kept)
  expect((await change()).bank.byCurrency).toEqual(kept)
  await expect(change([dollars, { ...pounds, currency: 'USD' }])).rejects.toMatchObject({
    code: 'access.currency_twice',
    data: { currency: 'USD' },
  })
  await expect(change([{ ...dollars, iban: 'DE88370400440532013000' }])).rejects.toMatchObject({
    code: 'access.iban_checksum',
  })
  expect((await change([])).bank.byCurrency).toEqual([])
})

describe('senders', () => {
  const lea = {
    key: 'ventes',
    name: 'Léa',
    email: 'lea@Atelier.example',
    account: null,
    replyTo: null,
    signature: { fr: 'Léa', en: null },
  }

  test('are kept with their addresses as they are written to', async () => {
    const { senders } = await inCompany((ctx) => changeSenders(ctx, [lea]))
    expect(senders).toEqual([{ ...lea, email: 'lea@atelier.example' }])
    expect((await inCompany((ctx) => changeSenders(ctx, []))).senders).toEqual([])
  })

  test('have a name each, and one address', async () => {
    const refused = (senders: (typeof lea)[]) => inCompany((ctx) => changeSenders(ctx, senders))
    await expect(refused([lea, lea])).rejects.toMatchObject({ code: 'access.sender_twice', data: { sender: 'ventes' } })
    await expect(refused([{ ...lea, email: 'a@b.example, evil@z.example' }])).rejects.toMatchObject({
      code: 'access.email_invalid',
    })
  })
})

const rsaKey = (modulusLength: number): string =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const DKIM_KEY = rsaKey(1024)

describe('the mail account', () => {
  test('shows that a password is set, and only the sender reads it', async () => {
    const settings = await inCompany((ctx) => changeMailAccount(ctx, { account, password: 's3cret mail', secrets }))
    expect(settings.mailAccount).toEqual({ ...account, passwordSet: true })
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets))).toEqual({
      ...account,
      password: 's3cret mail',
      applicationSecret: null,
      dkimKey: null,
    })
    const kept = await inCompany(
      (ctx) => ctx.sql<{ text: string }>`
      select mail_account::text || (select string_agg(payload, '') from fact_payload) as text from company_setting`,
    )
    expect(kept[0]?.text).toContain('smtp.atelier.example')
    expect(kept[0]?.text).not.toContain('s3cret mail')
  })

  test('keeps its password when the name changes, not when the server does', async () => {
    await inCompany((ctx) => changeMailAccount(ctx, { account, password: 'one', secrets }))
    await inCompany((ctx) => changeMailAccount(ctx, { account: { ...account, fromName: 'Compta' }, secrets }))
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets))).toMatchObject({ fromName: 'Compta', password: 'one' })
    const elsewhere = { ...account, host: 'smtp.evil.example' }
    await expect(inCompany((ctx) => changeMailAccount(ctx, { account: elsewhere, secrets }))).rejects.toMatchObject({
      code: 'access.mail_password_needed',
    })
  })

  test('keeps the secrets of OAuth and DKIM sealed, and asks again when the tokens come from elsewhere', async () => {
    const oauth = {
      authoriseUrl: null,
      tokenUrl: 'https://id.atelier.example/token',
      applicationId: 'quittance',
      scope: null,
    }
    const signed = { ...account, oauth, dkim: { domain: 'atelier.example', selector: 'q1' } }
    await inCompany((ctx) =>
      changeMailAccount(ctx, {
        account: signed,
        password: 'refresh',
        applicationSecret: 'client',
        dkimKey: DKIM_KEY,
        secrets,
      }),
    )
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets))).toMatchObject({
      password: 'refresh',
      applicationSecret: 'client',
      dkimKey: DKIM_KEY,
    })
    const elsewhere = { ...signed, oauth: { ...oauth, tokenUrl: 'https://id.evil.example/token' } }
    await expect(inCompany((ctx) => changeMailAccount(ctx, { account: elsewhere, secrets }))).rejects.toMatchObject({
      code: 'access.mail_password_needed',
    })
    const imap = {
      host: 'imap.evil.example',
      port: 993,
      security: 'tls',
      folders: ['INBOX'],
      sentFolder: null,
      sentCopyBy: 'us',
    } as const
    await inCompany((ctx) =>
      changeMailAccount(ctx, { account: { ...signed, imap: { ...imap, host: 'imap.atelier.example' } }, secrets }),
    )
    await expect(
      inCompany((ctx) => changeMailAccount(ctx, { account: { ...signed, imap }, secrets })),
    ).rejects.toMatchObject({ code: 'access.mail_password_needed' })
    await inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
  })

  test('goes to no reading server that is nobody’s neighbour', async () => {
    const imap = { port: 993, security: 'tls', folders: ['INBOX'], sentFolder: null, sentCopyBy: 'us' } as const
    for (const [host, reader] of [
      ['atelier.example', 'evil.example'],
      ['10.0.0.5', '66.0.0.5'],
      ['localhost', 'evil'],
      ['smtp.atelier.example', 'atelier.example'],
    ] as const) {
      const own = { ...account, host }
      await inCompany((ctx) => changeMailAccount(ctx, { account: own, password: 'one', secrets }))
      const read = { ...own, imap: { ...imap, host: reader } }
      await expect(inCompany((ctx) => changeMailAccount(ctx, { account: read, secrets }))).rejects.toMatchObject({
        code: 'access.mail_password_needed',
      })
    }
    await inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
  })

  test('of the application goes to nobody else who gives tokens, whatever password is typed', async () => {
    const oauth = {
      authoriseUrl: null,
      tokenUrl: 'https://id.atelier.example/token',
      applicationId: 'quittance',
      scope: null,
    }
    const given = { password: 'refresh', applicationSecret: 'client', secrets }
    await inCompany((ctx) => changeMailAccount(ctx, { account: { ...account, oauth }, ...given }))
    const elsewhere = { ...account, oauth: { ...oauth, tokenUrl: 'https://id.evil.example/token' } }
    await expect(
      inCompany((ctx) => changeMailAccount(ctx, { account: elsewhere, password: 'x', secrets })),
    ).rejects.toMatchObject({ code: 'access.mail_password_needed', data: { host: 'id.evil.example' } })
    await inCompany((ctx) => changeMailAccount(ctx, { account: elsewhere, ...given }))
    await inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
  })

  test('refuses a key that cannot sign, and a signature without a key', async () => {
    const signed = { ...account, dkim: { domain: 'atelier.example', selector: 'q1' } }
    const change = (dkimKey?: string) =>
      inCompany((ctx) =>
        changeMailAccount(ctx, { account: signed, secrets, ...(dkimKey !== undefined && { dkimKey }) }),
      )
    await expect(change()).rejects.toMatchObject({
      code: 'access.dkim_key_missing',
      data: { domain: 'atelier.example' },
    })
    const elliptic = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const [key, found] of [
      ['pem', 'unreadable'],
      [elliptic, 'ed25519'],
      [rsaKey(512), 'RSA 512'],
    ] as const)
      await expect(change(key)).rejects.toMatchObject({ code: 'access.dkim_key_unusable', data: { found } })
    await change(DKIM_KEY)
    expect((await change()).mailAccount?.dkim).toEqual({ domain: 'atelier.example', selector: 'q1' })
    await inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
  })

  test('a password comes back with no account: taking the account away forgets it', async () => {
    await inCompany((ctx) => changeMailAccount(ctx, { account, password: 'one', secrets }))
    await inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
    const settings = await inCompany((ctx) => changeMailAccount(ctx, { account, secrets }))
    expect(settings.mailAccount?.passwordSet).toBe(false)
  })
})

describe('mail accounts beside the company’s own', () => {
  const jean = { ...account, host: 'smtp.vidal.example', user: 'jean', fromEmail: 'jean@Vidal.example' }
  const lea = {
    key: 'lea',
    name: 'Léa',
    email: 'lea@vidal.example',
    account: 'jean',
    replyTo: null,
    signature: { fr: null, en: null },
  }

  test('keep their own servers and secrets, each for itself', async () => {
    await inCompany((ctx) => changeMailAccount(ctx, { account, password: 'ours', secrets }))
    await inCompany((ctx) => changeMailAccount(ctx, { key: 'jean', account: jean, password: 'his', secrets }))
    await inCompany((ctx) => changeMailAccount(ctx, { key: 'paul', account: { ...jean, user: 'paul' }, secrets }))
    const { mailAccount, mailAccounts } = await inCompany((ctx) =>
      changeMailAccount(ctx, { key: 'jean', account: { ...jean, fromName: 'Jean' }, secrets }),
    )
    expect(mailAccount).toEqual({ ...account, passwordSet: true })
    expect(mailAccounts).toEqual([
      { ...jean, key: 'jean', fromName: 'Jean', fromEmail: 'jean@vidal.example', passwordSet: true },
      { ...jean, key: 'paul', user: 'paul', fromEmail: 'jean@vidal.example', passwordSet: false },
    ])
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets, 'jean'))).toMatchObject({
      user: 'jean',
      password: 'his',
    })
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets, 'paul'))).toMatchObject({ password: null })
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets))).toMatchObject({ password: 'ours' })
    const kept = await inCompany(
      ({ sql }) => sql<{ text: string }>`select mail_accounts::text as text from company_setting`,
    )
    expect(kept[0]?.text).not.toContain('his"')
    await expect(
      inCompany((ctx) =>
        changeMailAccount(ctx, { key: 'jean', account: { ...jean, host: 'smtp.evil.example' }, secrets }),
      ),
    ).rejects.toMatchObject({ code: 'access.mail_password_needed' })
  })

  test('are named by senders, and not taken away from under them', async () => {
    await inCompany((ctx) => changeSenders(ctx, [lea]))
    const remove = () => inCompany((ctx) => changeMailAccount(ctx, { key: 'jean', account: null, secrets }))
    await expect(remove()).rejects.toMatchObject({
      code: 'access.mail_account_in_use',
      data: { account: 'jean', sender: 'Léa' },
    })
    await expect(inCompany((ctx) => changeSenders(ctx, [{ ...lea, account: 'personne' }]))).rejects.toMatchObject({
      code: 'access.mail_account_unknown',
      data: { account: 'personne' },
    })
    await inCompany((ctx) => changeSenders(ctx, []))
    await remove()
    await expect(remove()).rejects.toMatchObject({ code: 'access.mail_account_unknown' })
    await inCompany((ctx) => changeMailAccount(ctx, { key: 'paul', account: null, secrets }))
    await inCompany((ctx) => changeMailAccount(ctx, { account: null, secrets }))
  })

  test('are told one setting at a time as the company’s own is', async () => {
    const set = (key: string, ...values: string[]) =>
      inCompany((ctx) => changeSetting(ctx, { key, values, account: 'marie', secrets }))
    await set('mail', 'smtp.marie.example', 'marie@marie.example')
    await set('mail.perDay', '200')
    await set('mail.password', 'sien')
    expect(await inCompany((ctx) => mailAccountOf(ctx, secrets, 'marie'))).toMatchObject({
      host: 'smtp.marie.example',
      port: 465,
      perDay: 200,
      password: 'sien',
    })
    await expect(set('bank.iban', 'FR76')).rejects.toMatchObject({ code: 'access.setting_value' })
    const { mailAccount, mailAccounts } = await set('mail', 'none')
    expect([mailAccount, mailAccounts]).toEqual([null, []])
  })

  test('are twenty at most', async () => {
    const add = (n: number) =>
      inCompany((ctx) => changeMailAccount(ctx, { key: `compte-${n}`, account: jean, secrets }))
    for (let n = 1; n <= 20; n++) await add(n)
    await expect(add(21)).rejects.toMatchObject({ code: 'access.mail_accounts_full', data: { most: 20 } })
    await add(20)
    for (let n = 1; n <= 20; n++)
      await inCompany((ctx) => changeMailAccount(ctx, { key: `compte-${n}`, account: null, secrets }))
  })

  test('the first mailbox that is read lies beside the sending server, or the password is typed again', async () => {
    await inCompany((ctx) => changeMailAccount(ctx, { key: 'jean', account: jean, password: 'his', secrets }))
    const imap = { port: 993, security: 'tls', folders: ['INBOX'], sentFolder: null, sentCopyBy: 'us' } as const
    const reading = (host: string) =>
      inCompany((ctx) =>
        changeMailAccount(ctx, { key: 'jean', account: { ...jean, imap: { ...imap, host } }, secrets }),
      )
    await expect(reading('imap.evil.example')).rejects.toMatchObject({ code: 'access.mail_password_needed' })
    expect((await reading('imap.vidal.example')).mailAccounts[0]?.imap?.host).toBe('imap.vidal.example')
    await inCompany((ctx) => changeMailAccount(ctx, { key: 'jean', account: null, secrets }))
  })
})

describe('automation', () => {
  test('nothing is automatic before a first list was released', async () => {
    const company = await createCompany()
    const change = (automation: 'released' | 'automatic') =>
      shell.inCompany(company, (ctx) => changeAutomation(ctx, automation))
    await expect(change('automatic')).rejects.toMatchObject({ code: 'access.not_yet_released' })
    await shell.inCompany(company, noteFirstRelease)
    expect(await shell.inCompany(company, settingsOf)).toMatchObject({
      automation: 'released',
      firstReleasedAt: '2026-11-21T08:00:00.000Z',
    })
    expect((await change('automatic')).automation).toBe('automatic')
    await shell.inCompany(company, noteFirstRelease)
    expect((await shell.inCompany(company, settingsOf)).automation).toBe('automatic')
  })

  test('the kill switch is thrown and taken back, each a fact with its reason', async () => {
    const company = await createCompany()
    await shell.inCompany(company, (ctx) => stopSending(ctx, { stopped: true, reason: 'audit' }))
    expect((await shell.inCompany(company, settingsOf)).sendingStopped).toBe(true)
    await shell.inCompany(company, (ctx) => stopSending(ctx, { stopped: false, reason: '' }))
    const kinds = await shell.inCompany(company, (ctx) => ctx.sql<{ kind: string }>`select kind from fact order by id`)
    expect(kinds.map(({ kind }) => kind)).toEqual(['settings.sending_stopped', 'settings.sending_resumed'])
  })

  test('payments cannot be known up to tomorrow', async () => {
    await expect(inCompany((ctx) => notePaymentsKnownTo(ctx, '2026-11-22'))).rejects.toMatchObject({
      code: 'access.payments_known_in_future',
    })
    expect((await inCompany((ctx) => notePaymentsKnownTo(ctx, '2026-11-20'))).paymentsKnownTo).toBe('2026-11-20')
  })
})

test('the day of a company in Réunion turns four hours before that of Paris', async () => {
  const company = await createCompany()
  clock.set('2026-11-21T21:00:00.000Z')
  expect(await shell.inCompany(company, async (ctx) => ctx.today)).toBe('2026-11-21')
  await shell.inCompany(company, (ctx) => changeCalendar(ctx, { ...DEFAULT_CALENDAR, zone: 'reunion' }))
  expect(await shell.inCompany(company, async (ctx) => ctx.today)).toBe('2026-11-22')
  clock.set('2026-11-21T08:00:00.000Z')
})

test('every setting can be typed', async () => {
  const company = await createCompany()
  const set = (key: string, ...values: string[]) =>
    shell.inCompany(company, (ctx) => changeSetting(ctx, { key, values, secrets }))
  await set('identity.addressLines', '3 rue des Lilas', 'Bâtiment B')
  await set('identity.postcode', '01000')
  await set('identity.capitalCents', '1000000')
  await set('identity.email', 'compta@atelier.example')
  await set('bank.iban', 'FR14', '2004', '1010', '0505', '0001', '3M02', '606')
  await set('bank.byCurrency', 'USD=DE89 3704 0044 0532 0130 00/COBADEFF', 'GBP=GB29NWBK60161331926819')
  await set('mail', 'smtp.elsewhere.example', 'compta@atelier.example')
  await set('mail.host', 'smtp.atelier.example')
  await set('mail.port', '587')
  await set('mail.security', 'starttls')
  await set('mail.password', 'two words')
  await set('mail.perMinute', '30')
  await set('mail.imap', '{"host":"imap.atelier.example","port":993,"security":"tls","sentCopyBy":"server"}')
  await set('terms', '45-then-eom')
  await set('calendar.sendOn', '2', '4')
  await set('calendar.closures', '[{"from":"2026-12-24","until":"2027-01-02","reason":"Noël"}]')
  await set('outreach.contactCap', 'none')
  await set('automation', 'released')
  await set('sending', 'off', 'inventory')
  const settings = await set('payments-known-to', '2026-11-19')
  expect(settings).toMatchObject({
    identity: { addressLines: ['3 rue des Lilas', 'Bâtiment B'], postcode: '01000', capitalCents: 1_000_000 },
    bank: {
      iban: 'FR1420041010050500013M02606',
      byCurrency: [
        { currency: 'GBP', iban: 'GB29NWBK60161331926819', bic: null },
        { currency: 'USD', iban: 'DE89370400440532013000', bic: 'COBADEFF' },
      ],
    },
    mailAccount: {
      host: 'smtp.atelier.example',
      port: 587,
      security: 'starttls',
      fromEmail: 'compta@atelier.example',
      perMinute: 30,
      imap: { host: 'imap.atelier.example', folders: ['INBOX'], sentFolder: null, sentCopyBy: 'server' },
      passwordSet: true,
    },
    defaultTerms: { kind: 'then-end-of-month', count: 45, unit: 'days' },
    calendar: { sendOn: [2, 4], closures: [{ from: '2026-12-24', until: '2027-01-02', reason: 'Noël' }] },
    outreach: { contactCap: null },
    automation: 'released',
    sendingStopped: true,
    paymentsKnownTo: '2026-11-19',
  })
  // Accounts of before there was a choice of folders.
  await shell.inCompany(
    company,
    ({ sql }) => sql`update company_setting set mail_account = mail_account #- '{imap,folders}'`,
  )
  const old = await shell.inCompany(company, settingsOf)
  expect(old.mailAccount?.imap).toMatchObject({ host: 'imap.atelier.example', folders: ['INBOX'] })
  const folders = (list: string) =>
    set('mail.imap', `{"host":"imap.atelier.example","port":993,"security":"tls","folders":${list}}`)
  expect((await folders('["INBOX","Ventes"]')).mailAccount?.imap?.folders).toEqual(['INBOX', 'Ventes'])
  for (const wrong of ['[]', '["a","a"]', '[""]', '["1","2","3","4","5","6","7","8","9"]'])
    await expect(folders(wrong)).rejects.toMatchObject({ code: 'access.setting_value' })
  await expect(set('bank.color', 'red')).rejects.toMatchObject({ code: 'access.setting_unknown' })
  await set('mail', 'none')
  await expect(set('mail.host', 'smtp.atelier.example')).rejects.toMatchObject({
    code: 'access.setting_value',
    data: { key: 'mail', expected: 'HOST ADDRESS | none' },
  })
  await set('mail', 'smtp.atelier.example', 'compta@atelier.example')
  await expect(set('mail.port', 'many')).rejects.toMatchObject({ code: 'access.setting_value' })
  // What is not understood is refused, and leaves what was there: it is no wish for the usual value.
  const closed = [
    { from: '2026-12-24', until: '2027-01-03', reason: '' },
    { from: '2027-05-07', until: '2027-05-08', reason: '' },
  ]
  const calendar = await set('calendar.closures', '2026-12-24..2027-01-03', '2027-05-07..2027-05-08')
  expect(calendar.calendar.closures).toEqual(closed)
  for (const [key, wrong] of [
    ['calendar.closures', 'Noël'],
    ['calendar.closures', '2026-12-24..Noël'],
    ['calendar.sendOn', 'lundi'],
    ['calendar.sendFromHour', 'huit'],
    ['calendar.sendFromHour', ''],
    ['outreach.attachmentMegabytes', 'peu'],
  ] as const)
    await expect(set(key, wrong)).rejects.toMatchObject({ code: 'access.setting_value' })
  expect((await shell.inCompany(company, settingsOf)).calendar).toEqual(calendar.calendar)
  expect((await set('calendar.closures', 'none')).calendar.closures).toEqual([])
  await expect(set('terms', '45 jours fin de mois')).rejects.toMatchObject({
    code: 'access.setting_value',
    data: { expected: '45-then-eom | eom-then-45' },
  })
})

describe('ids', () => {
  test('are handed out in blocks, per company and kind, from 1', async () => {
    const [one, two] = [await createCompany(), await createCompany()]
    expect(await shell.inCompany(one, (ctx) => takeIds(ctx, 'item', 3))).toBe(1)
    expect(await shell.inCompany(one, (ctx) => takeIds(ctx, 'item', 400_000))).toBe(4)
    expect(await shell.inCompany(one, (ctx) => takeIds(ctx, 'item', 1))).toBe(400_004)
    expect(await shell.inCompany(one, (ctx) => takeIds(ctx, 'debtor', 1))).toBe(1)
    expect(await shell.inCompany(two, (ctx) => takeIds(ctx, 'item', 1))).toBe(1)
  })

  test('never twice, however many ask at once', async () => {
    const company = await createCompany()
    const blocks = await Promise.all(
      Array.from({ length: 20 }, () => shell.inCompany(company, (ctx) => takeIds(ctx, 'entry', 5))),
    )
    expect(blocks.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => 1 + i * 5))
  })

  test('end with a refusal, not with an overflow', async () => {
    const company = await createCompany()
    await shell.inCompany(company, (ctx) => takeIds(ctx, 'entry', 1_999_999_990))
    await expect(shell.inCompany(company, (ctx) => takeIds(ctx, 'entry', 10))).rejects.toMatchObject({
      code: 'access.ids_exhausted',
    })
  })
})

test('limits of before two people could be asked for mean what they meant: one person', async () => {
  const company = await createCompany()
  const { outreach } = await shell.inCompany(company, async (ctx) => {
    await ctx.sql`update company_setting set outreach = '{"secondApprovalCents": 2000000}'
      where organisation_id = ${ctx.organisationId}`
    return settingsOf(ctx)
  })
  expect(outreach).toMatchObject({ confirmFromCents: 2_000_000, secondApprovalCents: null })
})
