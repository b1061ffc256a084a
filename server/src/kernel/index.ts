export { type Actor, actorName } from './actor.ts'
export type {
  Clock,
  Company,
  Context,
  FilePlace,
  FileStore,
  Log,
  Lookup,
  PublicLinks,
  Shell,
  WayOut,
} from './context.ts'
export type { Finding } from './finding.ts'
export type { Id } from './id.ts'
export type { Instant } from './instant.ts'
export type { Locale, Said } from './locale.ts'
export { LOCALES } from './locale.ts'
export type { Page } from './page.ts'
export { Refusal, isRefusal } from './refusal.ts'
export type { RefusalCode } from './refusals.ts'
export { REFUSALS } from './refusals.ts'
export type { CopyTarget, Row, Sql, SqlValue } from './sql.ts'
export * from './day.ts'
