// Texts and the look of messages over HTTP.

import { actorName } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { changeColour, changeLogo } from './change-style.ts'
import {
  colourInput,
  logoInput,
  restoreTextInput,
  saveTextInput,
  styleOutput,
  textDraftOutput,
  textOutput,
  textParams,
  textPreviewInput,
  textPreviewOutput,
  textQuery,
  textVersionOutput,
  textVersionParams,
  textsOutput,
} from './contract.ts'
import { type OutreachDoors, sendPdf } from './doors.ts'
import { listTexts, offeredFields, readText, readVersion } from './list-texts.ts'
import { previewText, previewTextLetter, textDebtors } from './preview-text.ts'
import { restoreText, saveText } from './save-text.ts'
import { styleOf } from './style-store.ts'
import type { TextName } from './text-name.ts'

const TEXTS = '/api/v1/texts'
const TEXT = `${TEXTS}/:locale/:audience/:step`

export function registerTexts(app: HttpApp, doors: OutreachDoors): void {
  registerReading(app, doors)
  registerTrying(app, doors)
  registerChanging(app, doors)
  registerStyle(app, doors)
}

type Asked = {
  readonly params: Omit<TextName, 'form'>
  readonly query: Pick<TextName, 'form'>
}

const nameOf = ({ params: { locale, audience, step }, query }: Asked): TextName => ({
  locale,
  audience,
  step,
  form: query.form,
})

function registerReading(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  app.get(TEXTS, { schema: { response: { 200: textsOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    const rows = (await shell.inCompany(company, listTexts)).map((row) => ({
      ...row,
      savedBy: row.savedBy === null ? null : actorName(row.savedBy, locale),
    }))
    return { rows, fields: offeredFields(locale) }
  })

  app.get(
    TEXT,
    { schema: { params: textParams, querystring: textQuery, response: { 200: textOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      return shell.inCompany(company, async (ctx) => {
        const name = nameOf(request)
        const { versions, ...text } = await readText(ctx, name)
        return {
          ...text,
          versions: versions.map(({ source, ...version }) => ({
            ...version,
            savedBy: actorName(version.savedBy, locale),
            isOurs: source === null,
          })),
          debtors: await textDebtors(ctx, name),
        }
      })
    },
  )

  app.get(
    `${TEXT}/versions/:version`,
    { schema: { params: textVersionParams, querystring: textQuery, response: { 200: textDraftOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const input = { name: nameOf(request), version: request.params.version }
      return shell.inCompany(company, (ctx) => readVersion(ctx, input))
    },
  )
}

function registerTrying(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  const asked = { params: textParams, querystring: textQuery, body: textPreviewInput }

  app.post(`${TEXT}/preview`, { schema: { ...asked, response: { 200: textPreviewOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    const { debtorId, ...draft } = request.body
    const input = { name: nameOf(request), draft, debtorId }
    const { check, rendered, sms } = await shell.inCompany(company, (ctx) => previewText(ctx, input))
    const { template: _template, ...found } = check
    return { ...found, ...rendered, sms }
  })

  app.post(`${TEXT}/letter`, { schema: asked }, async (request, reply) => {
    const { company } = await authenticated(request)
    const { debtorId, ...draft } = request.body
    const input = { name: nameOf(request), draft, debtorId }
    return sendPdf(reply, await shell.inCompany(company, (ctx) => previewTextLetter(ctx, input)))
  })
}

function registerChanging(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  const asked = { params: textParams, querystring: textQuery, response: { 200: textVersionOutput } }

  app.put(TEXT, { schema: { ...asked, body: saveTextInput } }, async (request) => {
    const { company } = await authenticated(request)
    const { version, acceptsWords, ...draft } = request.body
    const input = { name: nameOf(request), draft, version, acceptsWords }
    return { version: await shell.inCompany(company, (ctx) => saveText(ctx, input)) }
  })

  app.post(`${TEXT}/restore`, { schema: { ...asked, body: restoreTextInput } }, async (request) => {
    const { company } = await authenticated(request)
    const input = { name: nameOf(request), ...request.body }
    return { version: await shell.inCompany(company, (ctx) => restoreText(ctx, input)) }
  })
}

const STYLE = '/api/v1/settings/style'

function registerStyle(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  const response = { 200: styleOutput }

  app.get(STYLE, { schema: { response } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, styleOf)
  })

  app.put(`${STYLE}/colour`, { schema: { body: colourInput, response } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, (ctx) => changeColour(ctx, request.body))
  })

  app.put(`${STYLE}/logo`, { schema: { body: logoInput, response } }, async (request) => {
    const { company } = await authenticated(request)
    const { content } = request.body
    const file = content === null ? null : Buffer.from(content, 'base64')
    return shell.inCompany(company, (ctx) => changeLogo(ctx, { content: file }))
  })
}
