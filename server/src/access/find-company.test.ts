import { expect, test } from 'vitest'
import { createTestStore } from '#test/database.ts'
import { findCompany, hasSeveralCompanies, organisationIds } from './find-company.ts'

const { shell, createCompany } = await createTestStore()

test('a command finds the company by name or number, and needs neither while there is one', async () => {
  await expect(findCompany(shell, null)).rejects.toMatchObject({ code: 'access.no_company' })
  const first = await createCompany('Atelier Martin')
  expect(await findCompany(shell, null)).toEqual({
    organisationId: first.organisationId,
    actor: { kind: 'system', name: 'command' },
  })
  expect(await shell.shared(hasSeveralCompanies)).toBe(false)
  const second = await createCompany('Menuiserie Roux')
  expect(await shell.shared(hasSeveralCompanies)).toBe(true)
  expect((await findCompany(shell, 'menuiserie roux')).organisationId).toBe(second.organisationId)
  expect((await findCompany(shell, String(first.organisationId))).organisationId).toBe(first.organisationId)
  await expect(findCompany(shell, null)).rejects.toMatchObject({
    code: 'access.company_ambiguous',
    data: { companies: [`Atelier Martin (${first.organisationId})`, `Menuiserie Roux (${second.organisationId})`] },
  })
  await expect(findCompany(shell, 'Autre')).rejects.toMatchObject({ code: 'access.company_not_found' })
  expect(await organisationIds(shell)).toHaveLength(2)
})
