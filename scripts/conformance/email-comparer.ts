// What the reading of e-mails must say about the samples: of a report whom it did not reach and with which status, of an answer that
// a person wrote it. Samples of answers are bodies without headers; they get the fewest that an e-mail has.

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { classifyMail } from '../../server/src/dialogue/classify-mail.ts'
import { readMail } from '../../server/src/dialogue/read-mail.ts'
import { type Comparer, differences, listOf } from './values.ts'

const HEADERS =
  'From: somebody@debtor.example\r\nSubject: Re: invoice\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'

/** `rfc822; <a@b.example>` as the address alone. */
const addressOf = (recipient: unknown): string =>
  String(recipient)
    .replace(/^[^;]*;/, '')
    .replaceAll(/[<>\s]/g, '')
    .toLowerCase()

const KINDS: Readonly<Record<string, string>> = { failed: 'bounce', delayed: 'delay', delivered: 'receipt' }

/** Without a machine part there is no action: then the people who collected it said what it is, by its name. */
function namedKind(sample: string): string {
  if (sample.includes('rfc3834')) return 'automatic'
  return sample.includes('is-not-bounce') ? 'answer' : 'bounce'
}

export const email: Comparer = {
  read: async (path) => {
    const content = await readFile(path)
    const raw = path.endsWith('.eml') ? content : Buffer.concat([Buffer.from(HEADERS), content])
    const { kind, recipients } = classifyMail(await readMail(raw))
    return {
      sample: basename(path),
      kind,
      recipients: recipients.map((one) => one.email),
      statuses: recipients.flatMap(({ status }) => (status === null ? [] : [status])),
    }
  },
  compare(answer, expected) {
    if (!('actions' in expected)) return differences(answer, [['kind', 'answer']])
    const [action] = listOf(expected['actions'])
    const recipients = [...new Set(listOf(expected['finalRecipients']).map(addressOf))]
    return differences(answer, [
      ['kind', KINDS[String(action)] ?? namedKind(String(answer['sample']))],
      ...(recipients.length > 0 ? ([['recipients', recipients]] as const) : []),
      ...(listOf(expected['statuses']).length > 0 ? ([['statuses', expected['statuses']]] as const) : []),
    ])
  },
}
