// The imperative shell: builds the context of each transaction from the database, the files, the log and the clock.

import type { Clock, Company, Context, FileStore, Id, Log, PublicLinks, Shell, Sql, WayOut } from '#kernel'
import { dayIn } from './clock.ts'
import type { Database } from './database.ts'

export type ShellOptions = {
  readonly database: Database
  readonly files: FileStore
  readonly log: Log
  readonly clock: Clock
  readonly wayOut: WayOut
  readonly links: PublicLinks | null
  /** The time zone of a company: a port, because its settings belong to a module. */
  readonly zoneOf: (sql: Sql, organisationId: Id) => Promise<string>
}

export function createShell({ database, files, log, clock, wayOut, links, zoneOf }: ShellOptions): Shell {
  const contextOf = async (sql: Sql, { organisationId, actor, today }: Company): Promise<Context> => {
    const now = clock.now()
    return {
      organisationId,
      actor,
      today: today ?? dayIn(await zoneOf(sql, organisationId), now),
      now,
      sql,
      files,
      log,
      wayOut,
      links,
    }
  }
  return {
    inCompany: (company, work) =>
      database.inCompany(company.organisationId, async (sql) => work(await contextOf(sql, company))),
    shared: (work) => database.shared(work),
    files,
    log,
    clock,
  }
}
