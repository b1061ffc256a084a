// Where the sending process can be told to kill itself, and what it is told.

export const OWN_STEPS = ['before-commit', 'after-commit', 'before-mailbox', 'after-mailbox'] as const
export type OwnStep = (typeof OWN_STEPS)[number]

export type SenderInput = {
  readonly organisationId: number
  readonly now: string
  readonly killAt?: { readonly step: OwnStep; readonly nth: number }
}
