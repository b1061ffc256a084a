// What a gateway tells us by itself: what became of a text message, and that somebody replied STOP. Told twice it counts once. Whose
// message it is stands in our key; a STOP without one holds for every company here that wrote to that number.

import { createHash, timingSafeEqual } from 'node:crypto'
import { organisationIds } from '#access'
import { type Company, type Context, type Id, Refusal, type Shell } from '#kernel'
import type { SmsFate } from './channels/sms-gateway.ts'
import { mobileNumber } from './mobile-number.ts'
import { noteFate } from './send-sms.ts'
import { hasTexted, smsByKey } from './sms-store.ts'
import { stopSms } from './stop-sms.ts'

export type SmsEvent =
  | { readonly kind: 'delivery'; readonly key: string; readonly status: SmsFate }
  | { readonly kind: 'stop'; readonly number: string; readonly key?: string | undefined }

/** Refuses whoever does not know the key, in the same time whatever was given. `expected`: null where none is set. */
export function checkSmsKey(expected: string | null, given: string): void {
  if (expected === null) throw new Refusal('outreach.sms_hook_off')
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  if (!timingSafeEqual(digest(given), digest(expected))) throw new Refusal('outreach.sms_hook_key')
}

/** Returns how many companies it concerned. */
export async function hearSms(shell: Shell, event: SmsEvent): Promise<number> {
  const known = await organisationIds(shell)
  const ofKey = event.key === undefined ? null : organisationOf(event.key, known)
  if (event.kind === 'delivery') {
    const { key, status } = event
    await shell.inCompany(companyOf(ofKey ?? unknown(key)), (ctx) => noteReport(ctx, key, status))
    return 1
  }
  const { number } = event
  let heard = 0
  for (const id of ofKey === null ? known : [ofKey])
    if (await shell.inCompany(companyOf(id), (ctx) => stopIfTexted(ctx, number))) heard++
  return heard
}

async function noteReport(ctx: Context, key: string, status: SmsFate): Promise<void> {
  const sms = await smsByKey(ctx, key)
  if (sms === null) return unknown(key)
  await noteFate(ctx, sms, status, 'webhook')
}

async function stopIfTexted(ctx: Context, number: string): Promise<boolean> {
  const phone = mobileNumber(number, 'FR')
  if (phone === null) throw new Refusal('outreach.not_a_mobile', { number })
  if (!(await hasTexted(ctx, phone))) return false
  await stopSms(ctx, { number })
  return true
}

/** `rem.COMPANY.MESSAGE.LOT`, as `startSms` draws it. */
function organisationOf(key: string, known: readonly Id[]): Id {
  const id = Number(/^rem\.(\d{1,10})\.\d{1,10}\.[0-9a-f]{16}$/.exec(key)?.[1])
  return known.find((one) => one === id) ?? unknown(key)
}

function unknown(key: string): never {
  throw new Refusal('outreach.sms_unknown', { key: key.slice(0, 80) })
}

const companyOf = (organisationId: Id): Company => ({ organisationId, actor: { kind: 'system', name: 'gateway' } })
