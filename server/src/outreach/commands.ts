// Messages, letters and tasks at the command line.

import { createSecrets } from '#access'
import type { Command, CommandInput } from '#platform/command.ts'
import { UsageError } from '#platform/command.ts'
import { MESSAGE_STATES, TASK_RESULTS } from './act.ts'
import { textRecords } from './channels/check-domain.ts'
import { checkMailDomain } from './check-mail-domain.ts'
import { inCompany, wholeNumber } from './command-input.ts'
import { finishTask } from './finish-task.ts'
import { letterCommands } from './letter-commands.ts'
import { listMessages } from './outbox-store.ts'
import { withLeaveTimes } from './read-queue.ts'
import { sendNow } from './send-now.ts'
import { resolveMessage } from './resolve-message.ts'
import { testMailAccount } from './test-mail-account.ts'
import { smsCommands } from './sms-commands.ts'
import { textCommands } from './text-commands.ts'
import { CHANNEL_WORDS, MESSAGE_STATE_WORDS } from './code-words.ts'

const outboxList: Command = {
  name: 'outbox list',
  summary: { fr: 'Les messages préparés, partis ou en suspens.', en: 'Messages prepared, sent or in doubt.' },
  usage: 'quittance outbox list [--state prepared|accepted|failed|unknown …]',
  options: { state: { type: 'string', multiple: true } },
  run: async (input) => {
    const asked = listOf(input, 'state')
    const states = MESSAGE_STATES.filter((state) => asked.includes(state))
    if (states.length < asked.length) throw new UsageError(outboxList.usage)
    const rows = await inCompany(input, async (ctx) =>
      withLeaveTimes(ctx, await listMessages(ctx, { states, debtorId: null, before: null, most: 1000 })),
    )
    const lines = rows.map(
      (row) =>
        `${String(row.id).padStart(6)}  ${MESSAGE_STATE_WORDS[row.state][input.locale].padEnd(18)}  ${CHANNEL_WORDS[row.channel][input.locale].padEnd(19)}  ${row.debtorName}  ${row.subject}`,
    )
    const none = { fr: 'La boîte d’envoi est vide.', en: 'The outbox is empty.' }
    return { json: { messages: rows }, text: lines.join('\n') || none[input.locale] }
  },
}

const mailTest: Command = {
  name: 'mail test',
  summary: {
    fr: 'Envoie un message d’essai à la société elle-même.',
    en: 'Sends a test message to the company itself.',
  },
  usage: 'quittance mail test [--account KEY | --sender KEY]',
  options: { account: { type: 'string' }, sender: { type: 'string' } },
  run: async (input) => {
    const { shell, secret } = await input.runtime.store()
    const result = await testMailAccount(shell, await input.company(), {
      secrets: createSecrets(secret),
      locale: input.locale,
      accountKey: optionOf(input, 'account'),
      senderKey: optionOf(input, 'sender'),
    })
    return {
      json: { kind: result.kind, explanation: result.explanation },
      text: result.explanation,
      exitCode: result.kind === 'sent' ? 0 : 1,
    }
  },
}

const mailCheck: Command = {
  name: 'mail check',
  summary: {
    fr: 'Vérifie que le domaine d’envoi sera cru : SPF, DKIM, DMARC.',
    en: 'Checks that the sending domain will be believed: SPF, DKIM, DMARC.',
  },
  usage: 'quittance mail check',
  options: {},
  run: async (input) => {
    const { shell, secret } = await input.runtime.store()
    const findings = await checkMailDomain(shell, await input.company(), {
      secrets: createSecrets(secret),
      locale: input.locale,
      records: textRecords,
    })
    return {
      json: { findings },
      text: findings.map(({ explanation }) => explanation).join('\n'),
      exitCode: findings.every(({ state }) => state === 'right' || state === 'unknown') ? 0 : 1,
    }
  },
}

const messageResolve: Command = {
  name: 'message resolve',
  summary: {
    fr: 'Dit ce qu’est devenu un message dont l’issue est inconnue.',
    en: 'Says what became of a message whose outcome is unknown.',
  },
  usage: 'quittance message resolve ID accepted|failed',
  options: {},
  run: async (input) => {
    const [id, outcome] = input.positionals
    if (outcome !== 'accepted' && outcome !== 'failed') throw new UsageError(messageResolve.usage)
    await inCompany(input, (ctx) => resolveMessage(ctx, { messageId: wholeNumber(id, messageResolve), outcome }))
    return { json: { ok: true }, text: { fr: 'Noté.', en: 'Noted.' }[input.locale] }
  },
}

const messageSendNow: Command = {
  name: 'message send-now',
  summary: {
    fr: 'Laisse partir un e-mail sans attendre les heures d’envoi du débiteur. Pour envoyer : quittance day',
    en: 'Lets an e-mail leave without waiting for the sending hours of its debtor. To send: quittance day',
  },
  usage: 'quittance message send-now ID',
  options: {},
  run: async (input) => {
    const messageId = wholeNumber(input.positionals[0], messageSendNow)
    await inCompany(input, (ctx) => sendNow(ctx, { messageId }))
    return { json: { ok: true }, text: { fr: 'Noté.', en: 'Noted.' }[input.locale] }
  },
}

const taskDone: Command = {
  name: 'task done',
  summary: { fr: 'Note le résultat d’une tâche ou d’un appel.', en: 'Notes the result of a task or a call.' },
  usage: 'quittance task done ID [--result done|reached|voicemail|absent|wrong-number|not-done] [--note TEXT]',
  options: { result: { type: 'string' }, note: { type: 'string' } },
  run: async (input) => {
    const result = String(input.values['result'] ?? 'done')
    const chosen = TASK_RESULTS.find((word) => word === result)
    if (!chosen) throw new UsageError(taskDone.usage)
    const note = input.values['note']
    const taskId = wholeNumber(input.positionals[0], taskDone)
    await inCompany(input, (ctx) =>
      finishTask(ctx, { taskId, result: chosen, ...(typeof note === 'string' && { note }) }),
    )
    return { json: { ok: true }, text: { fr: 'Noté.', en: 'Noted.' }[input.locale] }
  },
}

export const commands: readonly Command[] = [
  outboxList,
  messageResolve,
  messageSendNow,
  mailTest,
  mailCheck,
  ...letterCommands,
  ...smsCommands,
  ...textCommands,
  taskDone,
]

const optionOf = ({ values }: CommandInput, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

function listOf(input: CommandInput, name: string): readonly string[] {
  const value = input.values[name]
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]
}
