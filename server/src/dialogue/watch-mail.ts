// Mailboxes that are waited at: all of each company that has any, and of none any longer than it has. Whatever comes asks for a
// reading, the same one that is asked for every minute.

import { type Secrets, organisationIds, settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import { type CompanyInbox, companyInbox } from '#outreach'
import type { Company, Id, Shell } from '#kernel'
import { enqueue } from '#platform/jobs.ts'

export type MailWatch = { readonly refresh: () => Promise<void>; readonly stop: () => void }

type Watched = { readonly settingsVersion: number; readonly stop: AbortController }

/** `refresh` looks which companies have a mailbox now; one whose settings changed is waited at anew. */
export function watchMail(shell: Shell, secrets: Secrets): MailWatch {
  const watched = new Map<Id, Watched>()
  const ask = (organisationId: Id): void => {
    const job = { organisationId, kind: 'dialogue.fetch', payload: {}, key: `dialogue.fetch ${organisationId}` }
    shell
      .shared((sql) => enqueue(sql, [{ ...job, runAt: shell.clock.now() }]))
      .catch((error: unknown) => shell.log.warn('job.not_asked', { kind: job.kind, error }))
  }
  const end = (organisationId: Id): void => {
    watched.get(organisationId)?.stop.abort()
    watched.delete(organisationId)
  }
  const look = async (organisationId: Id): Promise<void> => {
    const company = { organisationId, actor: { kind: 'system', name: 'worker' } } as const
    const { version, keys } = await shell.inCompany(company, async (ctx) => {
      const settings = await settingsOf(ctx)
      return { version: settings.version, keys: mailAccountKeys(settings) }
    })
    if (version === watched.get(organisationId)?.settingsVersion) return
    end(organisationId)
    const stop = new AbortController()
    const options = { onNews: () => ask(organisationId), stopped: stop.signal, log: shell.log }
    for (const inbox of await inboxes(company, keys))
      for (const folder of inbox.folders) void inbox.watch(folder, options)
    watched.set(organisationId, { settingsVersion: version, stop })
  }
  /** One that cannot be opened (its secret changed) keeps none of the others from being waited at. */
  const inboxes = async (company: Company, keys: readonly (string | null)[]): Promise<readonly CompanyInbox[]> => {
    const opened: CompanyInbox[] = []
    for (const key of keys) {
      const inbox = await shell
        .inCompany(company, (ctx) => companyInbox(ctx, secrets, key))
        .catch((error: unknown) => shell.log.warn('dialogue.not_watched', { account: key, error }))
      if (inbox) opened.push(inbox)
    }
    return opened
  }
  const lookAtAll = async (): Promise<void> => {
    for (const organisationId of await organisationIds(shell)) {
      // A company whose account cannot be opened (its secret changed) stops none of the others.
      await look(organisationId).catch((error: unknown) => shell.log.warn('dialogue.not_watched', { error }))
    }
  }
  let looking: Promise<void> | null = null
  return {
    refresh: () => (looking ??= lookAtAll().finally(() => (looking = null))),
    stop: () => {
      for (const organisationId of watched.keys()) end(organisationId)
    },
  }
}
