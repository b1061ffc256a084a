// How much of attachments is in memory at once, however many connections there are: a message waits until the others leave room.

export type Room = { readonly enter: (bytes: number) => Promise<void>; readonly leave: (bytes: number) => void }

/** First come, first served, so that small ones do not pass a large one for ever; one larger than the whole room goes alone. */
export function createRoom(mostBytes: number): Room {
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = []
  let inside = 0
  const fits = (bytes: number): boolean => inside === 0 || inside + bytes <= mostBytes
  const admit = (): void => {
    for (let next = waiting[0]; next && fits(next.bytes); next = waiting[0]) {
      waiting.shift()
      inside += next.bytes
      next.enter()
    }
  }
  return {
    enter: (bytes) =>
      bytes === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ bytes, enter: resolve })
            admit()
          }),
    leave: (bytes) => {
      inside -= bytes
      admit()
    },
  }
}
