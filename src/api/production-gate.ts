import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "zod"
import { assertNotHeld } from "../workflows/proof/production-gate"
import { refuse } from "./errors"

/** What the gate looks at in bodies that Medusa checks itself, before it or after it. */
const orderBody = z.object({ items: z.array(z.object({ id: z.string() })) })
const freeBody = z.object({
  order_id: z.string(),
  items: z.array(z.object({ line_item_id: z.string().nullish() })),
})

type Asked = { order_id: string; item_ids: string[] | null }

type Guard = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>

/** A body that cannot be read is Medusa's to refuse: nothing is fulfilled by it. */
const guard =
  (read: (req: MedusaRequest) => Asked | null): Guard =>
  async (req, res, next) => {
    const asked = read(req)
    try {
      if (asked) await assertNotHeld(req.scope, asked.order_id, asked.item_ids)
    } catch (error) {
      return refuse(req, res, error)
    }
    next()
  }

const guardOrderFulfillment = guard(({ body, params }) => {
  const parsed = orderBody.safeParse(body)
  const order_id = params["id"]
  return parsed.success && order_id ? { order_id, item_ids: parsed.data.items.map(({ id }) => id) } : null
})

/** An item that names no line may be any of them, so that it counts for all. */
const guardFulfillment = guard(({ body }) => {
  const parsed = freeBody.safeParse(body)
  if (!parsed.success) return null
  const { order_id, items } = parsed.data
  const item_ids = items.flatMap(({ line_item_id }) => line_item_id ?? [])
  return { order_id, item_ids: item_ids.length < items.length ? null : item_ids }
})

/** Medusa's own routes that create fulfillments. Those of returns bring goods back, which the gate lets pass. */
export const productionGate = [
  { matcher: "/admin/orders/:id/fulfillments", methods: ["POST" as const], middlewares: [guardOrderFulfillment] },
  { matcher: "/admin/fulfillments", methods: ["POST" as const], middlewares: [guardFulfillment] },
]
