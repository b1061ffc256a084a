// Plays the last weeks of the demo company with the program itself: every week its books are imported, every working day is
// decided and carried out, by a clock that walks from then to now. Nothing leaves the machine: the post is a pretend one.

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
import { importFile } from '../server/src/intake/import-file.ts'
import { bytesSource } from '../server/src/intake/formats/source.ts'
import { type Clock, type Company, type RefusalCode, type Shell, isRefusal } from '../server/src/kernel/index.ts'
import { finishTask, lettersToPost, openTasks, postLetters } from '../server/src/outreach/index.ts'
import { sealAll } from '../server/src/evidence/index.ts'
import { releaseList, runDay } from '../server/src/strategy/index.ts'
import { DEMO_BANK, DEMO_COMPANY } from './company.ts'
import { customersFile, entriesFile } from './files.ts'
import { pretendSender } from './pretend-sender.ts'
import { demoStory } from './story.ts'

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
  await bring(
    first,
    company,
    `${DEMO_COMPANY.siren}FEC${start.replaceAll('-', '')}.txt`,
    entriesFile(story, addDays(start, -1)),
  )
  await bring(first, company, 'clients.csv', customersFile())
  for (const [index, day] of days.entries()) {
    await playDay(shellAt, company, day, entriesFile(story, addDays(day, -1)))
    onProgress(index + 1, days.length)
  }
  const now = shellAt(clock)
  await bring(
    now,
    company,
    `${DEMO_COMPANY.siren}FEC${today.replaceAll('-', '')}.txt`,
    entriesFile(story, addDays(today, -1)),
  )
  await now.inCompany(company, async (ctx) => {
    await notePaymentsKnownTo(ctx, today)
    // The demo is shown as a person would find it in the morning: what is decided today waits to be read.
    await changeAutomation(ctx, 'released')
  })
  await sealAll(now, company.organisationId)
  return { company, days: days.length }
}

async function playDay(shellAt: FillStoreInput['shellAt'], company: Company, day: Day, books: string): Promise<void> {
  const shell = shellAt(clockOn(day, 9))
  // The accountant's export comes on Mondays.
  if (weekday(day) === 1) await bring(shell, company, `${DEMO_COMPANY.siren}FEC${day.replaceAll('-', '')}.txt`, books)
  await shell.inCompany(company, (ctx) => notePaymentsKnownTo(ctx, day))
  await runDay(shell, company, SENDING)
  // Twice a week somebody sits down with the list.
  if (weekday(day) === 2 || weekday(day) === 4) {
    await releaseList(shell, company, { actIds: 'all', paymentsKnownTo: day }).catch(
      ignoring('strategy.nothing_to_release'),
    )
    await runDay(shell, company, SENDING)
    await finishWork(shell, company, day)
  }
}

const SENDING = { processName: 'demo', openSender: pretendSender }

async function finishWork(shell: Shell, company: Company, day: Day): Promise<void> {
  await shell.inCompany(company, async (ctx) => {
    const letters = await lettersToPost(ctx)
    if (letters.length > 0) await postLetters(ctx, { messageIds: letters.map((letter) => letter.id), onDay: day })
    for (const task of await openTasks(ctx, null)) {
      if (task.kind !== 'call') continue
      const reached = dayNumber(day) % 3 !== 0
      await finishTask(ctx, {
        taskId: task.id,
        result: reached ? 'reached' : 'voicemail',
        ...(reached && { note: 'Règlement annoncé sous huitaine.' }),
      })
    }
  })
}

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
