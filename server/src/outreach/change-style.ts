// A person chooses the colour or the logo of the company's messages. What could not be read, or is no plain picture, is refused.

import { record } from '#evidence'
import { type Context, Refusal } from '#kernel'
import { renderLetters } from './channels/letter.ts'
import { checkLogo } from './check-logo.ts'
import { exampleSituation } from './example-situation.ts'
import { defaultTemplate } from './default-templates.ts'
import { LEAST_CONTRAST, type Logo, type MessageStyle, contrastWithWhite, readableColour } from './message-style.ts'
import { renderMessage, templateName } from './render-message.ts'
import { styleOf, writeStyle } from './style-store.ts'

export async function changeColour(
  ctx: Context,
  { colour }: { readonly colour: string | null },
): Promise<MessageStyle> {
  const wanted = colour?.toLowerCase() ?? null
  if (wanted !== null && !/^#[0-9a-f]{6}$/.test(wanted))
    throw new Refusal('outreach.colour_unknown', { colour: wanted })
  const contrast = wanted === null ? null : contrastWithWhite(wanted)
  if (wanted !== null && contrast !== null && contrast < LEAST_CONTRAST)
    throw new Refusal('outreach.colour_pale', {
      colour: wanted,
      // Rounded down: 4.48 is not 4.5.
      contrast: Math.floor(contrast * 10) / 10,
      least: LEAST_CONTRAST,
      suggestion: readableColour(wanted),
    })
  return change(ctx, { ...(await styleOf(ctx)), colour: wanted })
}

export async function changeLogo(
  ctx: Context,
  { content }: { readonly content: Uint8Array | null },
): Promise<MessageStyle> {
  const style = await styleOf(ctx)
  if (content === null) return change(ctx, { ...style, logo: null })
  const type = checkLogo(content)
  const { sha256 } = await ctx.files.put(ctx.organisationId, content)
  const logo = { sha256, type }
  await tryLogo(logo, content)
  return change(ctx, { ...style, logo })
}

/** The logo's bytes, for whoever typesets; null where there is none. */
export async function logoOf(ctx: Context, { logo }: MessageStyle): Promise<Uint8Array | null> {
  return logo && ctx.files.read(ctx.organisationId, logo.sha256)
}

/** A picture that the typesetter cannot draw would hold every letter back: one letter is made with it first. */
async function tryLogo(logo: Logo, content: Uint8Array): Promise<void> {
  const situation = exampleSituation()
  const { letter } = renderMessage(defaultTemplate(templateName(situation)), situation, {
    channel: 'letter',
    style: { colour: null, logo },
  })
  await renderLetters([letter], content).catch(() => {
    throw new Refusal('outreach.logo_refused', { problem: 'PNG, SVG' })
  })
}

async function change(ctx: Context, style: MessageStyle): Promise<MessageStyle> {
  await writeStyle(ctx, style)
  const payload = { colour: style.colour, logo: style.logo?.sha256 ?? null }
  await record(ctx, [{ kind: 'style.changed', subjectKind: 'company', subjectId: ctx.organisationId, payload }])
  return style
}
