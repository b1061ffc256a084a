// Letting the list of the day go at the command line, and taking it back.

import { PASSWORD_OPTIONS, confirmPerson, givenPassword } from '#access'
import { smsGatewayOf } from '#outreach'
import { type Locale, parseDay } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { type Command, type CommandInput, UsageError } from '#platform/command.ts'
import { type Place, placeOf } from './command-place.ts'
import { refusedActs, releaseList } from './release-list.ts'
import { type TakenBack, takeBack } from './take-back.ts'

export const releaseCommand: Command = {
  name: 'release',
  summary: {
    fr: 'Libère la liste du jour : ce qui attend une personne peut partir. Dit jusqu’à quel jour les règlements sont connus.',
    en: 'Releases the list of the day: what waits for a person may leave. Says up to which day payments are known.',
  },
  usage:
    'quittance release (--all | --act ID …) (--payments-known-to DAY | --take-back) [--by ADDRESS (--password-file FILE | --password-stdin)] [--date DAY]',
  options: {
    all: { type: 'boolean' },
    'take-back': { type: 'boolean' },
    by: { type: 'string' },
    ...PASSWORD_OPTIONS,
    act: { type: 'string', multiple: true },
    'payments-known-to': { type: 'string' },
    date: { type: 'string' },
  },
  run: async (input) => {
    const { shell, company } = await asPerson(await placeOf(input, releaseCommand), input)
    const acts = input.values['act']
    const ids = Array.isArray(acts) ? acts.map(Number) : []
    if (input.values['take-back'] === true && ids.length > 0) {
      const json = await shell.inCompany(company, (ctx) => takeBack(ctx, { actIds: ids }))
      return { json, text: takenBackText(json, input.locale) }
    }
    const paymentsKnownTo = parseDay(String(input.values['payments-known-to'] ?? ''))
    if (!paymentsKnownTo || (input.values['all'] !== true && ids.length === 0))
      throw new UsageError(releaseCommand.usage)
    const answer = await releaseList(shell, company, {
      actIds: input.values['all'] === true ? 'all' : ids,
      paymentsKnownTo,
      hasSmsGateway: smsGatewayOf(input.runtime.configuration()) !== null,
    })
    const refused = refusedActs(answer).map(({ actId, code, data }) => ({ act: actId, code, data }))
    const json = {
      released: answer.released,
      messages: answer.messages,
      letters: answer.letters,
      tasks: answer.tasks,
      awaiting: answer.awaiting,
      refused,
    }
    const told = {
      fr: `${answer.released} acte(s) libérés : ${answer.messages - answer.letters} e-mail(s) ou SMS, ${answer.letters} courrier(s), ${answer.tasks} tâche(s) ; ${refused.length} refusé(s). Pour envoyer : quittance day`,
      en: `${answer.released} act(s) released: ${answer.messages - answer.letters} e-mail(s) or SMS, ${answer.letters} letter(s), ${answer.tasks} task(s); ${refused.length} refused. To send: quittance day`,
    }
    const awaiting = {
      fr: `${answer.awaiting} acte(s) validés une première fois : une autre personne doit les valider.`,
      en: `${answer.awaiting} act(s) approved a first time: another person has to approve them.`,
    }
    const sentences = refused.map(({ code, data }) => refusalSentence(code, data, input.locale))
    const text = [told[input.locale], ...(answer.awaiting > 0 ? [awaiting[input.locale]] : []), ...sentences]
    return { json, text: text.join('\n') }
  },
}

/** Who lets it go, where the command says so and proves it: what two people release needs to know. */
async function asPerson({ shell, company }: Place, input: CommandInput): Promise<Place> {
  const email = input.values['by']
  if (typeof email !== 'string') return { shell, company }
  const password = await givenPassword(input)
  if (password === null) throw new UsageError('--by ADDRESS (--password-file FILE | --password-stdin)')
  return { shell, company: await confirmPerson(shell, company, { email, password }) }
}

const takenBackText = ({ withdrawn, left }: TakenBack, locale: Locale): string =>
  ({
    fr: `${withdrawn} acte(s) ou validation(s) repris ; ${left} déjà parti(s).`,
    en: `${withdrawn} act(s) or approval(s) taken back; ${left} had left already.`,
  })[locale]
