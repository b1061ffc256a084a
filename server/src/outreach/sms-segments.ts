// How many text messages a text is (3GPP TS 23.038 and 23.040): 160 characters of the telephone's own alphabet or 70 others, a
// little less in each part of a longer one. A character that takes two places is never cut in two.

export type SmsSegments = { readonly alphabet: 'gsm-7' | 'ucs-2'; readonly segments: number }

const ONE_PLACE = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Written with an escape before them. */
const TWO_PLACES = new Set('\f^{}\\[~]|€')

export function smsSegments(text: string): SmsSegments {
  const characters = Array.from(text)
  const isPlain = characters.every((character) => ONE_PLACE.has(character) || TWO_PLACES.has(character))
  return isPlain
    ? {
        alphabet: 'gsm-7',
        segments: parts(
          characters.map((one) => (TWO_PLACES.has(one) ? 2 : 1)),
          160,
          153,
        ),
      }
    : {
        alphabet: 'ucs-2',
        segments: parts(
          characters.map((one) => one.length),
          70,
          67,
        ),
      }
}

function parts(places: readonly number[], alone: number, inParts: number): number {
  if (places.reduce((sum, width) => sum + width, 0) <= alone) return 1
  let count = 1
  let used = 0
  for (const width of places) {
    if (used + width > inParts) {
      count++
      used = 0
    }
    used += width
  }
  return count
}
