import "server-only"
import { PortalApiError, type PortalClient } from "@client/index"
import type { LogoAction } from "@/lib/account/read-logo-form"
import { logoProblem, type LogoProblem } from "@/lib/errors/logo-problem"
import { ApiUnreachable, portalApi } from "./api"

const send = (api: PortalClient, session: string, wanted: LogoAction) => {
  switch (wanted.action) {
    case "add":
      return api.addLogos({ session, body: { files: wanted.files } })
    case "replace":
      return api.replaceLogo({ session, params: { id: wanted.id }, body: { file: wanted.file } })
    case "remove":
      return api.removeBrandLogo({ session, params: { id: wanted.id } })
  }
}

/** @returns null once it is saved */
export async function saveLogo(session: string, wanted: LogoAction): Promise<LogoProblem | "no_session" | null> {
  try {
    await send(await portalApi(), session, wanted)
    return null
  } catch (error) {
    if (error instanceof ApiUnreachable) return "trouble"
    if (!(error instanceof PortalApiError)) throw error
    // The account's page says what became of its session.
    return error.status === 401 || error.code === "code_required" ? "no_session" : logoProblem(error.code)
  }
}
