import { expect, test } from 'vitest'
import { createTestCompany } from '#test/database.ts'
import { checkSettings } from './check-settings.ts'
import { PLAIN_MAIL_ACCOUNT } from './model.ts'
import { settingsOf } from './read-settings.ts'

const { inCompany } = await createTestCompany()
const fresh = await inCompany(settingsOf)
const states = (settings: typeof fresh) =>
  Object.fromEntries(checkSettings(settings, '2026-11-21').map(({ about, state }) => [about, state]))

test('a company that was just made is told what it still lacks, and that nothing is broken', () => {
  expect(states(fresh)).toEqual({
    'company.identity': 'advice',
    'company.bank': 'advice',
    'mail.account': 'advice',
    sending: 'well',
    payments: 'advice',
  })
})

test('what the identity of a company lacks is named, part by part', () => {
  const lacking = (identity: Partial<typeof fresh.identity>) => {
    const [finding] = checkSettings({ ...fresh, identity: { ...fresh.identity, ...identity } }, '2026-11-21')
    return [finding?.fr, finding?.en]
  }
  const nothing = { name: null, siren: null, addressLines: [], city: null, signerName: null }
  expect(lacking(nothing)).toEqual([
    'Il manque à la société : la dénomination, le SIREN, l’adresse, le signataire. Les lettres et mises en demeure en ont besoin (Réglages → Société).',
    'The company lacks its name, its SIREN, its address, a signer. Letters and formal notices need it (Settings → Company).',
  ])
  const all = {
    name: 'Atelier',
    siren: '732829320',
    addressLines: ['1 rue Haute'],
    city: 'Nantes',
    signerName: 'A. G.',
  }
  expect(lacking({ ...all, siren: null })[0]).toMatch(/^Il manque à la société : le SIREN\. /)
  expect(lacking({ ...all, city: null })[1]).toMatch(/^The company lacks its address\. /)
  expect(lacking(all)[0]).toBe('La société est décrite comme les lettres et mises en demeure l’exigent.')
})

test('a company that is set up has nothing to do', () => {
  const identity = {
    ...fresh.identity,
    name: 'Atelier Martin',
    siren: '732829320',
    addressLines: ['1 rue Haute'],
    city: 'Nantes',
    signerName: 'A. Le Goff',
  }
  const bank = { holder: 'Atelier Martin', iban: 'FR7630006000011234567890189', bic: null, byCurrency: [] }
  const mailAccount = {
    ...PLAIN_MAIL_ACCOUNT,
    host: 'smtp.atelier.example',
    port: 465,
    security: 'tls',
    user: null,
    fromName: null,
    fromEmail: 'compta@atelier.example',
    replyTo: null,
    passwordSet: false,
  } as const
  expect(states({ ...fresh, identity, bank, mailAccount, paymentsKnownTo: '2026-11-17' })).toEqual({
    'company.identity': 'well',
    'company.bank': 'well',
    'mail.account': 'well',
    sending: 'well',
    payments: 'well',
  })
  expect(states({ ...fresh, paymentsKnownTo: '2026-11-16' })).toMatchObject({ payments: 'advice' })
})

test('sending that was stopped for the whole company is said to be wrong', () => {
  expect(states({ ...fresh, sendingStopped: true })).toMatchObject({ sending: 'wrong' })
})

test('a mail account without encryption is pointed out', () => {
  const mailAccount = { ...fresh.mailAccount, host: 'smtp.far.example', security: 'none' } as NonNullable<
    typeof fresh.mailAccount
  >
  expect(states({ ...fresh, mailAccount })).toMatchObject({ 'mail.account': 'advice' })
})
