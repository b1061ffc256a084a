// One refusal of the catalogue.

/** The HTTP status and the sentence in both languages; `{name}` is filled from the refusal's data. */
export type RefusalEntry = { readonly status: number; readonly fr: string; readonly en: string }
