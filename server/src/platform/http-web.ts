// The built pages: hashed assets kept by browsers for good, `index.html` asked for each time and answered to every address
// of the web application.

import fastifyStatic from '@fastify/static'
import type { HttpApp } from './http.ts'
import { answerNotFound } from './http-problem.ts'

const YEAR_SECONDS = 365 * 24 * 3600

export async function serveWeb(app: HttpApp, directory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: directory,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes('/assets/')
      reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const isPage = request.method === 'GET' && !path.startsWith('/api/') && !path.split('/').at(-1)?.includes('.')
    if (isPage) void reply.sendFile('index.html')
    else answerNotFound(request, reply)
  })
}
