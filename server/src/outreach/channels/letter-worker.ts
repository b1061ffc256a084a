// The child process that typesets: Typst over `letter.typ`, with fonts from memory and no other file in reach.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { BundlePages } from './letter-bundle.ts'
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

process.on('message', (request: WorkerRequest) => void answer(request))
process.on('disconnect', () => process.exit())

async function answer(request: WorkerRequest): Promise<void> {
  let reply: WorkerReply
  try {
    const files: Uint8Array[] = []
    for (const job of request.jobs) files.push(job.kind === 'bundle' ? await bundle(job) : typeset(job))
    reply = { id: request.id, files }
  } catch (error) {
    reply = { id: request.id, error: error instanceof Error ? error.message : String(error) }
  }
  process.send?.(reply)
}

type LetterJob = Exclude<PressJob, { kind: 'bundle' }>

/** Checked for readers who listen while it is written: tags, language, title. The archive's own form is the case file's. */
function typeset(job: LetterJob): Uint8Array {
  showLogo(job)
  return compile('letter.typ', job.document, job.kind === 'letter' ? 'ua-1' : null)
}

let shown: string | null = null

/** Once for letters in a row: the typesetter then reads the picture once. */
function showLogo({ document: { style }, logo }: LetterJob): void {
  if (style.logo === null || logo === null || style.logo === shown) return
  compiler.mapShadow(join(import.meta.dirname, style.logo), Buffer.from(logo))
  shown = style.logo
}

type BundleJob = Extract<PressJob, { kind: 'bundle' }>

/** Pages taken over from other files lose their tags. */
async function bundle({ pages, files, enclosures, isWhole }: BundleJob): Promise<Uint8Array> {
  const map = (name: string, file: Uint8Array): void =>
    compiler.mapShadow(join(import.meta.dirname, name), Buffer.from(file))
  try {
    for (const [index, file] of files.entries()) map(`letters/${index}.pdf`, file)
    const rows: BundlePages['rows'][number][] = []
    for (const [index, row] of pages.rows.entries()) {
      const counted: { name: string; pages: number }[] = []
      for (const [place, { name }] of row.enclosures.entries()) {
        const file = enclosures[index]?.[place] ?? null
        const path = `enclosures/${index}-${place}.pdf`
        if (file) map(path, file)
        const count = file ? await printablePages(path, file) : 0
        if (isWhole && count === 0) throw new Error(`${name} cannot be printed`)
        counted.push({ name, pages: count })
      }
      rows.push({ ...row, enclosures: counted })
    }
    return compile('letter-bundle.typ', { ...pages, rows }, '1.7')
  } finally {
    compiler.resetShadow()
    shown = null
  }
}

/** The pages of a file that came from outside, tried one by one; 0 where one cannot be read (encrypted, damaged). */
async function printablePages(path: string, file: Uint8Array): Promise<number> {
  // Loaded when it is used: most letters enclose nothing.
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  try {
    const count = (await PDFDocument.load(file, { updateMetadata: false })).getPageCount()
    const trial = Array.from({ length: count }, (_, index) => `#image("/${path}", page: ${index + 1})`)
    const compilation = compiler.compile({ mainFileContent: `#set page(paper: "a4")\n${trial.join('\n')}` })
    return count <= MOST_PAGES && compilation.result && !compilation.hasError() ? count : 0
  } catch {
    return 0
  }
}

/** A longer document is a case file, not an invoice. */
const MOST_PAGES = 100

/** A warning is an error here: a missing font would print another face, or none. Without a standard: the pages as one SVG. */
function compile(page: string, data: object, pdfStandard: string | null): Uint8Array {
  const compilation = compiler.compile({
    mainFilePath: join(import.meta.dirname, page),
    inputs: { d: JSON.stringify(data) },
  })
  const complaint = compilation.takeDiagnostics() ?? compilation.takeWarnings()
  if (complaint) throw new Error(said(complaint))
  if (!compilation.result) throw new Error('nothing was typeset')
  const file =
    pdfStandard === null
      ? Buffer.from(compiler.plainSvg(compilation.result))
      : compiler.pdf(compilation.result, { pdfStandard })
  if (++compiled % EVICT_EVERY === 0) compiler.evictCache(0)
  return file
}

function said(error: NodeError): string {
  const diagnostics: readonly { readonly message?: string }[] = error.shortDiagnostics
  return diagnostics.map((diagnostic) => diagnostic.message ?? '').join('; ')
}
