// The link by which a colleague answers: which question of which company, until when, and our signature under it. Nothing else
// opens it, and it says nothing about anybody.

import { timingSafeEqual } from 'node:crypto'
import type { Secrets } from '#access'
import { type Day, type Id, parseDay } from '#kernel'

export type QuestionPlace = { readonly organisationId: Id; readonly questionId: Id; readonly untilDay: Day }

const PURPOSE = 'colleague-question'

export function questionToken(secrets: Secrets, { organisationId, questionId, untilDay }: QuestionPlace): string {
  const text = `${organisationId}.${questionId}.${untilDay}`
  return `${text}.${secrets.sign(PURPOSE, text)}`
}

/** Null for whatever we did not sign. */
export function placeOfToken(secrets: Secrets, token: string): QuestionPlace | null {
  const match = /^(([1-9]\d{0,9})\.([1-9]\d{0,9})\.(\d{4}-\d\d-\d\d))\.([A-Za-z0-9_-]{43})$/.exec(token)
  if (!match) return null
  const [, text = '', organisation, question, day = '', signature = ''] = match
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(secrets.sign(PURPOSE, text)))) return null
  const untilDay = parseDay(day)
  return untilDay && { organisationId: Number(organisation), questionId: Number(question), untilDay }
}
