// docs/configuration.md, from the list of settings.

import { SETTINGS } from './configuration.ts'

export function configurationPage(): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => {
    const file = 'isSecret' in setting ? ` or \`${name}_FILE\`` : ''
    return `| \`${name}\`${file} | ${setting.default} | ${setting.summary} |\n`
  })
  return `# Configuration

Environment variables, read and checked at the start: a mistake is refused with a sentence that names it. What a company
decides (plans, bank, mail account, sending hours) is not here but in its settings.

A secret may also be given by a file: \`NAME_FILE\` is the path of a file that holds the value. Generated from
server/src/platform/configuration.ts by \`node scripts/run.mjs scripts/write-docs.ts\`.

| variable | default | what it is |
|---|---|---|
${rows.join('')}`
}
