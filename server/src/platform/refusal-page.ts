// docs/refusals.md, from the catalogue of refusals.

import { REFUSALS } from '#kernel'
import type { RefusalCode } from '#kernel'

export function refusalPage(): string {
  const codes = (Object.keys(REFUSALS) as RefusalCode[]).toSorted()
  const rows = codes.map((code) => {
    const { status, fr, en } = REFUSALS[code]
    return `| \`${code}\` | ${status} | ${cell(en)} | ${cell(fr)} |\n`
  })
  return `# Refusals

Every reason for which Quittance says no: on the command line as \`{"error":{"code","message","data"}}\` (exit code 1), over
HTTP as problem details with the status below. \`{names}\` stand for fields of \`data\`. Generated from
server/src/kernel/refusals.ts by \`node scripts/run.mjs scripts/write-docs.ts\`.

| code | status | English | French |
|---|---|---|---|
${rows.join('')}`
}

const cell = (sentence: string): string => sentence.replaceAll('|', '\\|').replaceAll('\n', ' ')
