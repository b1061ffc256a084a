// Answers at the command line: reading the mailbox, and one message given as a file.

import { readFile } from 'node:fs/promises'
import { createSecrets, zoneOf } from '#access'
import type { Context, Locale } from '#kernel'
import { formatMoment } from '#kernel/format.ts'
import { companyInbox } from '#outreach'
import { type Command, UsageError } from '#platform/command.ts'
import { fetchMail, type FetchedMail } from './fetch-mail.ts'
import { MAIL_KIND_WORDS } from './kind-words.ts'
import { listMail } from './mail-store.ts'
import { receiveMail } from './receive-mail.ts'

const mailFetch: Command = {
  name: 'mail fetch',
  summary: {
    fr: 'Lit la boîte de réception : réponses, absences, messages revenus.',
    en: 'Reads the mailbox: answers, absences, bounced messages.',
  },
  usage: 'quittance mail fetch',
  options: {},
  run: async ({ shell, company, runtime, locale }) => {
    const secrets = createSecrets((await runtime.store()).secret)
    const openInbox = (ctx: Context, key: string | null) => companyInbox(ctx, secrets, key)
    const fetched = await fetchMail(await shell(), await company(), { openInbox })
    return { json: fetched, text: fetchedText(fetched, locale) }
  },
}

const mailAdd: Command = {
  name: 'mail add',
  summary: {
    fr: 'Prend un message reçu, enregistré au format .eml.',
    en: 'Takes in a message received, saved as .eml.',
  },
  usage: 'quittance mail add FILE.eml',
  options: {},
  run: async ({ positionals, shell, company, locale }) => {
    const [file] = positionals
    if (file === undefined) throw new UsageError(mailAdd.usage)
    const raw = await readFile(file)
    const mail = await (await shell()).inCompany(await company(), (ctx) => receiveMail(ctx, raw))
    const told = {
      fr: mail === null ? 'Ce message est déjà là.' : `Message n° ${mail.id} : ${MAIL_KIND_WORDS[mail.kind].fr}.`,
      en: mail === null ? 'This message is there already.' : `Message ${mail.id}: ${MAIL_KIND_WORDS[mail.kind].en}.`,
    }
    return { json: mail, text: told[locale] }
  },
}

const mailList: Command = {
  name: 'mail list',
  summary: { fr: 'Les messages reçus qui attendent d’être lus.', en: 'Messages received that wait to be read.' },
  usage: 'quittance mail list [--all]',
  options: { all: { type: 'boolean' } },
  run: async ({ values, shell, company, locale }) => {
    const show = values['all'] === true ? 'all' : 'unread'
    const filter = { show, debtorId: null, before: null, most: 200 } as const
    const { rows, zone } = await (
      await shell()
    ).inCompany(await company(), async (ctx) => ({
      rows: await listMail(ctx, filter),
      zone: await zoneOf(ctx.sql, ctx.organisationId),
    }))
    const lines = rows.map(({ id, kind, receivedAt, debtorName, fromEmail, subject }) => {
      const came = [String(id).padStart(5), formatMoment(receivedAt, zone, locale)]
      const what = [MAIL_KIND_WORDS[kind][locale].padEnd(11), debtorName ?? '–', fromEmail ?? '–', subject]
      return [...came, ...what].join('  ')
    })
    const none = {
      fr: show === 'all' ? 'Aucun message reçu.' : 'Aucun message à lire.',
      en: show === 'all' ? 'No message has come.' : 'No message to read.',
    }
    return { json: { mails: rows }, text: lines.join('\n') || none[locale] }
  },
}

export const commands: readonly Command[] = [mailFetch, mailAdd, mailList]

function fetchedText(fetched: FetchedMail | null, locale: Locale): string {
  if (fetched === null) {
    return {
      fr: 'Aucune boîte de réception : donnez le serveur IMAP (settings set mail.imap).',
      en: 'No mailbox: give the IMAP server (settings set mail.imap).',
    }[locale]
  }
  const { received, answers, bounces, missing, failing } = fetched
  const gone = missing.map((folder) => `« ${folder} »`).join(', ')
  const unread = failing.map(({ folder, said }) => `« ${folder} » (${said})`).join(', ')
  return {
    fr: `${received} message(s) : ${answers} réponse(s), ${bounces} revenu(s).${gone && ` Dossiers introuvables : ${gone} (Réglages → Messagerie).`}${unread && ` Dossiers illisibles : ${unread}.`}`,
    en: `${received} message(s): ${answers} answer(s), ${bounces} returned.${gone && ` Folders not found: ${gone} (Settings → Mail).`}${unread && ` Folders that cannot be read: ${unread}.`}`,
  }[locale]
}
