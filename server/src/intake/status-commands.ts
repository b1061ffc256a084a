// Statuses of electronic invoices that are ours to say, at the command line.

import { writeFile } from 'node:fs/promises'
import { parseHundredths } from '@quittance/law'
import { parseDay } from '#kernel'
import { formatMoney } from '#kernel/format.ts'
import { findItem } from '#ledger'
import { type Command, UsageError } from '#platform/command.ts'
import { writeCollectedStatus } from './write-collected-status.ts'

const statusWrite: Command = {
  name: 'status write',
  summary: {
    fr: 'Écrit le statut « encaissée » (212) d’une facture électronique, à remettre à la plateforme quand la TVA est due à l’encaissement.',
    en: 'Writes the status “collected” (212) of an electronic invoice, for the platform where VAT falls due on receipts.',
  },
  usage: 'quittance status write 212 INVOICE --out FILE [--amount AMOUNT] [--on DAY]',
  options: { out: { type: 'string' }, amount: { type: 'string' }, on: { type: 'string' } },
  run: async (input) => {
    const [code, invoice, ...others] = input.positionals
    const { out, amount, on } = input.values
    if (code !== '212' || invoice === undefined || others.length > 0 || typeof out !== 'string')
      throw new UsageError(statusWrite.usage)
    const amountCents = typeof amount === 'string' ? parseHundredths(amount) : undefined
    const day = typeof on === 'string' ? parseDay(on) : undefined
    if (amountCents === null || day === null) throw new UsageError(statusWrite.usage)
    const shell = await input.shell()
    const written = await shell.inCompany(await input.company(), async (ctx) => {
      const { id: itemId } = await findItem(ctx, invoice)
      const collected = { itemId, collectedOn: day ?? ctx.today, ...(amountCents !== undefined && { amountCents }) }
      const status = await writeCollectedStatus(ctx, collected)
      // Inside the transaction: a status that could not be written to its file was not said.
      await writeFile(out, status.xml)
      return status
    })
    const told = formatMoney(written.amountCents, 'EUR', input.locale)
    const text = {
      fr: `Statut 212 : ${told} encaissés, écrit dans ${out}.`,
      en: `Status 212: ${told} collected, written to ${out}.`,
    }
    return { json: { statusCode: '212', amountCents: written.amountCents, file: out }, text: text[input.locale] }
  },
}

export const commands: readonly Command[] = [statusWrite]
