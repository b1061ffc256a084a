// The round with everything that leaves: e-mails to a mail server on this machine, and letters typeset, one file each.

import { type Figure, type Run, type Target, figureOf } from './figure.ts'
import { letterReferences } from './letter-references.ts'
import { AS_OF } from './portfolio.ts'
import { runTask } from './processes.ts'
import { type SmtpReference, sendBare } from './smtp-reference.ts'
import { startSink } from './start-sink.ts'
import { withScratchStore } from './scratch-store.ts'

const RUNS = 3
const EMAILS = [1000, 5000]
const LETTERS = 500
/** Invoices of a debtor in the mean: with two of them nearly every letter is one page. */
const LONG = 10
const SHORT = 2

/** A thousand are sent before the program is warm; five thousand say what one more costs. */
export const emailFigures = async (): Promise<Figure[]> => {
  const figures: Figure[] = []
  for (const emails of EMAILS) figures.push(...(await withScratchStore(({ data }) => roundsOf(data, emails))))
  return figures
}

async function roundsOf(data: string, emails: number): Promise<Figure[]> {
  const written: Run[] = []
  const sent: Run[] = []
  const bare: SmtpReference[] = []
  const sink = await startSink()
  try {
    for (let run = 1; run <= RUNS; run++) {
      const options = { invoices: emails * LONG, debtors: emails, seed: run, shape: 'overdue' } as const
      const { organisationId } = await runTask(data, 'load', { ...options, name: `e-mails ${run}` })
      const company = { organisationId, today: AS_OF }
      const release = await runTask(data, 'release', company)
      const day = await runTask(data, 'day', { ...company, port: sink.port })
      if (day.sent < emails * 0.9 || day.failed > 0) throw new Error(`${day.sent} sent, ${day.failed} not`)
      written.push(perMessage(release, release.messages, emails))
      sent.push(perMessage(day, day.sent, emails))
      bare.push(await sendBare(sink.port, emails))
    }
  } finally {
    sink.stop()
  }
  const of = { count: emails, unit: 'e-mails' }
  const reference = { name: bare[0]?.name ?? '', milliseconds: bare.map(({ milliseconds }) => milliseconds) }
  const round = written.map((run, place) => together(run, sent[place] ?? run))
  const target = { milliseconds: emails * 2 }
  return [
    figureOf({ ...of, name: 'list released: every text decided, written and kept', runs: written }),
    figureOf({ ...of, name: 'run of the day: sent, each state committed', runs: sent, reference }),
    figureOf({ ...of, name: 'the whole round of both', runs: round, reference, target }),
  ]
}

const together = (a: Run, b: Run): Run => ({
  milliseconds: a.milliseconds + b.milliseconds,
  cpuMilliseconds: (a.cpuMilliseconds ?? 0) + (b.cpuMilliseconds ?? 0),
  databaseCpuMilliseconds: (a.databaseCpuMilliseconds ?? 0) + (b.databaseCpuMilliseconds ?? 0),
  peakBytes: Math.max(a.peakBytes ?? 0, b.peakBytes ?? 0),
})

export const letterFigures = (): Promise<Figure[]> =>
  withScratchStore(async ({ data }) => [
    await letterFigure(data, { invoicesEach: SHORT, target: { milliseconds: LETTERS * 10, bytes: 250e6 } }),
    await letterFigure(data, { invoicesEach: LONG, target: { bytes: 250e6 } }),
    ...(await letterReferences()),
  ])

async function letterFigure(data: string, { invoicesEach, target }: LetterRun): Promise<Figure> {
  const runs: Run[] = []
  let pages = 0
  for (let run = 1; run <= RUNS; run++) {
    const invoices = LETTERS * invoicesEach
    const options = { invoices, debtors: LETTERS, seed: run, shape: 'overdue', by: 'letter' } as const
    const name = `letters of ${invoicesEach}, ${run}`
    const { organisationId } = await runTask(data, 'load', { ...options, name })
    const { letters, typesetterBytes, ...ran } = await runTask(data, 'release', { organisationId, today: AS_OF })
    if (letters < LETTERS * 0.5) throw new Error(`${letters} letters`)
    pages = (await runTask(data, 'pages', { organisationId, today: AS_OF })).pages / letters
    const { milliseconds } = perMessage(ran, letters, LETTERS)
    runs.push({ milliseconds, ...(typesetterBytes !== null && { peakBytes: typesetterBytes }) })
  }
  const name = `letters released: typeset and kept, a tagged PDF each, ${pages.toFixed(2)} pages in the mean`
  return figureOf({ name, count: LETTERS, unit: 'letters', runs, target })
}

type LetterRun = { readonly invoicesEach: number; readonly target: Target }

/** A few debtors get nothing (too small, too soon): the time is that of the round number. */
const perMessage = (run: Run, messages: number, round: number): Run => ({
  ...run,
  milliseconds: (run.milliseconds / messages) * round,
})
