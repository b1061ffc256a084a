// `quittance serve`: web pages, interface and background work in one process or several, until it is told to stop.

import { createSecrets } from '#access'
import { smsGatewayOf } from '#outreach'
import { UsageError } from '#platform/command.ts'
import type { Command, CommandInput } from '#platform/command.ts'
import { stopwatch } from '#platform/clock.ts'
import { startBackground } from './background.ts'

export const serve: Command = {
  name: 'serve',
  summary: {
    fr: 'Sert les pages, l’interface et le travail de fond jusqu’à l’arrêt (Ctrl-C).',
    en: 'Serves the pages, the interface and the background work until it is stopped (Ctrl-C).',
  },
  usage: 'quittance serve [--port 4000] [--run web,worker]',
  options: { port: { type: 'string' }, run: { type: 'string' } },
  isService: true,
  run: async (input) => {
    const { stopped, store, say } = input.runtime
    const took = stopwatch()
    const parts = partsOf(input)
    // The store takes its time to open, and so does the code of the web server to load.
    const [opened, code] = await Promise.all([store(), parts.includes('web') ? import('./web.ts') : null])
    const port = portOf(input)
    const web = code && (await code.startWeb({ store: opened, configuration: input.runtime.configuration(), port }))
    const background = parts.includes('worker')
      ? await startBackground({
          shell: opened.shell,
          secrets: createSecrets(opened.secret),
          smsGateway: smsGatewayOf(input.runtime.configuration()),
        })
      : null
    say(readyLine(input, web?.address ?? null, took()))
    if (!stopped.aborted) await new Promise((resolve) => stopped.addEventListener('abort', resolve, { once: true }))
    await Promise.all([web?.stop(), background?.stop()])
    return { json: { stopped: true }, text: '' }
  },
}

type Part = 'web' | 'worker'

function partsOf({ values }: CommandInput): readonly Part[] {
  const parts = String(values['run'] ?? 'web,worker').split(',')
  if (!parts.every((part): part is Part => part === 'web' || part === 'worker')) throw new UsageError(serve.usage)
  return parts
}

function portOf({ values, runtime }: CommandInput): number {
  const port = Number(values['port'] ?? runtime.configuration().PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(serve.usage)
  return port
}

function readyLine({ locale }: CommandInput, address: string | null, millis: number): string {
  const seconds = `${(millis / 1000).toFixed(1)} s`
  const what = address ?? { fr: 'le travail de fond tourne', en: 'the background work is running' }[locale]
  return { fr: `Quittance est prête : ${what} (${seconds})`, en: `Quittance is ready: ${what} (${seconds})` }[locale]
}
