// What a verb is given: who acts, for which company, on which day, and the open transaction.

import type { Day } from '@quittance/law'
import type { Actor } from './actor.ts'
import type { Id } from './id.ts'
import type { Instant } from './instant.ts'
import type { Sql } from './sql.ts'

/** One transaction of one company. Every verb of every module is `(ctx, input) => Promise<output>`; verbs that call verbs pass it on. */
export type Context = {
  readonly organisationId: Id
  readonly actor: Actor
  /** The day in the company's time zone. */
  readonly today: Day
  readonly now: Instant
  readonly sql: Sql
  readonly files: FileStore
  readonly log: Log
  readonly wayOut: WayOut
  /** Null where the installation has no address that strangers reach. */
  readonly links: PublicLinks | null
}

/** Opens transactions. For what needs several in a row: sending a message, draining a queue, reading a large file. */
export type Shell = {
  /** Commits when `work` returns, rolls back when it throws. `today` replaces the clock's day (rehearsal, `--date`). */
  inCompany<T>(company: Company, work: (ctx: Context) => Promise<T>): Promise<T>
  /** A transaction without company: only the closed list of shared tables is visible. */
  shared<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  readonly files: FileStore
  readonly log: Log
  readonly clock: Clock
}

export type Company = { readonly organisationId: Id; readonly actor: Actor; readonly today?: Day }

export type Clock = {
  readonly now: () => Instant
  /** The day in a time zone, `Europe/Paris` unless told. */
  readonly today: (zone?: string) => Day
}

/** Content-addressed files of one company: written, synced and renamed before the commit that names them. */
export type FileStore = {
  put(
    organisationId: Id,
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<{ readonly sha256: string; readonly size: number; readonly isNew: boolean }>
  read(organisationId: Id, sha256: string): Promise<Uint8Array>
  pathOf(organisationId: Id, sha256: string): string
  /** For what was put and then refused, as long as nothing names it. */
  remove(organisationId: Id, sha256: string): Promise<void>
  /** Null where there is no such file. */
  size(organisationId: Id, sha256: string): Promise<number | null>
  /** For what is too large for the memory. The last piece comes only if all of it is what was put; an error otherwise. */
  pieces(organisationId: Id, sha256: string): AsyncIterable<Uint8Array>
}

/** Addresses that open one thing to whoever has them, without an account. */
export type PublicLinks = {
  /** Of one file. */
  readonly toFile: (place: FilePlace) => string
}

/** A document of a company, and the last day on which its link opens. */
export type FilePlace = { readonly organisationId: Id; readonly documentId: Id; readonly untilDay: Day }

/** To the servers that companies name, and only where those may be. */
export type WayOut = {
  /**
   * What a name or address resolves to, as a function for whoever connects: to nothing else can it then be connected. Throws where
   * it is inside the installation's own network and may not be reached; an error of the system where there is no such name.
   */
  readonly resolve: (host: string) => Promise<Lookup>
}

type Found = { readonly address: string; readonly family: number }
export type Lookup = (
  name: string,
  options: { readonly all?: boolean | undefined },
  done: (error: null, address: string | Found[], family?: number) => void,
) => void

export type Log = {
  info(event: string, data?: Readonly<Record<string, unknown>>): void
  warn(event: string, data?: Readonly<Record<string, unknown>>): void
  error(event: string, data?: Readonly<Record<string, unknown>>): void
}
