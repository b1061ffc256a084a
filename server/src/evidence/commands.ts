// The journal's door to the command line.

import { Refusal } from '#kernel'
import type { Locale } from '#kernel'
import { UsageError } from '#platform/command.ts'
import type { Command, CommandInput } from '#platform/command.ts'
import { verify } from './verify-facts.ts'
import type { Anchor, BadPlace, Verification } from './verify-facts.ts'

export const commands: readonly Command[] = [
  {
    name: 'evidence verify',
    summary: {
      fr: 'Recalcule le journal et dit où il a été altéré.',
      en: 'Recomputes the journal and says where it was altered.',
    },
    usage: 'quittance evidence verify [--anchor SEQUENCE:CHAIN]',
    options: { anchor: { type: 'string' } },
    run: async ({ values, shell, company, locale }) => {
      const anchor = anchorOf(values['anchor'])
      const opened = await shell()
      const result = await opened.inCompany(await company(), (ctx) => verify(ctx, anchor === null ? {} : { anchor }))
      if (result.firstBad)
        throw new Refusal('evidence.altered', { ...result.firstBad, place: placeText(result.firstBad) })
      return { json: result, text: verifiedText(result, locale) }
    },
  },
]

function anchorOf(value: CommandInput['values'][string]): Anchor | null {
  if (value === undefined) return null
  const match = typeof value === 'string' ? /^(\d{1,15}):([0-9a-f]{64})$/.exec(value) : null
  if (!match) throw new UsageError('--anchor SEQUENCE:CHAIN')
  return { sequence: Number(match[1]), chain: match[2] as string }
}

const placeText = ({ sequence, factId }: BadPlace): string =>
  [sequence === null ? '' : `n° ${sequence}`, factId === null ? '' : `fact ${factId}`]
    .filter((part) => part !== '')
    .join(', ')

function verifiedText({ facts, sealed, unsealed, erased, head }: Verification, locale: Locale): string {
  const lines =
    locale === 'fr'
      ? [`Journal intact : ${facts} faits, ${sealed} scellés, ${unsealed} en attente de scellement, ${erased} effacés.`]
      : [`Journal intact: ${facts} facts, ${sealed} sealed, ${unsealed} waiting to be sealed, ${erased} erased.`]
  if (head) {
    lines.push(
      locale === 'fr'
        ? `Repère à conserver ailleurs (evidence verify --anchor) : ${head.sequence}:${head.chain}`
        : `Anchor to keep elsewhere (evidence verify --anchor): ${head.sequence}:${head.chain}`,
    )
  }
  return lines.join('\n')
}
