// One connection to a mail server: opened, authenticated, used for several messages, closed. Holds nodemailer's connection and
// keeps our own journal of how far each message came.

import SMTPConnection from 'nodemailer/lib/smtp-connection'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import { Refusal } from '#kernel'
import type { ComposedEmail } from './compose-email.ts'
import type { MailAccount, SendHooks, SendOutcome, SendingAccount } from './email.ts'
import type { AccessTokens } from './access-token.ts'
import type { EmailProblem, EmailProblemKind } from './email-problem.ts'
import { openSocket } from '#platform/way-out.ts'
import { isLoopback } from './provider-limits.ts'
import { ContentStream } from './smtp-content.ts'

export type SmtpLimits = {
  readonly connectMs: number
  /** Silence after which a server is given up. */
  readonly silenceMs: number
  /** The whole of one message, whatever trickles in. */
  readonly messageMs: number
}

const LIMITS: SmtpLimits = { connectMs: 20_000, silenceMs: 120_000, messageMs: 300_000 }

export type ConversationOptions = {
  readonly limits?: Partial<SmtpLimits>
  /** Where the account signs in by OAuth 2.0. */
  readonly tokens?: AccessTokens | null
}

export class SmtpConversation {
  /** Messages for which the server was asked. */
  sent = 0
  private readonly account: SendingAccount
  private readonly limits: SmtpLimits
  private readonly tokens: AccessTokens | null
  /** Null before it is opened. */
  private connection: SMTPConnection | null = null
  private alive = false
  /** Ends what is under way when the connection does. */
  private interrupt: (error: Error) => void = () => undefined

  static check(account: MailAccount): void {
    if (account.security === 'plain' && !isLoopback(account.host))
      throw new Refusal('outreach.mail_account_insecure', { host: account.host })
  }

  constructor(account: SendingAccount, { limits = {}, tokens = null }: ConversationOptions = {}) {
    SmtpConversation.check(account)
    this.account = account
    this.tokens = tokens
    this.limits = { ...LIMITS, ...limits }
  }

  async open(): Promise<void> {
    const { user, password } = this.account
    const { tokens } = this
    const connection = await this.connect()
    await this.call((done) => connection.connect(done))
    this.alive = true
    if (user !== null && tokens) await this.call((done) => connection.login(tokenLogin(user, tokens), done))
    else if (user !== null && password !== null)
      await this.call((done) => connection.login({ user, pass: password }, done))
  }

  /** Over a socket that leads where the account may lead. */
  private async connect(): Promise<SMTPConnection> {
    const { account, limits } = this
    const { host, port, wayOut } = account
    const socket = await openSocket(wayOut, { host, port, waitMs: limits.connectMs })
    const connection = new SMTPConnection({
      connection: socket,
      host: account.host,
      port: account.port,
      secure: account.security === 'tls',
      requireTLS: account.security === 'starttls',
      ignoreTLS: account.security === 'plain',
      tls: {
        minVersion: 'TLSv1.2',
        rejectUnauthorized: true,
        ...(account.authority === undefined ? {} : { ca: account.authority }),
      },
      connectionTimeout: limits.connectMs,
      greetingTimeout: limits.connectMs,
      socketTimeout: limits.silenceMs,
      socketCloseTimeout: 1000,
    })
    this.connection = connection
    connection.on('error', (error) => this.lost(error))
    // After a 421 the library ends first and reports the reply next: its own report goes before ours.
    connection.on('end', () => setImmediate(() => this.lost(new Error('the connection was closed'))))
    return connection
  }

  async send(email: ComposedEmail, hooks: SendHooks): Promise<SendOutcome> {
    this.sent++
    const journal: Journal = { dataStarted: false, withdrawn: null, starting: null }
    const deadline = setTimeout(
      () => this.lost(Object.assign(new Error('the message took too long'), { code: 'ETIMEDOUT' })),
      this.limits.messageMs,
    )
    try {
      const response = await this.transmit(email, journal, hooks)
      return { kind: 'accepted', response }
    } catch (error) {
      // Whatever stopped in the middle leaves the conversation in an unknown place.
      if (journal.starting !== null) this.close()
      // The hook may still be committing when the server hangs up: its end is awaited, so that no state changes after the verdict.
      await journal.starting?.catch(() => undefined)
      return verdict(error, journal, email.envelope.to)
    } finally {
      clearTimeout(deadline)
    }
  }

  /** Whether another message may follow; after a refusal the transaction that it left open is first reset. */
  async ready(after: SendOutcome): Promise<boolean> {
    const { connection } = this
    if (!this.alive || !connection || after.kind === 'accepted') return this.alive
    return this.call((done) => connection.reset(done)).then(
      () => true,
      () => false,
    )
  }

  quit(): void {
    if (this.alive) this.connection?.quit()
    else this.close()
    this.alive = false
  }

  close(): void {
    this.alive = false
    this.connection?.close()
  }

  private transmit({ envelope, content }: ComposedEmail, journal: Journal, hooks: SendHooks): Promise<string> {
    // What stands here happens when the server has answered 354, and agreed to listen.
    const begin = async (): Promise<void> => {
      journal.starting = hooks.onDataStart()
      try {
        await journal.starting
      } catch (error) {
        journal.withdrawn = error instanceof Error ? error : new Error('withdrawn')
        throw error
      }
      if (!this.alive) throw new Error('the connection was closed')
      journal.dataStarted = true
    }
    const body = new ContentStream({ content, begin })
    const { connection } = this
    if (!connection) throw new Error('not opened')
    return new Promise((resolve, reject) => {
      this.interrupt = reject
      connection.send({ from: envelope.from, to: [envelope.to], size: content.length }, body, (error, info) =>
        error ? reject(error) : resolve(info.response ?? ''),
      )
    })
  }

