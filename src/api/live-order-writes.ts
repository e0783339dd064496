import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { notifyOrdersChanged } from "../lib/live-topics"

const SAFE = new Set(["GET", "HEAD", "OPTIONS"])

/** Tells open pages of an order once a write to it was answered. What it says is only "look again". */
const notifyAfterWrite = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const id = req.params["id"]
  if (id && !SAFE.has(req.method))
    res.on("finish", () => {
      if (res.statusCode >= 400) return
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER)
      notifyOrdersChanged(req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION), [id]).catch((error: Error) =>
        logger.warn(`client-portal live updates: ${error.message}`),
      )
    })
  next()
}

/**
 * Medusa's own routes that change an order, and everything below them: most edits of drafts, such as another quantity,
 * emit no event.
 */
export const liveOrderWrites = ["/admin/draft-orders/:id", "/admin/orders/:id", "/admin/order-edits/:id"].map(
  (matcher) => ({ matcher, middlewares: [notifyAfterWrite] }),
)
