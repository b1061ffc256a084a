// Rows found by a hash, in columns of whole numbers: a million of them take some megabytes. Pure.

export type HashTable = { readonly find: (hash: number) => number[] }

/** Rows by hash, in buckets laid end to end. `rows`: beside the hashes; null where the hash at place n is of row n. */
export function hashTable(hashes: Uint32Array, rows: Int32Array | null): HashTable {
  const bits = Math.max(4, Math.ceil(Math.log2(hashes.length + 1)))
  const starts = new Uint32Array(2 ** bits + 1)
  const shift = 32 - bits
  for (const hash of hashes) starts[(hash >>> shift) + 1] = (starts[(hash >>> shift) + 1] ?? 0) + 1
  for (let bucket = 1; bucket < starts.length; bucket++)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const next = starts.slice()
  const places = new Uint32Array(hashes.length)
  hashes.forEach((hash, place) => {
    const bucket = hash >>> shift
    const at = next[bucket] ?? 0
    places[at] = place
    next[bucket] = at + 1
  })
  const find = (hash: number): number[] => {
    const found: number[] = []
    const bucket = hash >>> shift
    for (let at = starts[bucket] ?? 0; at < (starts[bucket + 1] ?? 0); at++) {
      const place = places[at] ?? 0
      if (hashes[place] === hash) found.push(rows === null ? place : (rows[place] ?? 0))
    }
    return found
  }
  return { find }
}