  private call(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.interrupt = reject
      start((error) => (error ? reject(error) : resolve()))
    })
  }

  private lost(error: Error): void {
    this.alive = false
    this.connection?.close()
    this.interrupt(error)
  }
}

/** Asked again for a fresh token once, when the server refuses the one that was kept. */
const tokenLogin = (user: string, tokens: AccessTokens) => ({
  user,
  method: 'XOAUTH2',
  oauth2: new XOAuth2({
    user,
    provisionCallback: (_user, renew, done) => {
      void tokens(renew).then(
        (token) => setImmediate(done, null, token),
        (error: Error) => setImmediate(done, error),
      )
    },
  }),
})

type Journal = { dataStarted: boolean; withdrawn: Error | null; starting: Promise<void> | null }

/** After the content began, only a complete refusal that answers it is a refusal; anything else is not known. */
function verdict(error: unknown, journal: Journal, recipient: string): SendOutcome {
  if (journal.withdrawn) {
    const response = journal.withdrawn.message
    const problem: EmailProblem = { kind: 'withdrawn', code: 'withdrawn', response, accountWide: false }
    return { kind: 'rejected', permanent: false, code: problem.code, response, recipient: null, problem }
  }
  const { code, command, responseCode = 0 } = error as SmtpError
  const answered = code === 'EMESSAGE' && command === 'DATA' && responseCode >= 400
  if (journal.dataStarted && !answered) return { kind: 'unknown', reason: (error as Error).message }
  const problem = problemOf(error, 'message')
  const permanent =
    !problem.accountWide &&
    problem.kind !== 'temporary' &&
    problem.kind !== 'connection-lost' &&
    problem.kind !== 'timeout'
  return {
    kind: 'rejected',
    permanent,
    code: problem.code,
    response: problem.response,
    recipient: command === 'RCPT TO' ? recipient : null,
    problem,
  }
}

type SmtpError = Error & {
  readonly code?: string
  readonly originalCode?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
  readonly timeoutType?: string
}

export function problemOf(error: unknown, phase: 'setup' | 'message'): EmailProblem {
  const { response, responseCode, message, code = '' } = error as SmtpError
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  const kind = kindOf(error as SmtpError, phase, enhanced)
  const { command } = error as SmtpError
  // Nothing was said of a recipient yet: whatever is refused for good here is refused of the next message as well.
  const isOfAll = kind === 'policy' && command === 'MAIL FROM'
  return {
    kind,
    code: enhanced ?? (responseCode ? String(responseCode) : code || kind),
    response: (response ?? message).slice(0, 500),
    accountWide: phase === 'setup' || isOfAll || OF_ACCOUNT.includes(kind),
  }
}

const OF_ACCOUNT: readonly EmailProblemKind[] = ['authentication', 'sender-refused', 'rate-limited']

/** Postfix says at the recipient that the sender may not use this address, or is not signed in. */
const SENDER_AT_RECIPIENT = /sender address rejected: not (owned|logged in)/i

function kindOf(error: SmtpError, phase: 'setup' | 'message', enhanced: string | undefined): EmailProblemKind {
  const { code = '', originalCode = '', command = '', response = '', responseCode = 0, message } = error
  if (code === 'platform.address_inside') return 'address-inside'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'host-not-found'
  if (code === 'ECONNREFUSED') return 'connection-refused'
  if (code === 'ETIMEDOUT' || originalCode === 'ETIMEDOUT') return 'timeout'
  if (isRateLimit(error, enhanced)) return 'rate-limited'
  if (code === 'EAUTH') return responseCode >= 400 && responseCode < 500 ? 'temporary' : 'authentication'
  if (command === 'STARTTLS' || /STARTTLS/.test(message)) return 'tls-missing'
  if (/certificate|altname|self.signed|CERT_/i.test(`${message} ${originalCode} ${code}`)) return 'certificate'
  if (code === 'ETLS' || /SSL|TLS|EPROTO/.test(`${message} ${originalCode}`)) return 'tls'
  if (responseCode >= 400 && responseCode < 500) return 'temporary'
  if (code === 'EPROTOCOL' && phase === 'setup') return 'not-a-mail-server'
  if (responseCode === 552 || /larger than allowed/.test(message)) return 'too-large'
  // Signed in when the connection began, and no longer: the password was changed meanwhile.
  if (responseCode === 530 && phase === 'message') return 'authentication'
  if (command === 'RCPT TO' && SENDER_AT_RECIPIENT.test(response)) return 'sender-refused'
  if (enhanced?.startsWith('5.7.')) return 'policy'
  if (command === 'MAIL FROM') return 'sender-refused'
  if (command === 'RCPT TO') return 'recipient-refused'
  return responseCode >= 500 ? 'message-refused' : 'connection-lost'
}

/** What Gmail and Microsoft say, for good, to the message after the last one of a day. */
const SPENT = /^5\.(4\.5|1\.90)$/

/** The account was too quick, whoever the message is for: 421 and 4.7.x at the door, or words that say so. */
function isRateLimit(
  { command = '', responseCode = 0, response = '' }: SmtpError,
  enhanced: string | undefined,
): boolean {
  if (responseCode >= 500)
    return SPENT.test(enhanced ?? '') || /\b(daily|hourly)\b.{0,40}\b(limit|quota)/i.test(response)
  if (responseCode < 400 || /greylist/i.test(response)) return false
  const said = /\brate\b|too many|quota|limit|throttl|exceeded/i.test(response)
  return said || (command === 'MAIL FROM' && (enhanced?.startsWith('4.7.') === true || responseCode === 421))
}
