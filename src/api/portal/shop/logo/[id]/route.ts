import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { portalServices } from "../../../../../lib/services"
import { keptLogo } from "../kept-logos"

/** The logo. Its id is a hash of its content, so a copy never goes stale. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const logo = await keptLogo(req.params["id"] ?? "", (id) => portalServices(req.scope).settings.getLogo(id))
  if (!logo) throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such picture")
  res
    .set({
      "Content-Type": logo.content_type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "cross-origin",
    })
    .send(logo.content)
}
