// Sends e-mail through the company's own account, one recipient per transaction, and says exactly what became of each message.
// The verdict follows our own mark of when the content began to leave, never the library's error code: it gives the same one
// whether the server died before or after accepting.

import type { Instant, WayOut } from '#kernel'
import { type AccessTokens, type OAuthAccess, accessTokens } from './access-token.ts'
import { type ComposedEmail, composeEmail } from './compose-email.ts'
import type { EmailProblem } from './email-problem.ts'
import { pacer, usualLimits } from './provider-limits.ts'
import { SmtpConversation, type SmtpLimits, problemOf } from './smtp-conversation.ts'

export type MailAccount = {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte (465), `starttls` required (587), `plain` only to a server on this machine. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string | null
  readonly password: string | null
  readonly from: Mailbox
  /** The person who reads the answers; null = the sender itself. */
  readonly replyTo: Mailbox | null
  /** Sign-in by OAuth 2.0 instead of the password. */
  readonly oauth?: OAuthAccess
  readonly dkim?: DkimKey
  /** Messages that may begin in a minute; else what is usual for the provider. */
  readonly perMinute?: number
  /** A certificate authority of the company's own, PEM. */
  readonly authority?: string
}

/** One to send through, by the way that is open to its server. */
export type SendingAccount = MailAccount & { readonly wayOut: WayOut }

export type DkimKey = { readonly domain: string; readonly selector: string; readonly privateKey: string }

export type Mailbox = { readonly name: string; readonly email: string }

export type EmailMessage = {
  /** Fixed and stored before sending. */
  readonly messageId: string
  readonly to: Mailbox
  readonly subject: string
  readonly text: string
  /** As it is, or as it is kept: deflated (packed-html.ts). */
  readonly html: string | Uint8Array
  /** Now, when not given. */
  readonly date?: Instant
  /** The Message-IDs of earlier messages of this conversation, oldest first. */
  readonly thread?: readonly string[]
  /** In whose name it leaves; the account's own when not given. What comes back undelivered goes to the account all the same. */
  readonly from?: Mailbox
  readonly replyTo?: Mailbox
  /** Written by a person: it does not say of itself that a machine made it (RFC 3834). */
  readonly isPersonal?: boolean
  readonly attachments?: readonly EmailAttachment[]
}

export type EmailAttachment = { readonly fileName: string; readonly contentType: string; readonly content: Uint8Array }

export type SendOutcome =
  /** The server answered 250 after the content. */
  | { readonly kind: 'accepted'; readonly response: string }
  /** It surely did not leave. `permanent`: the same message to the same recipient will be refused again. */
  | {
      readonly kind: 'rejected'
      readonly permanent: boolean
      /** Enhanced status (`5.1.1`) or SMTP code where the server gave one. */
      readonly code: string
      readonly response: string
      readonly recipient: string | null
      readonly problem: EmailProblem
    }
  /** The content began to leave and no complete answer came back. */
  | { readonly kind: 'unknown'; readonly reason: string }

export type SendHooks = {
  /**
   * Awaited after the server agreed to take the content and before its first byte: commit `data-started` here. When it
   * throws, nothing is transmitted and the outcome is `rejected` with the problem `withdrawn`.
   */
  readonly onDataStart: () => Promise<void>
}

export type Sender = {
  /** Throws for a message that cannot be composed, before anything is said. */
  readonly send: (email: EmailMessage | ComposedEmail, hooks: SendHooks) => Promise<SendOutcome>
  /** Messages that can be under way at once. */
  readonly connections: number
  /** Messages that begin in a minute at most. */
  readonly perMinute: number | null
  /** Ends idle connections; those in use end when their message is done. */
  readonly close: () => Promise<void>
}

export type SenderOptions = {
  readonly connections?: number
  readonly messagesPerConnection?: number
  readonly limits?: Partial<SmtpLimits>
}

/** Opens no connection yet. Throws when the account would send a password or a message in clear over a network. */
export function openSender(account: SendingAccount, options: SenderOptions = {}): Sender {
  const pool = new Pool(account, options)
  return {
    connections: pool.most,
    perMinute: pool.perMinute,
    send: async (email, hooks) => pool.send('envelope' in email ? email : await composeEmail(email, account), hooks),
    close: () => pool.close(),
  }
}

class Pool {
  /** One after the other through the gate of the provider's rate. */
  private readonly gate: () => Promise<void>
  private readonly tokens: AccessTokens | null
  private readonly idle: SmtpConversation[] = []
  private readonly waiting: (() => void)[] = []
  private readonly account: SendingAccount
  private readonly limits: Partial<SmtpLimits>
  readonly most: number
  readonly perMinute: number | null
  private readonly uses: number
  private busy = 0
  private closed = false

  constructor(account: SendingAccount, options: SenderOptions) {
    const usual = usualLimits(account.host)
    const { connections = usual.connections, messagesPerConnection = 100, limits = {} } = options
    SmtpConversation.check(account)
    this.tokens = account.oauth ? accessTokens(account.oauth) : null
    this.perMinute = account.perMinute ?? usual.perMinute
    this.gate = pacer(this.perMinute)
    this.account = account
    this.limits = limits
    this.most = connections
    this.uses = messagesPerConnection
  }

  async send(email: ComposedEmail, hooks: SendHooks): Promise<SendOutcome> {
    while (this.busy >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve))
    this.busy++
    try {
      await this.gate()
      return (await this.sendKept(email, hooks)) ?? (await this.sendFresh(email, hooks))
    } finally {
      this.busy--
      this.waiting.shift()?.()
    }
  }

  /** A connection kept from an earlier message may have died in the meantime: null when it did, before anything began. */
  private async sendKept(email: ComposedEmail, hooks: SendHooks): Promise<SendOutcome | null> {
    const kept = this.idle.pop()
    if (!kept) return null
    let begun = false
    const onDataStart = (): Promise<void> => {
      begun = true
      return hooks.onDataStart()
    }
    const outcome = await kept.send(email, { onDataStart })
    const died = outcome.kind === 'rejected' && outcome.problem.kind === 'connection-lost' && !begun
    return died ? null : this.release(kept, outcome)
  }

  private async sendFresh(email: ComposedEmail, hooks: SendHooks): Promise<SendOutcome> {
    const fresh = new SmtpConversation(this.account, { limits: this.limits, tokens: this.tokens })
    try {
      await fresh.open()
    } catch (error) {
      fresh.close()
      const problem = problemOf(error, 'setup')
      return {
        kind: 'rejected',
        permanent: false,
        code: problem.code,
        response: problem.response,
        recipient: null,
        problem,
      }
    }
    return this.release(fresh, await fresh.send(email, hooks))
  }

  private async release(conversation: SmtpConversation, outcome: SendOutcome): Promise<SendOutcome> {
    const usable = !this.closed && conversation.sent < this.uses && (await conversation.ready(outcome))
    if (usable) this.idle.push(conversation)
    else conversation.quit()
    return outcome
  }

  async close(): Promise<void> {
    this.closed = true
    for (const conversation of this.idle.splice(0)) conversation.quit()
  }
}
