// The text of an act as a screen shows it: to whom, what, or why it cannot be written.

import type { LetterPages, PreviewedAct } from '#outreach'
import type { Id, Locale } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'

const NOBODY = { name: '', email: null, postal: null }
const NOTHING = { subject: '', text: '', html: null, letterUrl: null, pages: null, recipient: NOBODY }

type Shown = { readonly actId: Id; readonly preview: PreviewedAct; readonly pages: LetterPages | null }

export function describePreview({ actId, preview, pages }: Shown, locale: Locale) {
  const letterUrl = `/api/v1/acts/${actId}/letter`
  switch (preview.kind) {
    case 'written': {
      const { of, rendered } = preview
      const isEmail = of.act.channel === 'email'
      return {
        subject: rendered.subject,
        text: rendered.text,
        html: isEmail ? rendered.html : null,
        letterUrl: isEmail ? null : letterUrl,
        pages,
        recipient: {
          name: of.debtor.contactName ?? of.debtor.name,
          email: isEmail ? of.debtor.email : null,
          postal: of.debtor.city,
        },
        missing: [],
      }
    }
    case 'sms': {
      const { to, text, of } = preview.sms
      const recipient = { name: to.name ?? of.debtor.name, email: to.phone, postal: null }
      return { ...NOTHING, text, recipient, missing: [] }
    }
    case 'kept': {
      const { subject, text, html, letterSha256, recipientName, recipientEmail, recipientPhone } = preview.message
      const recipient = { name: recipientName, email: recipientEmail ?? recipientPhone, postal: null }
      return { ...NOTHING, subject, text, html, letterUrl: letterSha256 && letterUrl, recipient, missing: [] }
    }
    case 'refused':
      return { ...NOTHING, missing: [refusalSentence(preview.refusal.code, preview.refusal.data, locale)] }
    case 'not-written':
      return { ...NOTHING, missing: [] }
  }
}
