import { expect, test } from 'vitest'
import { settingsOf } from '#access'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { clearUp } from './clear-up.ts'
import { OWN_QUEUE } from './company-sender.ts'
import { claimMessages, doubtfulMessages, moveMessages } from './message-store.ts'
import { openPlaces } from './sending-hours.ts'

const path = await openWorkingPath('2026-11-16')

async function released(): Promise<WorkingCompany> {
  path.at('2026-11-16')
  const firm = await path.company()
  await firm.debtor({ email: 'achats@moulin.example', owes: [['F-1', 120_000, '2026-11-09']] })
  await firm.release()
  return firm
}
const idOf = async (firm: WorkingCompany) =>
  (await firm.inCompany(({ sql }) => sql<{ id: string | null }>`select message_id as id from message`))[0]?.id

test('a message that is tried again is the same message: the name under which a crash would look for it stays', async () => {
  const firm = await released()
  path.misbehave((verb) => (verb === 'RCPT' ? '451 4.3.0 later' : undefined))
  await firm.send()
  const first = await idOf(firm)
  expect(first).toMatch(/^<rem\.\d+\.1\.[0-9a-f]{16}@atelier-verdon\.example>$/)
  path.misbehave(null)
  path.at('2026-11-16T09:20:00.000Z')
  await firm.send()
  expect(await firm.outbox()).toEqual(['email accepted achats@moulin.example'])
  expect(path.messages.at(-1)?.content).toContain(`Message-ID: ${first}\r\n`)
})

test('what another process is sending is left to it while its claim lasts, and is in doubt after that', async () => {
  const firm = await released()
  await firm.inCompany(async (ctx) => {
    const claimed = await claimMessages(ctx, {
      by: 'another',
      until: '2026-11-16T09:15:00.000Z',
      most: 10,
      senderDomain: 'atelier-verdon.example',
      queue: OWN_QUEUE,
      through: 'compta',
      copyWanted: false,
      open: openPlaces((await settingsOf(ctx)).calendar, ctx.now),
    })
    await moveMessages(ctx, claimed, ['claimed'], 'data-started')
  })
  path.at('2026-11-16T09:14:00.000Z')
  expect(await firm.inCompany(clearUp)).toBe(0)
  expect(await firm.outbox()).toEqual(['email data-started achats@moulin.example'])
  path.at('2026-11-16T09:16:00.000Z')
  expect(await firm.inCompany(clearUp)).toBe(1)
  expect(await firm.outbox()).toEqual(['email unknown achats@moulin.example'])
  // Only the mailbox that it was handed to can tell.
  const inDoubt = async (through: string) =>
    (await firm.inCompany((ctx) => doubtfulMessages(ctx, { queue: OWN_QUEUE, through }))).map(({ id }) => id)
  expect([await inDoubt('compta'), await inDoubt('direction')]).toEqual([[1], []])
})
