// The one door to the server: JSON in and out, the CSRF header on every change, refusals as ApiError with their sentence.

import type { Session } from './api-types.ts'

const ROOT = '/api/v1'

/** What a refused or failed request says: a sentence for people, a code and the numbers for programs. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, sentence: string, data: Readonly<Record<string, unknown>> = {}) {
    super(sentence)
    this.status = status
    this.code = code
    this.data = data
  }
}

export type Params = Readonly<Record<string, string | number | boolean | null | undefined>>

let csrf = ''

/** Who is signed in, under the name by which the answer is kept. */
export const sessionQuery = { queryKey: ['session'], queryFn: readSession }

/** Keeps the token that every change has to show. */
async function readSession(): Promise<Session> {
  const session = await get<Session>('/session')
  csrf = session.state === 'signed-in' ? session.csrf : ''
  return session
}

export function get<T>(path: string, params: Params = {}): Promise<T> {
  return request<T>('GET', withParams(path, params))
}

export function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return request<T>(method, ROOT + path, body)
}

/** A file made by the server, such as a batch of letters; the body travels as JSON. */
export async function sendForFile(path: string, body: unknown): Promise<Blob> {
  const response = await call('POST', ROOT + path, body)
  return response.blob()
}

/** Sends a file and says how much of it has left; `fetch` cannot tell that, hence the older interface. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const wire = new XMLHttpRequest()
    wire.open('POST', ROOT + path)
    for (const [name, value] of Object.entries(headersOf('POST'))) wire.setRequestHeader(name, value)
    wire.responseType = 'text'
    wire.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    wire.addEventListener('error', () => reject(unreachable()))
    wire.addEventListener('load', () => {
      const response = new Response(wire.response as string, {
        status: wire.status,
        headers: { 'content-type': wire.getResponseHeader('content-type') ?? '' },
      })
      const answer = response.ok ? (response.json() as Promise<T>) : refusalOf(response).then((e) => Promise.reject(e))
      answer.then(resolve, reject)
    })
    wire.send(form)
  })
}

function withParams(path: string, params: Params): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return ROOT + path + (search.size > 0 ? `?${search}` : '')
}

async function request<T>(method: string, address: string, body?: unknown): Promise<T> {
  const response = await call(method, address, body)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

async function call(method: string, address: string, body?: unknown): Promise<Response> {
  const headers = headersOf(method)
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  const response = await fetch(address, init).catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw await refusalOf(response)
  return response
}

function headersOf(method: string): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  }
  if (method !== 'GET') headers['x-quittance-csrf'] = csrf
  return headers
}

const unreachable = () => new ApiError(0, 'web.unreachable', '')

type Problem = { readonly code?: string; readonly detail?: string; readonly data?: Readonly<Record<string, unknown>> }

async function refusalOf(response: Response): Promise<ApiError> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false
  const problem: Problem = isProblem ? ((await response.json().catch(() => ({}))) as Problem) : {}
  return new ApiError(response.status, problem.code ?? 'web.fault', problem.detail ?? '', problem.data)
}
