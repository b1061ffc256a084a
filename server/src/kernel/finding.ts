// One thing that `quittance doctor` looked at: how it stands, in words, and what to do where something is to be done.

export type Finding = {
  /** What was looked at: `law.rates`, `mail.account`. Stable, for scripts. */
  readonly about: string
  /** `advice`: works, and would be better or will soon be wrong. `wrong`: something does not work, or cannot leave. */
  readonly state: 'well' | 'advice' | 'wrong'
  readonly fr: string
  readonly en: string
}
