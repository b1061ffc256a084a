// Whether what the company sends will be believed: the records of the domains it sends from, with plain advice for whoever keeps it.

import { type Secrets, settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import { type Company, type Locale, Refusal, type Shell } from '#kernel'
import { type DomainFinding, type TextRecords, checkDomain } from './channels/check-domain.ts'
import { adviseOn } from './channels/domain-advice.ts'
import { type CompanyMail, companyMailAccount } from './company-sender.ts'

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
  const accounts = await shell.inCompany(company, async (ctx) => {
    const keys = mailAccountKeys(await settingsOf(ctx))
    const opened: CompanyMail[] = []
    for (const key of keys) {
      const account = await companyMailAccount(ctx, secrets, key)
      if (account) opened.push(account)
    }
    return opened
  })
  if (accounts.length === 0) throw new Refusal('outreach.no_mail_account')
  const findings: DomainFinding[] = []
  const asked = new Set<string>()
  for (const { account, senders } of accounts) {
    const { host, dkim } = account
    const domains = new Set([account.from, ...senders].map(({ email }) => email.slice(email.lastIndexOf('@') + 1)))
    for (const domain of domains) {
      // Two accounts of one domain at one server would hear the same twice.
      if (asked.has(`${domain} ${host}`)) continue
      asked.add(`${domain} ${host}`)
      const question = { domain, smtpHost: host, dkim: dkim && covers(dkim.domain, domain) ? dkim : null }
      findings.push(
        ...(await checkDomain(question, records).catch((error: unknown) => {
          throw new Refusal('outreach.dns_silent', { domain, reason: (error as NodeJS.ErrnoException).code ?? '' })
        })),
      )
    }
  }
  return findings.map((finding) => {
    const { record, state, name, value } = finding
    return { record, state, name, value, explanation: adviseOn(finding, locale) }
  })
}
