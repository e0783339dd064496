import "server-only"
import { PortalApiError } from "@client/index"
import type { MailKind, MailPreference, ShownMailPreference } from "@contracts/mail/preference"
import type { ProjectPage } from "@contracts/project-page"
import type { Shop } from "@contracts/shop"
import { ApiUnreachable, portalApi } from "./api"
import { read, type Read, readProject, untagged } from "./project"

export interface MailPreferenceView {
  shop: Shop
  page: ProjectPage
  preference: ShownMailPreference
}

/** Which mails the link's recipient gets, with the page that it belongs to. */
export async function readMailPreference(linkId: string): Promise<Read<MailPreferenceView>> {
  const [project, preference] = await Promise.all([
    readProject(linkId),
    read(linkId, async (api, session) => untagged(await api.getMailPreferences({ session }))),
  ])
  if (project.kind !== "ok") return project
  if (preference.kind !== "ok") return preference
  return {
    kind: "ok",
    etag: null,
    data: { shop: project.data.shop, page: project.data, preference: preference.data },
  }
}

export async function saveMailPreference(
  session: string,
  body: MailPreference,
): Promise<"saved" | "no_session" | "trouble"> {
  try {
    await (await portalApi()).saveMailPreferences({ session, body })
    return "saved"
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (error instanceof PortalApiError) return error.status === 401 ? "no_session" : "trouble"
    throw error
  }
}

/** Ends one kind of mails by the token of a mail's address. */
export async function unsubscribe(token: string): Promise<{ kind: MailKind } | "not_valid" | "trouble"> {
  try {
    return await (await portalApi()).unsubscribeMail({ body: { token } })
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (error instanceof PortalApiError)
      return error.code === "link_not_valid" || error.code === "invalid_request" ? "not_valid" : "trouble"
    throw error
  }
}
