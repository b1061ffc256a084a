// Hands letters over to a carrier, and asks it what became of those that it has. The states are those of an e-mail: what is true no
// more does not leave, a letter begins to leave in the transaction that looked once more, and a crash in between is cleared up by
// asking the carrier, which knows each letter by our own name of it.

import { settingsOf } from '#access'
import { record } from '#evidence'
import { type Company, type Context, type Id, Refusal, type Shell, isRefusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { encloseInLetter } from './channels/letter-bundle.ts'
import { CarrierSilent, type CarrierStatus, type LetterCarrier } from './channels/letter-carrier.ts'
import { moveMessages, returnMessages } from './message-store.ts'
import { noteRegistered } from './note-registered.ts'
import { type MessageContent, messagesById } from './outbox-store.ts'
import { enclosedFiles, lettersToPrint } from './print-letters.ts'
import { lettersBegun, lettersUnderWay, registeredLetters, saveRegistered } from './registered-store.ts'
import { UNKNOWN_LETTER } from './registered.ts'
import { stillTrue } from './rules.ts'
import { mayLeave } from './settle-messages.ts'
import { standingsOf } from './standing-store.ts'
import { useActs } from './store.ts'

export type CarriedLetters = {
  readonly handedOver: number
  /** Refused by the carrier, each with its words; they wait, and can be posted by hand. */
  readonly refused: readonly { readonly messageId: Id; readonly said: string }[]
  /** Neither taken nor refused: asked about again at the next run. */
  readonly inDoubt: number
}

export async function carryLetters(shell: Shell, company: Company, carrier: LetterCarrier): Promise<CarriedLetters> {
  let inDoubt = 0
  let handedOver = await settleBegun(shell, company, carrier)
  const refused: { messageId: Id; said: string }[] = []
  const waiting = await shell.inCompany(company, async (ctx) =>
    mayLeave(await settingsOf(ctx)) ? lettersToPrint(ctx) : [],
  )
  for (const letter of waiting) {
    if (!(await shell.inCompany(company, (ctx) => beginLetter(ctx, letter)))) continue
    try {
      const pdf = await shell.inCompany(company, (ctx) => wholeLetter(ctx, letter))
      const { carrierReference } = await carrier.submit({
        reference: referenceOf(company, letter.id),
        registered: letter.channel === 'registered-letter',
        recipient: letter.recipientName,
        pdf,
      })
      await shell.inCompany(company, (ctx) => acceptLetter(ctx, carrier, letter.id, carrierReference))
      handedOver++
    } catch (error) {
      if (error instanceof CarrierSilent) inDoubt++
      else if (error instanceof Refusal) {
        const said = typeof error.data['said'] === 'string' ? error.data['said'] : error.code
        await shell.inCompany(company, (ctx) => returnMessages(ctx, [{ id: letter.id, ...UNTOUCHED, error: said }]))
        refused.push({ messageId: letter.id, said })
      } else throw error
    }
  }
  return { handedOver, refused, inDoubt }
}

/** The letter and what it says that it encloses: a carrier prints one file, and puts nothing in by hand. */
async function wholeLetter(ctx: Context, { id, letterSha256, recipientName }: MessageContent): Promise<Uint8Array> {
  const pdf = await ctx.files.read(ctx.organisationId, letterSha256 ?? '')
  const enclosures = (await enclosedFiles(ctx, [id])).get(id)
  if (!enclosures) return pdf
  return encloseInLetter({ pdf, enclosures }, ctx.today).catch((error: unknown) => {
    ctx.log.warn('outreach.enclosure_unprintable', { message: id, error })
    const files = enclosures.map(({ fileName }) => fileName).join(', ')
    throw new Refusal('outreach.enclosure_unprintable', { recipient: recipientName, files })
  })
}

/** It surely did not leave, and waits as before. */
const UNTOUCHED = { error: null, notBefore: null, counts: true } as const

const referenceOf = ({ organisationId }: Company, messageId: Id): string => `rem.${organisationId}.${messageId}`

/** What was begun and not settled: the carrier has it, or has never heard of it, and then it waits again. */
async function settleBegun(shell: Shell, company: Company, carrier: LetterCarrier): Promise<number> {
  let found = 0
  for (const id of await shell.inCompany(company, lettersBegun)) {
    const status = await askQuietly(carrier, referenceOf(company, id))
    if (status === 'silent') continue
    if (status) await shell.inCompany(company, (ctx) => acceptLetter(ctx, carrier, id, status.carrierReference))
    else await shell.inCompany(company, (ctx) => returnMessages(ctx, [{ id, ...UNTOUCHED }]))
    if (status) found++
  }
  return found
}

async function askQuietly(carrier: LetterCarrier, reference: string): Promise<CarrierStatus | null | 'silent'> {
  try {
    return await carrier.ask(reference)
  } catch (error) {
    if (error instanceof CarrierSilent) return 'silent'
    throw error
  }
}

/** True when its text still is, in the transaction in which it begins to leave. */
async function beginLetter(ctx: Context, letter: MessageContent): Promise<boolean> {
  await touchDebtors(ctx, [letter.debtorId])
  const settings = await settingsOf(ctx)
  const [kept] = await registeredLetters(ctx, [letter.id])
  const now = (await standingsOf(ctx, [letter.actId], settings)).get(letter.actId)
  if (!kept || !mayLeave(settings) || !stillTrue({ channel: letter.channel, standing: kept.standing }, now, ctx.today))
    return false
  return (await moveMessages(ctx, [{ id: letter.id }], ['prepared'], 'data-started')).size === 1
}

async function acceptLetter(
  ctx: Context,
  carrier: LetterCarrier,
  messageId: Id,
  carrierReference: string,
): Promise<void> {
  const [letter] = await messagesById(ctx, [messageId])
  if (!letter) return
  await touchDebtors(ctx, [letter.debtorId])
  if ((await moveMessages(ctx, [{ id: messageId }], ['data-started'], 'accepted')).size === 0) return
  await useActs(ctx, [letter.actId], letter.leftOn ?? ctx.today)
  await saveRegistered(ctx, messageId, { ...UNKNOWN_LETTER, carrier: carrier.name, carrierReference })
  await record(ctx, [
    {
      kind: 'letter.handed_over',
      subjectKind: 'message',
      subjectId: messageId,
      debtorId: letter.debtorId,
      payload: { carrier: carrier.name, carrierReference, to: letter.recipientName, sha256: letter.letterSha256 },
    },
  ])
}

/**
 * Asks about all that are under way; what is new is noted, with its proofs. Returns how many had news. News that cannot be (a deposit of
 * tomorrow, the number of another letter) is asked for again next time, and keeps nobody else's back.
 */
export async function askCarrier(shell: Shell, company: Company, carrier: LetterCarrier): Promise<number> {
  let news = 0
  for (const messageId of await shell.inCompany(company, (ctx) => lettersUnderWay(ctx, carrier.name))) {
    const status = await askQuietly(carrier, referenceOf(company, messageId))
    if (status === 'silent' || status === null) continue
    try {
      if (await shell.inCompany(company, (ctx) => noteStatus(ctx, messageId, status))) news++
    } catch (error) {
      if (!isRefusal(error)) throw error
      shell.log.warn('outreach.carrier_news_refused', { message: messageId, error })
    }
  }
  return news
}

async function noteStatus(ctx: Context, messageId: Id, status: CarrierStatus): Promise<boolean> {
  const [known] = await registeredLetters(ctx, [messageId])
  if (!known || known.channel !== 'registered-letter') return false
  const { number, depositedOn, fate } = status
  const isNews = number !== known.number || depositedOn !== known.depositedOn || fate !== null
  if (!isNews) return false
  const keep = async (proof: Uint8Array | null): Promise<string | null> =>
    proof && (await ctx.files.put(ctx.organisationId, proof)).sha256
  const depositSha256 = await keep(status.depositProof)
  const receiptSha256 = await keep(status.receiptProof)
  await noteRegistered(ctx, {
    messageId,
    ...(number !== null && { number }),
    ...(depositedOn !== null && { depositedOn }),
    ...(fate !== null && { fate }),
    ...(depositSha256 !== null && { depositSha256 }),
    ...(receiptSha256 !== null && { receiptSha256 }),
  })
  return true
}
