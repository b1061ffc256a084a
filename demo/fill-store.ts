// Plays the last weeks of the demo company with the program itself: twice a week its books are imported and the list is released,
// every working day is decided and carried out, by a clock that walks from then to now; this morning a bank statement and
// answers came. Nothing leaves the machine: the post is a pretend one.

import { createHash } from 'node:crypto'
import { type Day, addDays, dayNumber, weekday } from '@quittance/law'
import {
  changeAutomation,
  changeBank,
  changeDefaultTerms,
  changeIdentity,
  createCompany,
  notePaymentsKnownTo,
} from '../server/src/access/index.ts'
import { finishCall, listCalls } from '../server/src/dialogue/index.ts'
import type { FinishCallInput } from '../server/src/dialogue/finish-call.ts'
import { receiveMail } from '../server/src/dialogue/receive-mail.ts'
import { importFile } from '../server/src/intake/import-file.ts'
import { bytesSource } from '../server/src/intake/formats/source.ts'
import { type Clock, type Company, type RefusalCode, type Shell, isRefusal } from '../server/src/kernel/index.ts'
import { lettersToPost, postLetters } from '../server/src/outreach/index.ts'
import { sealAll } from '../server/src/evidence/index.ts'
import { releaseList, runDay } from '../server/src/strategy/index.ts'
import { answerMails } from './answers.ts'
import { DEMO_BANK, DEMO_COMPANY } from './company.ts'
import { customersFile, entriesFile } from './files.ts'
import { pretendSender } from './pretend-sender.ts'
import { statementFile } from './statement.ts'
import { demoStory, type DemoStory } from './story.ts'

export const DEMO_PERSON = {
  name: 'Hélène Tavernier',
  email: 'helene@tavernier-agencement.example',
  password: 'demonstration-2026',
} as const

export type FillStoreInput = {
  readonly shellAt: (clock: Clock) => Shell
  readonly clock: Clock
  readonly locale: 'fr' | 'en'
  readonly onProgress: (done: number, total: number) => void
}

/** Weeks that are played day by day; what came before is told by the first import. */
const WEEKS = 9

export async function fillStore({
  shellAt,
  clock,
  locale,
  onProgress,
}: FillStoreInput): Promise<{ readonly company: Company; readonly days: number }> {
  const today = clock.today()
  const story = demoStory(today)
  const start = addDays(today, -7 * WEEKS)
  const days = Array.from({ length: 7 * WEEKS }, (_, index) => addDays(start, index)).filter((day) => weekday(day) <= 5)
  const first = shellAt(clockOn(start, 9))
  const created = await createCompany(first, {
    companyName: DEMO_COMPANY.name,
    siren: DEMO_COMPANY.siren,
    personName: DEMO_PERSON.name,
    email: DEMO_PERSON.email,
    password: DEMO_PERSON.password,
    locale,
    isFirstVisit: false,
  })
  const company: Company = { organisationId: created.organisationId, actor: { kind: 'system', name: 'demo' } }
  await first.inCompany(company, async (ctx) => {
    await changeIdentity(ctx, {
      ...DEMO_COMPANY,
      capitalCents: 6_000_000,
      mediator: 'Médiation de l’agencement, 1 rue de la Paix, 44000 Nantes',
    })
    await changeBank(ctx, DEMO_BANK)
    await changeDefaultTerms(ctx, { kind: 'net', count: 30, unit: 'days' })
  })
  await bring(first, company, booksOf(start), entriesFile(story, addDays(start, -1)))
  await bring(first, company, 'clients.csv', customersFile())
  const sittings = days.filter((day) => isSitting(day) && day <= addDays(today, -DAYS_UNTOLD))
  for (const [index, day] of days.entries()) {
    const shell = shellAt(clockOn(day, 9))
    if (sittings.includes(day)) await sitDown(shell, company, story, { day, today })
    else await runDay(shell, company, SENDING)
    onProgress(index + 1, days.length)
  }
  const mails = answerMails(story, today).map((mail) => Buffer.from(mail))
  await shellAt(clockOn(addDays(today, -1), 17)).inCompany(company, async (ctx) => {
    for (const mail of mails) await receiveMail(ctx, mail)
  })
  await comeToday(shellAt(clock), company, story, { booksUntil: sittings.at(-1) ?? start, today })
  return { company, days: days.length }
}

/** Twice a week the books come, and somebody sits down with the list. */
const isSitting = (day: Day): boolean => weekday(day) === 2 || weekday(day) === 4

/** Days whose money the books do not tell yet: the bank does. */
const DAYS_UNTOLD = 3

const SENDING = { processName: 'demo', openSender: pretendSender }

type Sitting = { readonly day: Day; readonly today: Day }

async function sitDown(shell: Shell, company: Company, story: DemoStory, { day, today }: Sitting): Promise<void> {
  await bring(shell, company, booksOf(day), entriesFile(story, addDays(day, -1)))
  await shell.inCompany(company, (ctx) => notePaymentsKnownTo(ctx, day))
  await runDay(shell, company, SENDING)
  await releaseList(shell, company, { actIds: 'all', paymentsKnownTo: day }).catch(
    ignoring('strategy.nothing_to_release'),
  )
  await runDay(shell, company, SENDING)
  await shell.inCompany(company, async (ctx) => {
    const letters = await lettersToPost(ctx)
    if (letters.length > 0) await postLetters(ctx, { messageIds: letters.map((letter) => letter.id), onDay: day })
    for (const { taskId } of await listCalls(ctx))
      await finishCall(ctx, { taskId, note: null, ...whatWasSaid(day, today) })
  })
}

/** Some answer, of whom some pay within the week; who was called lately is to be called again today. */
function whatWasSaid(day: Day, today: Day): Pick<FinishCallInput, 'outcome' | 'answer'> {
  if (dayNumber(day) % 3 === 0) return { outcome: 'voicemail', answer: null }
  if (day > addDays(today, -21)) return { outcome: 'reached', answer: { kind: 'call-back', onDay: today } }
  return { outcome: 'reached', answer: { kind: 'promise', untilDay: addDays(day, 8), itemIds: [] } }
}

/** This morning: the bank statement is there; what is decided waits to be read. */
async function comeToday(
  shell: Shell,
  company: Company,
  story: DemoStory,
  { booksUntil, today }: { readonly booksUntil: Day; readonly today: Day },
): Promise<void> {
  await bring(shell, company, `releve-${today}.xml`, statementFile({ story, from: booksUntil, today }))
  await shell.inCompany(company, async (ctx) => {
    await notePaymentsKnownTo(ctx, today)
    await changeAutomation(ctx, 'released')
  })
  await sealAll(shell, company.organisationId)
}

const booksOf = (day: Day): string => `${DEMO_COMPANY.siren}FEC${day.replaceAll('-', '')}.txt`

async function bring(shell: Shell, company: Company, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source = bytesSource(name, bytes)
  await shell
    .inCompany(company, (ctx) => importFile(ctx, { source, sha256 }))
    .catch(ignoring('intake.already_imported'))
}

/** A day on which nothing waits is no fault, nor are books in which nothing happened since. */
const ignoring =
  (code: RefusalCode) =>
  (error: unknown): void => {
    if (!isRefusal(error) || error.code !== code) throw error
  }

function clockOn(day: Day, hour: number): Clock {
  const now = `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`
  return { now: () => now, today: () => day }
}
