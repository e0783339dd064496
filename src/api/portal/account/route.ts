import { getAccountPage } from "../../../contracts/routes/project-page"
import { portalServices } from "../../../lib/services"
import { implement } from "../../implement"
import { viewerOf } from "../portal-session"

export const GET = implement(getAccountPage, async ({ session, container }) => ({
  viewer: viewerOf(container, session),
  shop: await portalServices(container).settings.getShop(),
  state: "not_yet_open" as const,
}))
