import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { portalServices } from "../lib/services"
import type { SessionRow } from "../modules/portal-token/service"
import { hashToken, looksLikeToken } from "../modules/portal-token/token"
import { toProjectView } from "./project-view"
import { readProjectFacts } from "./read-project"
import { SharedLook } from "./shared-look"
import { type Snapshot, SnapshotCache } from "./snapshot-cache"

const cache = new SnapshotCache()
const sessions = new SharedLook<FreshSession | null>()

export type FreshSession = SessionRow & { freshness: string | null }

/**
 * Session, link and the order's freshness key in one statement: all that an unchanged page costs the database. The same
 * conditions as `PortalTokenModuleService.authenticate`; the key is null for an account link.
 */
export const authenticateWithFreshness = async (
  container: MedusaContainer,
  bearer: string,
): Promise<FreshSession | null> => {
  if (!looksLikeToken(bearer)) return null
  const hash = hashToken(bearer)
  return await sessions.ask(hash, async () => {
    const { rows } = await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw<{ rows: FreshSession[] }>("SELECT * FROM portal_page_session(?)", [hash])
    return rows[0] ?? null
  })
}

/** The page's body under the given key: kept, or built now. */
export const readSnapshot = async (container: MedusaContainer, orderId: string, key: string): Promise<Snapshot> =>
  await cache.read(orderId, key, async () => {
    const [shop, facts] = await Promise.all([
      portalServices(container).settings.getShop(),
      readProjectFacts(container, orderId),
    ])
    return `"shop":${JSON.stringify(shop)},"project":${JSON.stringify(toProjectView(facts))}`
  })
