/** One page of a list; `next` is the cursor to ask for the following one, null at the end. */
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }
