// What a letter costs by other ways to a PDF: the same reminder as a page of HTML, given to programs that many systems use. One
// process each time, as they do it. Where a program is not installed its row is left out.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultTemplate } from '../server/src/outreach/default-templates.ts'
import { exampleSituation } from '../server/src/outreach/example-situation.ts'
import { renderMessage, templateName } from '../server/src/outreach/render-message.ts'
import { stopwatch } from '../server/src/platform/clock.ts'
import { type Figure, type Run, figureOf } from './figure.ts'

const LETTERS = 5

type Way = {
  readonly program: string
  readonly args: (page: string, file: string, folder: string) => readonly string[]
}

const WAYS: readonly Way[] = [
  { program: 'wkhtmltopdf', args: (page, file) => ['--quiet', page, file] },
  {
    program: 'soffice',
    args: (page, _, folder) =>
      `-env:UserInstallation=file://${folder}/profile --headless --convert-to pdf:writer_web_pdf_Export --outdir ${folder} ${page}`.split(
        ' ',
      ),
  },
]

export async function letterReferences(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-bench-letter-'))
  try {
    const page = join(folder, 'letter.html')
    await writeFile(page, letterAsPage())
    return WAYS.flatMap((way) => figureBy(way, page, folder))
  } finally {
    await rm(folder, { recursive: true })
  }
}

function letterAsPage(): string {
  const situation = exampleSituation({ step: 'reminder-1' })
  const template = defaultTemplate(templateName(situation))
  return renderMessage(template, situation).html
}

function figureBy({ program, args }: Way, page: string, folder: string): readonly Figure[] {
  if (spawnSync(program, ['--version']).error) return []
  const file = join(folder, 'letter.pdf')
  const runs: Run[] = []
  for (let run = 0; run < LETTERS; run++) {
    const took = stopwatch()
    const { status, stderr } = spawnSync(program, args(page, file, folder), {
      env: { PATH: process.env['PATH'], HOME: folder, QT_QPA_PLATFORM: 'offscreen' },
    })
    if (status !== 0 || !existsSync(file)) throw new Error(`${program}: ${String(stderr)}`)
    runs.push({ milliseconds: took() })
  }
  return [figureOf({ name: `the same reminder as HTML by ${program}, a process each`, count: 1, unit: 'letter', runs })]
}
