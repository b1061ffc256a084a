// A report of non-delivery frees a step and may silence an address: what anybody can write must not have that power. Each report
// below is forged, but for the last one.

import { describe, expect, test } from 'vitest'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'
import { receiveMail } from '../../server/src/dialogue/receive-mail.ts'

const path = await openWorkingPath('2026-11-16')
const TO = 'achats@moulin.example'

/** A company whose first reminder has left; the Message-ID of it as its recipient saw it. */
async function reminded(): Promise<WorkingCompany & { readonly messageId: string }> {
  const firm = await path.company()
  await firm.debtor({ email: TO, owes: [['F-1', 120_000, '2026-11-09']] })
  await firm.release()
  await firm.send()
  const messageId = /^Message-ID: (<.*>)/m.exec(path.messages.at(-1)?.content ?? '')?.[1] ?? ''
  return { ...firm, messageId }
}

let reports = 0
/** A report that says of the message named that it did not reach `recipient` for good. */
const report = (messageId: string, recipient = TO): string =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.moulin.example',
    'To: compta@atelier-verdon.example',
    `Message-ID: <report-${++reports}@mx.moulin.example>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.moulin.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '--b--',
  ].join('\r\n')

const arrives = (firm: WorkingCompany, raw: string) =>
  firm.inCompany((ctx) => receiveMail(ctx, new TextEncoder().encode(raw)))
const outbox = async (firm: WorkingCompany) => (await firm.outbox()).map((line) => line.split(' ')[1])

describe('B4 a forged report of non-delivery changes nothing', () => {
  test('when it guesses the message by its numbers', async () => {
    const firm = await reminded()
    const guesses = [
      firm.messageId.replace(/\.[^.@]+@/, '@'),
      firm.messageId.replace(/\.[^.@]+@/, '.0000000000000000@'),
      firm.messageId.replace('@', '0@'),
      firm.messageId.toUpperCase(),
    ]
    for (const guess of guesses) {
      expect(guess).not.toBe(firm.messageId)
      await arrives(firm, report(guess))
      expect(await outbox(firm)).toEqual(['accepted'])
    }
  })

  test('when it names a message of another company', async () => {
    const [firm, other] = [await reminded(), await reminded()]
    await arrives(other, report(firm.messageId))
    expect([await outbox(firm), await outbox(other)]).toEqual([['accepted'], ['accepted']])
  })

  test('when it names another recipient than the one that was written to', async () => {
    const firm = await reminded()
    for (const recipient of ['autre@moulin.example', `${TO}.evil.example`, `x${TO}`]) {
      await arrives(firm, report(firm.messageId, recipient))
      expect(await outbox(firm)).toEqual(['accepted'])
    }
  })

  test('when it comes a second time', async () => {
    const firm = await reminded()
    await arrives(firm, report(firm.messageId))
    await arrives(firm, report(firm.messageId))
    expect((await firm.facts()).filter((kind) => kind === 'message.bounced')).toHaveLength(1)
  })
})

test('B4 the report of whoever got the message, about its recipient, frees the step once', async () => {
  const firm = await reminded()
  expect(firm.messageId).toMatch(/^<rem\.\d+\.1\.[0-9a-f]{16}@atelier-verdon\.example>$/)
  await arrives(firm, report(firm.messageId))
  expect(await outbox(firm)).toEqual(['bounced'])
})
