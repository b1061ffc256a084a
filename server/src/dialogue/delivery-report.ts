// The machine-readable part of a delivery report (RFC 3464): groups of fields, the first about the message, one for each recipient.

import type { DeliveryReport } from './model.ts'

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const

export function reportsIn(part: string): readonly DeliveryReport[] {
  return part
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[ \t]*\n)+/)
    .flatMap((group) => reportOf(fieldsOf(group)))
}

/** Message-IDs without their brackets, in the order of the text. */
export function messageIdsIn(text: string): readonly string[] {
  return [...text.matchAll(/<([^<>\s]{3,250}@[^<>\s]{1,250})>/g)].map((match) => match[1] as string)
}

function fieldsOf(group: string): ReadonlyMap<string, string> {
  const unfolded = group.replace(/\n[ \t]+/g, ' ')
  return new Map(
    unfolded.split('\n').flatMap((line) => {
      const colon = line.indexOf(':')
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const]
    }),
  )
}

function reportOf(fields: ReadonlyMap<string, string>): readonly DeliveryReport[] {
  const address = fields.get('final-recipient') ?? fields.get('original-recipient')
  const said = fields.get('action')?.split(/\s/)[0]?.toLowerCase()
  const action = ACTIONS.find((known) => known === said)
  const recipient = address === undefined ? null : recipientOf(address)
  if (recipient === null || action === undefined) return []
  return [
    {
      recipient,
      action,
      status: statusIn(fields.get('status') ?? ''),
      diagnostic: textAfterType(fields.get('diagnostic-code') ?? '') || null,
    },
  ]
}

/** `rfc822; someone@example.org`, with or without brackets. */
function recipientOf(field: string): string | null {
  const address = textAfterType(field).replace(/^<|>$/g, '').trim().toLowerCase()
  return address.includes('@') ? address : null
}

const textAfterType = (field: string): string => field.slice(field.indexOf(';') + 1).trim()

/** An enhanced status code (RFC 3463) in a text: `5.1.1`, not the beginning of an address of four numbers. */
export function statusIn(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1] ?? null
}
