import { describe, expect, test } from 'vitest'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { changeSenders } from '../access/change-settings.ts'
import type { MailSender } from '#access/model.ts'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'

const path = await openWorkingPath('2026-11-16')

const SALES: MailSender = {
  key: 'ventes',
  name: 'Léa Morin',
  email: 'lea@ventes-verdon.example',
  account: null,
  replyTo: 'ventes@ventes-verdon.example',
  signature: { fr: 'Léa Morin\nService commercial <Lyon>', en: 'Léa Morin\nSales' },
}
const PLAIN: MailSender = { ...SALES, key: 'direction', replyTo: null, signature: { fr: null, en: null } }

/** A company with one reminder planned, whose step names a sender. */
async function planned(senderKey: string, senders: readonly MailSender[] = [SALES, PLAIN]): Promise<WorkingCompany> {
  const firm = await path.company()
  await firm.inCompany((ctx) => changeSenders(ctx, senders))
  await firm.debtor({ email: 'jeanne@noe.example', owes: [['F-1', 120_000, '2026-11-10']] })
  await firm.day()
  await firm.inCompany(({ sql }) => sql`update act set sender_key = ${senderKey}`)
  return firm
}

const header = (name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm')
    .exec(path.messages.at(-1)?.content.replace(/\r\n[ \t]+/g, ' ') ?? '')?.[1]
    ?.trim() ?? ''

describe('a step that leaves in the name of a colleague', () => {
  test('says so in its headers and signature; what comes back goes to the mailbox that is read', async () => {
    const firm = await planned('ventes')
    await firm.release()
    expect(await firm.send()).toMatchObject({ sent: 1, problem: null })
    const { from, content } = path.messages.at(-1) ?? { from: '', content: '' }
    expect(header('From')).toBe('=?UTF-8?Q?L=C3=A9a_Morin?= <lea@ventes-verdon.example>')
    expect(header('Reply-To')).toBe('=?UTF-8?Q?L=C3=A9a_Morin?= <ventes@ventes-verdon.example>')
    expect(header('Message-ID')).toMatch(/@ventes-verdon\.example>$/)
    expect(from).toMatch(/^compta-\d+@atelier-verdon\.example$/)
    expect(content).toContain('\r\nL=C3=A9a Morin\r\nService commercial <Lyon>\r\n')
    expect(content.replaceAll('=\r\n', '')).toContain('Service commercial &lt;Lyon&gt;')
    expect(content).not.toContain('Claire')
  })

  test('keeps the signature of the company where that sender has none', async () => {
    const firm = await planned('direction')
    await firm.release()
    await firm.send()
    expect(header('Reply-To')).toContain('<lea@ventes-verdon.example>')
    expect(path.messages.at(-1)?.content).toContain('\r\nClaire Aubert\r\n')
  })

  test('waits where that sender is gone, and says so', async () => {
    const firm = await planned('parti')
    const released = await firm.release()
    expect(released.refused.map(({ refusal }) => refusal)).toMatchObject([
      { code: 'outreach.sender_unknown', data: { sender: 'parti', step: 'reminder-1' } },
    ])
    const [refused] = released.refused
    expect(refused && refusalSentence(refused.refusal.code, refused.refusal.data, 'fr')).toBe(
      'L’étape « relance 1 » part au nom de « parti », qui n’est plus parmi vos expéditeurs. Ajoutez-le dans Réglages → Messagerie, ou changez l’étape.',
    )
    expect(await firm.acts()).toEqual(['email reminder-1 planned 120000: F-1'])
  })

  test('does not leave when its address changes, or the sender goes, before it does', async () => {
    for (const senders of [[{ ...SALES, email: 'autre@ventes-verdon.example' }], []]) {
      const firm = await planned('ventes')
      await firm.release()
      const change = () => firm.inCompany((ctx) => changeSenders(ctx, senders))
      expect(await firm.send(change)).toMatchObject({ sent: 0, superseded: 1 })
    }
  })
})
