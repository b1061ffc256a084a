// Letters at the command line: the file to print, what was posted, what a carrier took, what became of it.

import { writeFile } from 'node:fs/promises'
import { Refusal } from '#kernel'
import type { Command } from '#platform/command.ts'
import { UsageError } from '#platform/command.ts'
import { askCarrier, carryLetters } from './carry-letters.ts'
import { httpCarrier } from './channels/letter-carrier.ts'
import { dayOf, inCompany, wholeNumber } from './command-input.ts'
import { noteRegistered } from './note-registered.ts'
import { postLetters } from './post-letters.ts'
import { pileOfLetters, printLetters } from './print-letters.ts'
import { LETTER_FATES } from './registered.ts'
import { unpostLetters } from './unpost-letters.ts'

const lettersPrint: Command = {
  name: 'letters print',
  summary: {
    fr: 'Écrit en un seul PDF les courriers qui attendent d’être postés.',
    en: 'Writes the letters that wait to be posted into one PDF.',
  },
  usage: 'quittance letters print --out FILE.pdf [--separators]',
  options: { out: { type: 'string' }, separators: { type: 'boolean' } },
  run: async (input) => {
    const out = input.values['out']
    if (typeof out !== 'string') throw new UsageError(lettersPrint.usage)
    const { pdf, messageIds } = await inCompany(input, (ctx) =>
      printLetters(ctx, { locale: input.locale, separators: input.values['separators'] === true }),
    )
    await writeFile(out, pdf)
    const count = messageIds.length
    const told = {
      fr: `${count} courrier(s) dans ${out}. Une fois postés : quittance letters posted`,
      en: `${count} letter(s) in ${out}. Once posted: quittance letters posted`,
    }
    return { json: { file: out, messageIds }, text: told[input.locale] }
  },
}

const lettersPosted: Command = {
  name: 'letters posted',
  summary: { fr: 'Note que les courriers ont été postés.', en: 'Notes that the letters were posted.' },
  usage: 'quittance letters posted [ID …] [--on DAY]',
  options: { on: { type: 'string' } },
  run: async (input) => {
    const onDay = dayOf(input, 'on', lettersPosted)
    const answer = await inCompany(input, async (ctx) => {
      const ids = input.positionals.map((id) => wholeNumber(id, lettersPosted))
      // What was paid or held since it was printed is posted by its number only: most of it was taken off the pile.
      const pile = ids.length > 0 ? [] : await pileOfLetters(ctx)
      const messageIds = ids.length > 0 ? ids : pile.flatMap(({ id, isOutdated }) => (isOutdated ? [] : [id]))
      if (messageIds.length === 0) throw new Refusal('outreach.no_letters')
      return postLetters(ctx, { messageIds, onDay: onDay ?? ctx.today })
    })
    return {
      json: answer,
      text: {
        fr: `${answer.posted} courrier(s) notés comme postés.`,
        en: `${answer.posted} letter(s) noted as posted.`,
      }[input.locale],
    }
  },
}

const lettersUnposted: Command = {
  name: 'letters unposted',
  summary: {
    fr: 'Reprend des courriers notés comme postés par erreur.',
    en: 'Takes back letters noted as posted by mistake.',
  },
  usage: 'quittance letters unposted ID …',
  options: {},
  run: async (input) => {
    const messageIds = input.positionals.map((id) => wholeNumber(id, lettersUnposted))
    if (messageIds.length === 0) throw new UsageError(lettersUnposted.usage)
    const answer = await inCompany(input, (ctx) => unpostLetters(ctx, { messageIds }))
    const told = { fr: `${answer.waiting} courrier(s) attendent.`, en: `${answer.waiting} letter(s) wait.` }
    return { json: answer, text: told[input.locale] }
  },
}

const lettersHandOver: Command = {
  name: 'letters hand-over',
  summary: {
    fr: 'Remet les courriers qui attendent au prestataire d’envoi, et relève ce que les autres sont devenus.',
    en: 'Hands the letters that wait over to the carrier, and asks what became of the others.',
  },
  usage: 'quittance letters hand-over',
  options: {},
  run: async (input) => {
    const { LETTER_CARRIER_URL: url, LETTER_CARRIER_KEY: key } = input.runtime.configuration()
    if (url === undefined || key === undefined) throw new Refusal('outreach.no_carrier')
    const [shell, company, carrier] = [await input.shell(), await input.company(), httpCarrier({ url, key })]
    const answer = await carryLetters(shell, company, carrier)
    const news = await askCarrier(shell, company, carrier)
    const { handedOver, refused, inDoubt } = answer
    const told = {
      fr: `${handedOver} courrier(s) remis, ${refused.length} refusé(s), ${inDoubt} sans réponse, ${news} avec du nouveau.`,
      en: `${handedOver} letter(s) handed over, ${refused.length} refused, ${inDoubt} without answer, ${news} with news.`,
    }
    return {
      json: { ...answer, news },
      text: [told[input.locale], ...refused.map(({ messageId, said }) => `${messageId}: ${said}`)].join('\n'),
      exitCode: refused.length + inDoubt === 0 ? 0 : 1,
    }
  },
}

const lettersNote: Command = {
  name: 'letters note',
  summary: {
    fr: 'Note le numéro, le dépôt et le sort d’un courrier recommandé.',
    en: 'Notes the number, the deposit and the fate of a registered letter.',
  },
  usage: `quittance letters note ID [--number N] [--deposited DAY] [${LETTER_FATES.map((fate) => `--${fate} DAY`).join(' | ')}]`,
  options: {
    number: { type: 'string' },
    deposited: { type: 'string' },
    ...Object.fromEntries(LETTER_FATES.map((fate) => [fate, { type: 'string' as const }])),
  },
  run: async (input) => {
    const messageId = wholeNumber(input.positionals[0], lettersNote)
    const { number } = input.values
    const depositedOn = dayOf(input, 'deposited', lettersNote)
    const fates = LETTER_FATES.flatMap((kind) => {
      const onDay = dayOf(input, kind, lettersNote)
      return onDay === undefined ? [] : [{ kind, onDay }]
    })
    const [fate] = fates
    if (fates.length > 1 || (typeof number !== 'string' && depositedOn === undefined && !fate))
      throw new UsageError(lettersNote.usage)
    const letter = await inCompany(input, (ctx) =>
      noteRegistered(ctx, {
        messageId,
        ...(typeof number === 'string' && { number }),
        ...(depositedOn !== undefined && { depositedOn }),
        ...(fate && { fate }),
      }),
    )
    return { json: letter, text: { fr: 'Noté.', en: 'Noted.' }[input.locale] }
  },
}

export const letterCommands: readonly Command[] = [
  lettersPrint,
  lettersPosted,
  lettersUnposted,
  lettersHandOver,
  lettersNote,
]
