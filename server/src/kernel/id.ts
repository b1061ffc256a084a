/** A whole number that names a row within one organisation. Not a secret: tenancy keeps others out. */
export type Id = number
