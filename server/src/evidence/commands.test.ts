import { expect, test } from 'vitest'
import { UsageError } from '#platform/command.ts'
import type { CommandInput, CommandOutput } from '#platform/command.ts'
import { withClient } from '#platform/connection.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './commands.ts'
import { record, sealAll } from './index.ts'

const { company, inCompany, shell, owner } = await createTestCompany()

function verify(values: CommandInput['values'] = {}): Promise<CommandOutput> {
  const [command] = commands
  if (command?.name !== 'evidence verify') throw new Error('evidence verify is gone')
  const runtime = {} as CommandInput['runtime']
  return command.run({
    values,
    positionals: [],
    locale: 'fr',
    terminal: false,
    shell: async () => shell,
    company: async () => company,
    runtime,
  })
}

test('`evidence verify` prints an anchor, accepts it later, and refuses an altered journal by place', async () => {
  await inCompany((ctx) =>
    record(
      ctx,
      [1, 2, 3].map((id) => ({ kind: 'debtor.changed', subjectKind: 'debtor', subjectId: id })),
    ),
  )
  expect(await sealAll(shell, company.organisationId)).toBe(3)
  const intact = await verify()
  expect(intact.text).toMatch(
    /^Journal intact : 3 faits, 3 scellés, 0 en attente de scellement, 0 effacés\.\nRepère .* : 3:[0-9a-f]{64}$/,
  )
  const anchor = intact.text.split(' ').at(-1) ?? ''
  await inCompany((ctx) => record(ctx, [{ kind: 'debtor.changed', subjectKind: 'debtor', subjectId: 4 }]))
  await sealAll(shell, company.organisationId)
  expect((await verify({ anchor })).json).toMatchObject({ facts: 4, firstBad: null })
  await expect(verify({ anchor: `3:${'0'.repeat(64)}` })).rejects.toMatchObject({
    code: 'evidence.altered',
    data: { problem: 'anchor' },
  })
  await expect(verify({ anchor: 'three' })).rejects.toThrow(UsageError)

  await withClient(owner, async (client) => {
    await client.query(`set quittance.organisation = '${company.organisationId}'`)
    await client.query('alter table fact disable trigger append_only')
    await client.query(`update fact set subject_id = 9 where subject_id = 2`)
  })
  await expect(verify()).rejects.toMatchObject({ code: 'evidence.altered', data: { problem: 'content', sequence: 2 } })
})
