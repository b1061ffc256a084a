// The child process that typesets: Typst over `letter.typ`, with fonts from memory and no other file in reach.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { PressJob, WorkerReply, WorkerRequest } from './press.ts'

const FONTS = ['400Regular', '400Regular_Italic', '600SemiBold']
/** Keeps the memory of the typesetter flat. */
const EVICT_EVERY = 10

const require = createRequire(import.meta.url)
const fontBlobs = FONTS.map((face) =>
  readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`)),
)
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
let compiled = 0

process.on('message', (request: WorkerRequest) => {
  let reply: WorkerReply
  try {
    reply = { id: request.id, files: request.jobs.map(typeset) }
  } catch (error) {
    reply = { id: request.id, error: error instanceof Error ? error.message : String(error) }
  }
  process.send?.(reply)
})
process.on('disconnect', () => process.exit())

function typeset(job: PressJob): Uint8Array {
  switch (job.kind) {
    case 'letter':
      showLogo(job)
      // Checked for readers who listen while it is written: tags, language, title. The archive's own form is the case file's.
      return compile('letter.typ', job.document, 'ua-1')
    case 'bundle':
      for (const [index, file] of job.files.entries())
        compiler.mapShadow(join(import.meta.dirname, `letters/${index}.pdf`), Buffer.from(file))
      try {
        // Pages taken over from other files lose their tags.
        return compile('letter-bundle.typ', job.pages, '1.7')
      } finally {
        compiler.resetShadow()
        shown = null
      }
  }
}

let shown: string | null = null

/** Once for letters in a row: the typesetter then reads the picture once. */
function showLogo({ document: { style }, logo }: Extract<PressJob, { kind: 'letter' }>): void {
  if (style.logo === null || logo === null || style.logo === shown) return
  compiler.mapShadow(join(import.meta.dirname, style.logo), Buffer.from(logo))
  shown = style.logo
}

/** A warning is an error here: a missing font would print another face, or none. */
function compile(page: string, data: object, pdfStandard: string): Uint8Array {
  const compilation = compiler.compile({
    mainFilePath: join(import.meta.dirname, page),
    inputs: { d: JSON.stringify(data) },
  })
  const complaint = compilation.takeDiagnostics() ?? compilation.takeWarnings()
  if (complaint) throw new Error(said(complaint))
  if (!compilation.result) throw new Error('nothing was typeset')
  const file = compiler.pdf(compilation.result, { pdfStandard })
  if (++compiled % EVICT_EVERY === 0) compiler.evictCache(0)
  return file
}

function said(error: NodeError): string {
  const diagnostics: readonly { readonly message?: string }[] = error.shortDiagnostics
  return diagnostics.map((diagnostic) => diagnostic.message ?? '').join('; ')
}
