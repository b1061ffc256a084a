import { expect, test } from 'vitest'
import type { Company } from '#kernel'
import { runTestCommand } from '#test/command.ts'
import { openOffice } from '#test/office.ts'
import { openWorkingPath } from '#test/working-path.ts'
import { commands } from './commands.ts'

const path = await openWorkingPath('2026-11-16')
const { shell } = path.store
const office = await openOffice(shell)

/** A formal notice that waits in a company that exists already. */
async function aNotice(company?: Company): Promise<Company> {
  const firm = await path.company(company ? { company } : {})
  await firm.debtor({ owes: [['F-1', 600_000, '2026-09-01']] })
  await firm.skipTo('formal-notice')
  await firm.release()
  return firm.company
}

test('at the command line a registered letter is posted, taken back, posted, numbered and signed for', async () => {
  const company = await aNotice()
  const run = (...argv: readonly string[]) => runTestCommand(commands, [...argv, '--json'], { shell, company })
  expect((await run('letters', 'posted', '1')).json).toEqual({ posted: 1 })
  expect((await run('letters', 'unposted', '1')).json).toEqual({ waiting: 1 })
  expect((await run('letters', 'posted', '1')).json).toEqual({ posted: 1 })
  expect((await run('letters', 'note', '1', '--number', '1A 2', '--deposited', '2026-11-16')).json).toMatchObject({
    number: '1A2',
    depositedOn: '2026-11-16',
  })
  expect((await run('letters', 'note', '1', '--not-collected', '2026-11-16')).json).toMatchObject({
    fate: 'not-collected',
    fateOn: '2026-11-16',
  })
  expect((await run('letters', 'note', '1', '--delivered', '2026-11-16', '--refused', '2026-11-16')).exitCode).toBe(2)
  expect((await run('letters', 'note', '1')).exitCode).toBe(2)
  expect((await run('letters', 'unposted')).exitCode).toBe(2)
})

test('without a carrier letters are posted by hand, and the command says so', async () => {
  const company = await aNotice()
  const { exitCode, json } = await runTestCommand(commands, ['letters', 'hand-over', '--json'], { shell, company })
  expect([exitCode, json]).toMatchObject([1, { error: { code: 'outreach.no_carrier' } }])
})

test('over HTTP as well', async () => {
  const seat = await office.seat()
  await aNotice(seat.company)
  const posted = { messageIds: [1], onDay: '2026-11-16' }
  expect((await office.ask(seat, 'POST /letters/posted', posted)).body).toEqual({ posted: 1 })
  expect((await office.ask(seat, 'POST /letters/unposted', { messageIds: [1] })).body).toEqual({ waiting: 1 })
  expect((await office.ask(seat, 'POST /letters/posted', posted)).body).toEqual({ posted: 1 })
  const waiting = { messageId: 1, leftOn: '2026-11-16', number: null, depositedOn: null }
  expect((await office.ask(seat, 'GET /letters/registered')).body).toMatchObject({ rows: [waiting] })
  const fate = { kind: 'refused', onDay: '2026-11-16' }
  expect((await office.ask(seat, 'PUT /letters/1/registered', { number: 'x 7', fate })).body).toEqual({
    number: 'X7',
    carrier: 'by-hand',
    depositedOn: null,
    fate: 'refused',
    fateOn: '2026-11-16',
  })
  expect((await office.ask(seat, 'GET /letters/1/registered')).body).toMatchObject({ number: 'X7', fate: 'refused' })
  expect((await office.ask(seat, 'GET /letters/registered')).body).toEqual({ rows: [] })
  const { body } = await office.ask(seat, 'GET /messages/1')
  expect(body).toMatchObject({ enclosures: [], senderEmail: null })
  expect((await office.ask(seat, 'GET /outbox/trouble')).body).toEqual({ troubles: [] })
  expect((await office.ask(seat, 'GET /letters/9/registered')).status).toBe(404)
  expect((await office.ask(null, 'GET /letters/1/registered')).status).toBe(401)
})
