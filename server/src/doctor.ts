// `quittance doctor`: what is missing or wrong in the set-up, of the store and of each company, with what to do about it.

import { checkSettings, insideSentence, lawParametersOf, organisations, serversInside, settingsOf } from '#access'
import { checkFolders, listFolders } from '#dialogue'
import { checkJournal } from '#evidence'
import type { Company, Context, Finding, Locale, Shell } from '#kernel'
import { checkParameters } from '#law/check-parameters.ts'
import { checkBalances } from '#ledger'
import { checkOutbox, countMessages, queueTrouble } from '#outreach'
import { checkPlace } from '#platform/check-place.ts'
import type { Command } from '#platform/command.ts'

type Checked = { readonly company: string | null; readonly findings: readonly Finding[] }

export const doctor: Command = {
  name: 'doctor',
  summary: {
    fr: 'Dit ce qui manque ou ne va pas dans l’installation.',
    en: 'Says what is missing or wrong in the set-up.',
  },
  usage: 'quittance doctor',
  options: {},
  run: async ({ locale, values, company, runtime }) => {
    const store = await runtime.store()
    const place: Checked = { company: null, findings: await checkPlace(store, runtime.configuration()) }
    const chosen = values['org'] === undefined ? null : (await company()).organisationId
    const companies = (await organisations(store.shell)).filter(({ id }) => chosen === null || id === chosen)
    const checked: Checked[] = [place]
    for (const { id, name } of companies) {
      const actor = { kind: 'system', name: 'command' } as const
      checked.push({ company: name, findings: await checkCompany(store.shell, { organisationId: id, actor }) })
    }
    const isWrong = checked.some(({ findings }) => findings.some(({ state }) => state === 'wrong'))
    return { json: jsonOf(checked, locale), text: textOf(checked, locale), exitCode: isWrong ? 1 : 0 }
  },
}

async function checkCompany(shell: Shell, company: Company): Promise<readonly Finding[]> {
  const found = await checkStored(shell, company)
  const inside = (await serversInside(shell, company)).map((server): Finding => ({
    about: 'mail.network',
    state: 'wrong',
    ...insideSentence(server),
  }))
  return [...found, ...inside]
}

const checkStored = (shell: Shell, company: Company): Promise<readonly Finding[]> =>
  shell.inCompany(company, async (ctx: Context) => [
    ...checkSettings(await settingsOf(ctx), ctx.today),
    ...checkParameters(ctx.today, await lawParametersOf(ctx)),
    ...(await checkBalances(ctx)),
    ...checkFolders(await listFolders(ctx)),
    ...checkOutbox(await countMessages(ctx), await queueTrouble(ctx)),
    ...(await checkJournal(ctx)),
  ])

const jsonOf = (checked: readonly Checked[], locale: Locale) => ({
  findings: checked.flatMap(({ company, findings }) =>
    findings.map((finding) => ({ company, about: finding.about, state: finding.state, sentence: finding[locale] })),
  ),
})

const MARKS: Readonly<Record<Finding['state'], string>> = { well: '✓', advice: '→', wrong: '✗' }

function textOf(checked: readonly Checked[], locale: Locale): string {
  const heading = { fr: 'Installation', en: 'Set-up' }[locale]
  return checked
    .map(({ company, findings }) =>
      [company ?? heading, ...findings.map((finding) => `  ${MARKS[finding.state]} ${finding[locale]}`)].join('\n'),
    )
    .join('\n\n')
}
