// The round with everything that leaves: e-mails to a mail server on this machine, and letters typeset, one file each.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Figure, type Run, figureOf } from './figure.ts'
import { AS_OF } from './portfolio.ts'
import { runTask } from './processes.ts'
import { sendBySocket } from './smtp-reference.ts'
import { withScratchStore } from './scratch-store.ts'

const RUNS = 3
const EMAILS = 1000
const LETTERS = 500

export const emailFigures = (): Promise<Figure[]> =>
  withScratchStore(async ({ data }) => {
    const written: Run[] = []
    const sent: Run[] = []
    const bare: number[] = []
    const sink = await startSink()
    try {
      for (let run = 1; run <= RUNS; run++) {
        const options = { invoices: EMAILS * 10, debtors: EMAILS, seed: run, shape: 'overdue' } as const
        const { organisationId } = await runTask(data, 'load', { ...options, name: `e-mails ${run}` })
        const company = { organisationId, today: AS_OF }
        const release = await runTask(data, 'release', company)
        const day = await runTask(data, 'day', { ...company, port: sink.port })
        if (day.sent < EMAILS * 0.9 || day.failed > 0) throw new Error(`${day.sent} sent, ${day.failed} not`)
        written.push(perMessage(release, release.messages))
        sent.push(perMessage(day, day.sent))
        bare.push(await sendBySocket(sink.port, EMAILS))
      }
    } finally {
      sink.stop()
    }
    const of = { count: EMAILS, unit: 'e-mails' }
    const reference = { name: 'the same by bare sockets', milliseconds: bare }
    return [
      figureOf({ ...of, name: 'list released: every text decided, written and kept', runs: written }),
      figureOf({ ...of, name: 'run of the day: sent, each state committed', runs: sent, reference }),
    ]
  })

export const letterFigures = (): Promise<Figure[]> =>
  withScratchStore(async ({ data }) => {
    const runs: Run[] = []
    for (let run = 1; run <= RUNS; run++) {
      const options = { invoices: LETTERS * 10, debtors: LETTERS, seed: run, shape: 'overdue', by: 'letter' } as const
      const { organisationId } = await runTask(data, 'load', { ...options, name: `letters ${run}` })
      const { letters, typesetterBytes, ...ran } = await runTask(data, 'release', { organisationId, today: AS_OF })
      if (letters < LETTERS * 0.9) throw new Error(`${letters} letters`)
      const { milliseconds } = perMessage(ran, letters, LETTERS)
      runs.push({ milliseconds, ...(typesetterBytes !== null && { peakBytes: typesetterBytes }) })
    }
    const target = { milliseconds: LETTERS * 10, bytes: 250e6 }
    return [
      figureOf({
        name: 'letters released: typeset and kept, a tagged PDF each',
        count: LETTERS,
        unit: 'letters',
        runs,
        target,
      }),
    ]
  })

/** A few debtors get nothing (too small, too soon): the time is that of the round number. */
const perMessage = (run: Run, messages: number, round = EMAILS): Run => ({
  ...run,
  milliseconds: (run.milliseconds / messages) * round,
})

async function startSink(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child = fork(join(import.meta.dirname, 'smtp-sink.ts'))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { port, stop: () => child.disconnect() }
}
