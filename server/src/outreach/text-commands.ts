// Texts and the look of messages at the command line.

import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { zoneOf } from '#access'
import { type Said, actorName } from '#kernel'
import { formatMoment } from '#kernel/format.ts'
import type { Command } from '#platform/command.ts'
import { UsageError } from '#platform/command.ts'
import { changeColour, changeLogo } from './change-style.ts'
import { inCompany } from './command-input.ts'
import { exportTexts, importTexts, type TextFile } from './import-texts.ts'
import { listTexts } from './list-texts.ts'
import type { Tone } from './template.ts'
import { formatTextName } from './text-name.ts'

const TONE_WORDS: Readonly<Record<Tone, Said>> = {
  courteous: { fr: 'courtois', en: 'courteous' },
  firm: { fr: 'ferme', en: 'firm' },
  formal: { fr: 'solennel', en: 'formal' },
}

const textsList: Command = {
  name: 'texts list',
  summary: { fr: 'Les textes, et lesquels sont les vôtres.', en: 'The texts, and which of them are your own.' },
  usage: 'quittance texts list',
  options: {},
  run: async (input) => {
    const { locale } = input
    const { rows, zone } = await inCompany(input, async (ctx) => ({
      rows: await listTexts(ctx),
      zone: await zoneOf(ctx.sql, ctx.organisationId),
    }))
    const ours = { fr: 'fourni', en: 'standard' }[locale]
    const lines = rows.map((row) => {
      const saved = row.savedAt === null ? '' : `${formatMoment(row.savedAt, zone, locale)}, `
      const version = row.isOurs ? ours : `v${row.version}, ${saved}${actorName(row.savedBy ?? '–', locale)}`
      return `${formatTextName(row).padEnd(34)} ${TONE_WORDS[row.tone][locale].padEnd(9)} ${version}`
    })
    return { json: { texts: rows }, text: lines.join('\n') }
  },
}

const textsExport: Command = {
  name: 'texts export',
  summary: { fr: 'Écrit les textes en fichiers, un par texte.', en: 'Writes the texts to files, one for each.' },
  usage: 'quittance texts export DIRECTORY',
  options: {},
  run: async (input) => {
    const [directory] = input.positionals
    if (directory === undefined) throw new UsageError(textsExport.usage)
    const files = await inCompany(input, exportTexts)
    for (const { name, source } of files) {
      const path = join(directory, `${name}.md`)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, source)
    }
    const told = {
      fr: `${files.length} textes écrits dans ${directory}.`,
      en: `${files.length} texts written to ${directory}.`,
    }
    return { json: { directory, texts: files.map(({ name }) => name) }, text: told[input.locale] }
  },
}

const textsImport: Command = {
  name: 'texts import',
  summary: {
    fr: 'Reprend des textes modifiés : tous, ou aucun si l’un ne peut pas servir.',
    en: 'Imports changed texts: all of them, or none if one cannot be used.',
  },
  usage: 'quittance texts import DIRECTORY [--accept-words]',
  options: { 'accept-words': { type: 'boolean' } },
  run: async (input) => {
    const [directory] = input.positionals
    const isDirectory = directory !== undefined && (await stat(directory).catch(() => null))?.isDirectory()
    if (directory === undefined || !isDirectory) throw new UsageError(textsImport.usage)
    const files = await textFiles(directory)
    const acceptsWords = input.values['accept-words'] === true
    const imported = await inCompany(input, (ctx) => importTexts(ctx, { files, acceptsWords, locale: input.locale }))
    const told = {
      fr: `${imported.saved.length} texte(s) repris, ${imported.unchanged} inchangé(s).`,
      en: `${imported.saved.length} text(s) taken in, ${imported.unchanged} unchanged.`,
    }
    return { json: imported, text: [told[input.locale], ...imported.saved].join('\n') }
  },
}

async function textFiles(directory: string): Promise<readonly TextFile[]> {
  const paths = (await readdir(directory, { recursive: true })).filter((path) => path.endsWith('.md')).toSorted()
  return Promise.all(
    paths.map(async (path) => ({
      name: path.replaceAll(sep, '/').slice(0, -'.md'.length),
      source: await readFile(join(directory, path), 'utf8'),
    })),
  )
}

const styleSet: Command = {
  name: 'style set',
  summary: {
    fr: 'La couleur et le logo des messages ; « none » les retire.',
    en: 'The colour and the logo of messages; “none” removes them.',
  },
  usage: 'quittance style set colour #RRGGBB|none · quittance style set logo FILE|none',
  options: {},
  run: async (input) => {
    const [what, value] = input.positionals
    if ((what !== 'colour' && what !== 'logo') || value === undefined) throw new UsageError(styleSet.usage)
    const wanted = value === 'none' ? null : value
    const content = what === 'logo' && wanted !== null ? await readFile(wanted) : null
    const style = await inCompany(input, (ctx) =>
      what === 'colour' ? changeColour(ctx, { colour: wanted }) : changeLogo(ctx, { content }),
    )
    return { json: style, text: { fr: 'Noté.', en: 'Noted.' }[input.locale] }
  },
}

export const textCommands: readonly Command[] = [textsList, textsExport, textsImport, styleSet]
