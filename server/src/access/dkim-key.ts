// The private key that signs what leaves: looked at before it is kept, so that nobody learns from a refused reminder that it
// cannot sign.

import { createPrivateKey } from 'node:crypto'
import { Refusal } from '#kernel'

/** RFC 8301: receivers do not count shorter ones. */
const SHORTEST_BITS = 1024

/** Only RSA is accepted by all large receivers yet; the program signs with nothing else. */
export function checkDkimKey(pem: string): void {
  const { type = 'unreadable', bits = 0 } = keyIn(pem)
  if (type === 'rsa' && bits >= SHORTEST_BITS) return
  throw new Refusal('access.dkim_key_unusable', { found: type === 'rsa' ? `RSA ${bits}` : type })
}

function keyIn(pem: string): { readonly type?: string | undefined; readonly bits?: number | undefined } {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem)
    return { type: asymmetricKeyType, bits: asymmetricKeyDetails?.modulusLength }
  } catch {
    return {}
  }
}
