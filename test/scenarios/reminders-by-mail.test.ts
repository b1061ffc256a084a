import { expect, test } from 'vitest'
import { openWorkingPath } from '../../server/src/test/working-path.ts'
const path = await openWorkingPath()
test('probe', async () => {
  const firm = await path.company()
  const noe = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-10']] })
  console.log(await firm.day())
  console.log(await firm.acts(), await firm.tasks())
  console.log(await firm.release())
  console.log(await firm.outbox(), await firm.acts())
  console.log(await firm.day())
  console.log(await firm.outbox(), await firm.acts(), firm.received())
  console.log(path.messages[0]?.content.slice(0, 1500))
  expect(noe.itemIds.length).toBe(1)
})
