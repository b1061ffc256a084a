// The SQL of the company's style.

import type { Context } from '#kernel'
import type { LogoType, MessageStyle } from './message-style.ts'
import { PLAIN_STYLE } from './message-style.ts'

type StyleRow = {
  readonly colour: string | null
  readonly logoSha256: string | null
  readonly logoType: LogoType | null
}

export async function styleOf(ctx: Context): Promise<MessageStyle> {
  const [row] = await ctx.sql<StyleRow>`
    select colour, logo_sha256 as "logoSha256", logo_type as "logoType" from message_style`
  if (!row) return PLAIN_STYLE
  const { colour, logoSha256, logoType } = row
  return { colour, logo: logoSha256 !== null && logoType !== null ? { sha256: logoSha256, type: logoType } : null }
}

export async function writeStyle(ctx: Context, { colour, logo }: MessageStyle): Promise<void> {
  await ctx.sql`
    insert into message_style (organisation_id, colour, logo_sha256, logo_type)
    values (${ctx.organisationId}, ${colour}, ${logo?.sha256 ?? null}, ${logo?.type ?? null})
    on conflict (organisation_id) do update
      set colour = excluded.colour, logo_sha256 = excluded.logo_sha256, logo_type = excluded.logo_type`
}
