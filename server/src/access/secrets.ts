// Encrypts what the store must not hold in the clear: AES-256-GCM under the installation's secret, bound to the company and
// the purpose, so that a sealed text copied to another row does not open.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { Refusal } from '#kernel'
import type { Id } from '#kernel'

export type Secrets = {
  seal(place: SecretPlace, text: string): string
  /** Throws access.secret_changed when the installation's secret is not the one it was sealed with. */
  open(place: SecretPlace, sealed: string): string
  /** What only we could have written under a text: HMAC-SHA256, 43 characters of base64url. */
  sign(purpose: SignedPurpose, text: string): string
}

export type SignedPurpose = 'colleague-question' | 'linked-file'

export type SecretPlace = {
  readonly organisationId: Id
  /** `mail-connection`: what a person comes back with from a provider, for a quarter of an hour. */
  readonly purpose: 'mail-password' | 'mail-application-secret' | 'mail-dkim-key' | 'mail-connection'
  /** Of which mail account; null: the company's own. */
  readonly account: string | null
}

const NONCE_LENGTH = 12
const TAG_LENGTH = 16

export function createSecrets(secret: Uint8Array): Secrets {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'quittance secrets', 32))
  const boundTo = ({ organisationId, purpose, account }: SecretPlace): Buffer =>
    Buffer.from(`${organisationId} ${purpose}${account === null ? '' : ` ${account}`}`)
  const signingKey = Buffer.from(hkdfSync('sha256', secret, '', 'quittance signatures', 32))
  return {
    sign: (purpose, text) => createHmac('sha256', signingKey).update(`${purpose} ${text}`).digest('base64url'),
    seal: (place, text) => {
      const nonce = randomBytes(NONCE_LENGTH)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open: (place, sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_LENGTH), {
        authTagLength: TAG_LENGTH,
      })
      decipher.setAAD(boundTo(place)).setAuthTag(bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH))
      try {
        return decipher.update(bytes.subarray(NONCE_LENGTH + TAG_LENGTH), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw new Refusal('access.secret_changed')
      }
    },
  }
}
