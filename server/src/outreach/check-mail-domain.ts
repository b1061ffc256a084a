// Whether what the company sends will be believed: the records of the domains it sends from, with plain advice for whoever keeps it.

import type { Secrets } from '#access'
import { type Company, type Locale, Refusal, type Shell } from '#kernel'
import { type DomainFinding, type TextRecords, checkDomain } from './channels/check-domain.ts'
import { adviseOn } from './channels/domain-advice.ts'
import { companyMailAccount } from './company-sender.ts'

export type CheckMailDomainInput = {
  readonly secrets: Secrets
  readonly locale: Locale
  readonly records: TextRecords
}

export type DomainAnswer = Pick<DomainFinding, 'record' | 'state' | 'name' | 'value'> & { readonly explanation: string }

/** DMARC counts a signature of the domain itself or of one above it. */
const covers = (signing: string, domain: string): boolean => domain === signing || domain.endsWith(`.${signing}`)

export async function checkMailDomain(
  shell: Shell,
  company: Company,
  { secrets, locale, records }: CheckMailDomainInput,
): Promise<readonly DomainAnswer[]> {
  const opened = await shell.inCompany(company, (ctx) => companyMailAccount(ctx, secrets))
  if (!opened) throw new Refusal('outreach.no_mail_account')
  const { account, senders } = opened
  const { host, dkim } = account
  const domains = new Set([account.from, ...senders].map(({ email }) => email.slice(email.lastIndexOf('@') + 1)))
  const findings: DomainFinding[] = []
  for (const domain of domains) {
    const asked = { domain, smtpHost: host, dkim: dkim && covers(dkim.domain, domain) ? dkim : null }
    findings.push(
      ...(await checkDomain(asked, records).catch((error: unknown) => {
        throw new Refusal('outreach.dns_silent', { domain, reason: (error as NodeJS.ErrnoException).code ?? '' })
      })),
    )
  }
  return findings.map((finding) => {
    const { record, state, name, value } = finding
    return { record, state, name, value, explanation: adviseOn(finding, locale) }
  })
}
