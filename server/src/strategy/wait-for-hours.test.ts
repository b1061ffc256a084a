import { expect, test } from 'vitest'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { changeCalendar } from '#access/change-settings.ts'
import { DEFAULT_CALENDAR } from '#access/model.ts'
import { explainSubject } from './explain-subject.ts'
import { leaveTimes } from '#outreach'
import { sendNow } from '#outreach/send-now.ts'

const path = await openWorkingPath('2026-11-16')
/** Monday, six in the morning in Paris and nine in Réunion. */
const SIX = '2026-11-16T05:00:00.000Z'

async function released(...places: readonly { readonly postcode: string; readonly country?: string }[]) {
  const firm = await path.company()
  for (const [index, place] of places.entries())
    await firm.debtor({ ...place, email: `d${index}@noe.example`, owes: [[`F-${index}`, 120_000, '2026-11-10']] })
  await firm.day()
  await firm.release()
  return firm
}

test('an e-mail released before the hour waits where the debtor still sleeps, and leaves once the hour comes', async () => {
  path.at(SIX)
  const firm = await released({ postcode: '69007' }, { postcode: '97400' }, { postcode: '10115', country: 'DE' })
  expect(await firm.send()).toMatchObject({
    sent: 1,
    nextTry: '2026-11-16T07:00:00.000Z',
    waiting: { messages: 2, leavesAt: '2026-11-16T07:00:00.000Z' },
  })
  expect(firm.received().map((line) => line.split(':')[0])).toEqual(['d1@noe.example'])
  path.at('2026-11-16T07:00:00.000Z')
  expect(await firm.send()).toMatchObject({ sent: 2, nextTry: null, waiting: null })
})

test('what is released in the evening leaves the next morning, after a weekend on Monday', async () => {
  path.at('2026-11-20T18:30:00.000Z')
  const firm = await released({ postcode: '69007' })
  expect(await firm.send()).toMatchObject({ sent: 0, nextTry: '2026-11-23T07:00:00.000Z' })
})

test('a holiday of the debtor’s country holds back what was released before it', async () => {
  // 3 October 2028, a Tuesday: released on Monday evening.
  path.at('2028-10-02T18:30:00.000Z')
  const firm = await path.company()
  await firm.debtor({
    country: 'DE',
    postcode: '10115',
    email: 'd@noe.example',
    owes: [['F-1', 120_000, '2028-09-20']],
  })
  await firm.debtor({ country: 'BE', postcode: '1000', email: 'b@noe.example', owes: [['F-2', 120_000, '2028-09-20']] })
  await firm.day()
  await firm.release()
  path.at('2028-10-03T10:00:00.000Z')
  expect(await firm.send()).toMatchObject({ sent: 1, nextTry: '2028-10-04T06:00:00.000Z' })
})

test('the reason says when it leaves, in the company’s own time', async () => {
  path.at(SIX)
  const firm = await released({ postcode: '69007' }, { postcode: '97110' })
  await firm.send()
  const why = async (subject: string) =>
    (await firm.inCompany((ctx) => explainSubject(ctx, { subject, locale: 'fr' }))).rows[0]?.sentence
  expect(await why('F-0')).toBe('Ne part pas : « relance 1 » est en cours. L’e-mail part à 08:00.')
  expect(await why('F-1')).toBe('Ne part pas : « relance 1 » est en cours. L’e-mail part à 13:00.')
})

test('a person sends it now, once, and the journal keeps it', async () => {
  path.at(SIX)
  const firm = await released({ postcode: '69007' }, { postcode: '75001' })
  await firm.send()
  const [first] = await firm.inCompany((ctx) => ctx.sql<{ id: number }>`select id from message order by id`)
  const messageId = first?.id ?? 0
  const times = await firm.inCompany((ctx) => leaveTimes(ctx, [messageId]))
  expect(times.get(messageId)).toBe('2026-11-16T07:00:00.000Z')
  await firm.inCompany((ctx) => sendNow(ctx, { messageId }))
  expect(await firm.send()).toMatchObject({ sent: 1, waiting: { messages: 1 } })
  expect(firm.received()).toHaveLength(1)
  expect(await firm.facts()).toContain('message.hours_waived')
  expect(await refusalOf(firm.inCompany((ctx) => sendNow(ctx, { messageId })))).toBe('outreach.message_not_waiting')
  expect(await refusalOf(firm.inCompany((ctx) => sendNow(ctx, { messageId: 9_999 })))).toBe(
    'outreach.message_not_found',
  )
})

test('hours that end before they begin are refused', async () => {
  const firm = await path.company()
  const backwards = firm.inCompany((ctx) =>
    changeCalendar(ctx, { ...DEFAULT_CALENDAR, sendFromHour: 19, sendUntilHour: 8 }),
  )
  expect(await refusalOf(backwards)).toBe('access.hours_backwards')
})
