import { asValue } from "@medusajs/framework/awilix"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createMedusaContainer, MedusaError } from "@medusajs/framework/utils"
import type { z } from "zod"
import { renderEmail } from "../emails/render"
import type { MailContext, MailTemplate, RenderedMail } from "../emails/types"
import type { JobRun } from "../lib/jobs/define-job"
import type { JobPayload } from "../lib/jobs/queued-job"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import { PORTAL_TOKEN_MODULE } from "../modules/portal-token"
import type { PortalTokenModuleService } from "../modules/portal-token/service"
import type { Loaded } from "./deliver"
import type { FeedTemplate } from "./send-feed-line"

/** How a mail looks, and in which words it speaks. */
export type MailLook = MailContext & { logo_url: string | null }

/** What a notice would say. */
export type DraftedPreview = {
  /** When what it is about happened; null where the shop has nothing real yet, and the words are about made-up values. */
  occurred_at: Date | null
  email: RenderedMail | null
  bell: { title: string; text: string } | null
}

type Previewed<Payload extends z.ZodType<JobPayload>, Data> = {
  name: string
  channels: { email?: MailTemplate<Data>; feed?: FeedTemplate<Data> }
  payload: Payload
  mail_kind?: string
  example: Data
  latest?: string
}

/** Run passed to `load` in a preview. Nothing is written under it. */
export const PREVIEW_RUN: JobRun = { uid: "preview", attempt: 1, isLast: true }

/** Stands in for the token in addresses: `/l/preview` opens nothing. */
const NO_TOKEN = "preview"

/** Occurrences that are looked at: their orders may be deleted by now, or their links revoked. */
const MAX_OCCURRENCES = 20

type Occurrence = { payload: unknown; at: Date }

/**
 * A container in which nothing can open a token: addresses of links, in whatever is read with it, are placeholders, and no
 * one-time code is there.
 */
const withoutTokens = (container: MedusaContainer): MedusaContainer => {
  const scope = createMedusaContainer({}, container)
  const { tokens } = portalServices(container)
  const tokensWithoutSecrets: PortalTokenModuleService = Object.create(tokens, {
    openLinkToken: { value: () => Promise.resolve(NO_TOKEN) },
    openCode: { value: () => Promise.resolve(null) },
  })
  scope.register({ [PORTAL_TOKEN_MODULE]: asValue(tokensWithoutSecrets) })
  return scope
}

const readOccurrences = async (
  container: MedusaContainer,
  { name, latest }: { name: string; latest?: string },
): Promise<Occurrence[]> => {
  const sent = await portalServices(container).outbox.latestPayloads(`notice.${name}`, MAX_OCCURRENCES)
  const others =
    latest === undefined ? [] : await runSql<Occurrence>(container, sql(`${latest} LIMIT ?`, MAX_OCCURRENCES))
  return [...sent, ...others]
}

/** @returns null for an occurrence that there is nothing left of */
const readIfThere = async <T>(read: () => Promise<T | null>): Promise<T | null> => {
  try {
    return await read()
  } catch (error) {
    if (MedusaError.isMedusaError(error) && error.type === MedusaError.Types.NOT_FOUND) return null
    throw error
  }
}

/**
 * What a notice would say of its latest occurrence in the shop that something can still be read of: of what was sent first,
 * then of the newest thing that fits. Made-up values where there is none. It holds no token, sends nothing and writes nothing.
 */
export const previewNotice = async <Payload extends z.ZodType<JobPayload>, Data>(
  container: MedusaContainer,
  notice: Previewed<Payload, Data>,
  read: (container: MedusaContainer, payload: z.output<Payload>) => Promise<Loaded<Data> | null>,
  look: MailLook,
): Promise<DraftedPreview> => {
  const scope = withoutTokens(container)
  const { channels, example, mail_kind } = notice
  const draft = async (data: Data, occurred_at: Date | null): Promise<DraftedPreview> => {
    const mail = channels.email?.(data, look)
    const { portal_url } = portalServices(container).settings.options
    const preferences_url = mail_kind === undefined ? null : `${portal_url}/l/${NO_TOKEN}?to=mail`
    return {
      occurred_at,
      email: mail ? await renderEmail({ ...mail, preferences_url }, look) : null,
      bell: channels.feed?.(data, look.i18n) ?? null,
    }
  }
  for (const { payload, at } of await readOccurrences(container, notice)) {
    const parsed = notice.payload.safeParse(payload)
    const loaded = parsed.success ? await readIfThere(() => read(scope, parsed.data)) : null
    if (loaded) return await draft(loaded.data, at)
  }
  return await draft(example, null)
}
