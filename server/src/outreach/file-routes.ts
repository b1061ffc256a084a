// The door behind the links to invoices: no account, one file, and for whatever is wrong with a link one and the same page.

import { Readable } from 'node:stream'
import { type Company, type FilePlace, type Locale, isRefusal } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { REFUSALS } from '#kernel/refusals.ts'
import { localeOf } from '#platform/http-problem.ts'
import type { HttpApp } from '#platform/http.ts'
import { plainPage } from '#platform/plain-page.ts'
import { linkParams } from './contract.ts'
import type { OutreachDoors } from './doors.ts'
import { placeOfFile } from './file-link.ts'
import { type OpenedFile, openLinkedFile } from './open-linked-file.ts'
import { escapeHtml } from './render-html.ts'

/** In a minute, from one address: a firm looks through its mail from one, and a message may name dozens of invoices. */
const MOST_OPENED = 120

/** Kept by nobody on the way, found by no search, and not told to where its reader goes next. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}

export function registerFileLinks(app: HttpApp, { shell, secrets }: OutreachDoors): void {
  const open = async (token: string): Promise<{ readonly place: FilePlace; readonly file: OpenedFile } | null> => {
    const place = placeOfFile(secrets, token)
    if (place === null) return null
    try {
      return { place, file: await shell.inCompany(strangerIn(place), (ctx) => openLinkedFile(ctx, place)) }
    } catch (error) {
      if (isRefusal(error) && error.code === CLOSED) return null
      throw error
    }
  }

  app.route({
    method: ['GET', 'HEAD'],
    // A parameter has a longest length, beyond which the application would answer in our place.
    url: '/f/*',
    exposeHeadRoute: false,
    config: { rateLimit: { max: MOST_OPENED, timeWindow: 60_000 } },
    schema: { hide: true, params: linkParams },
    handler: async (request, reply) => {
      const opened = await open(request.params['*'])
      void reply.headers(HEADERS)
      if (opened === null) {
        const page = closedPage(localeOf(request))
        return reply.code(REFUSALS[CLOSED].status).type('text/html; charset=utf-8').send(page)
      }
      const { fileName, sha256, sizeBytes } = opened.file
      void reply
        .type('application/pdf')
        .header('content-length', sizeBytes)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      if (request.method === 'HEAD') return reply.send()
      // It may be larger than what memory should hold of it for everybody who has a link.
      return reply.send(Readable.from(shell.files.pieces(opened.place.organisationId, sha256)))
    },
  })
}

const CLOSED = 'outreach.link_closed'

const strangerIn = ({ organisationId }: FilePlace): Company => ({
  organisationId,
  actor: { kind: 'system', name: 'link' },
})

const TITLES: Readonly<Record<Locale, string>> = { fr: 'Lien fermé', en: 'Closed link' }

function closedPage(locale: Locale): string {
  const sentence = refusalSentence(CLOSED, {}, locale)
  return plainPage({ locale, title: TITLES[locale], body: `<p role="alert">${escapeHtml(sentence)}</p>` })
}
