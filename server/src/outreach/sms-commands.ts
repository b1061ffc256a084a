// Text messages at the command line: sent and asked about, and the numbers that get no more of them.

import { hostname } from 'node:os'
import { Refusal } from '#kernel'
import { type Command, type CommandInput, UsageError } from '#platform/command.ts'
import { inCompany } from './command-input.ts'
import { smsGatewayOf } from './sms-gateway-of.ts'
import { sendSms } from './send-sms.ts'
import { allowSms, stopSms } from './stop-sms.ts'

const smsSend: Command = {
  name: 'sms send',
  summary: {
    fr: 'Envoie les SMS qui attendent, aux heures permises, et relève ce que les autres sont devenus.',
    en: 'Sends the text messages that wait, at decent hours, and asks what became of the others.',
  },
  usage: 'quittance sms send',
  options: {},
  run: async (input) => {
    const gateway = smsGatewayOf(input.runtime.configuration())
    if (!gateway) throw new Refusal('outreach.no_sms_gateway')
    const processName = `${hostname()} ${process.pid}`
    const answer = await sendSms(await input.shell(), await input.company(), { gateway, processName })
    const { sent, failed, ambiguous, bounced, problem } = answer
    const told = {
      fr: `${sent} SMS partis, ${failed} refusés, ${ambiguous} en suspens, ${bounced} non remis.`,
      en: `${sent} text messages left, ${failed} refused, ${ambiguous} in doubt, ${bounced} not delivered.`,
    }
    return {
      json: answer,
      text: [told[input.locale], ...(problem === null ? [] : [problem])].join('\n'),
      exitCode: problem === null && failed + ambiguous === 0 ? 0 : 1,
    }
  },
}

const smsStop: Command = {
  name: 'sms stop',
  summary: {
    fr: 'Note qu’un numéro a répondu STOP : il ne reçoit plus de SMS.',
    en: 'Notes that a number replied STOP: it gets no more text messages.',
  },
  usage: 'quittance sms stop NUMBER',
  options: {},
  run: async (input) => {
    const number = await inCompany(input, (ctx) => stopSms(ctx, { number: numberOf(input, smsStop) }))
    const told = { fr: `Plus de SMS au ${number.phone}.`, en: `No more text messages to ${number.phone}.` }
    return { json: number, text: told[input.locale] }
  },
}

const smsAllow: Command = {
  name: 'sms allow',
  summary: {
    fr: 'Permet de nouveau les SMS à un numéro qui avait dit STOP, ou n’était pas joignable.',
    en: 'Allows text messages again to a number that replied STOP, or was not reached.',
  },
  usage: 'quittance sms allow NUMBER',
  options: {},
  run: async (input) => {
    const number = await inCompany(input, (ctx) => allowSms(ctx, { number: numberOf(input, smsAllow) }))
    const told = { fr: `SMS permis au ${number.phone}.`, en: `Text messages allowed to ${number.phone}.` }
    return { json: number, text: told[input.locale] }
  },
}

export const smsCommands: readonly Command[] = [smsSend, smsStop, smsAllow]

/** As it was typed: +33612345678, or 06 12 34 56 78 with its spaces. */
function numberOf({ positionals }: CommandInput, { usage }: Command): string {
  if (positionals.length === 0) throw new UsageError(usage)
  return positionals.join(' ')
}
