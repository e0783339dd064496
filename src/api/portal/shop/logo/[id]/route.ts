import { getLogo } from "../../../../../contracts/routes/settings"
import { portalError } from "../../../../../lib/portal-error"
import { portalServices } from "../../../../../lib/services"
import { ANSWERED, implement } from "../../../../implement"
import { cachedLogo } from "../logo-cache"

export const GET = implement(getLogo, async ({ params, container, res }) => {
  const logo = await cachedLogo(params.id, (id) => portalServices(container).settings.getLogo(id))
  if (!logo) throw portalError("not_found", "This logo does not exist.")
  res
    .set({
      "Content-Type": logo.content_type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "cross-origin",
    })
    .send(logo.content)
  return ANSWERED
})
