import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { TooManyRequests } from "./limits"

type Handler<Body> = (req: MedusaRequest, res: MedusaResponse<Body>) => Promise<void>

/**
 * A client's route. Answers are never kept by anybody on the way, and a refusal for too many tries is a 429 that says
 * when to come back (the framework's error handler knows no such type).
 */
export const portalRoute =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (req, res) => {
    res.set("Cache-Control", "no-store")
    try {
      await handler(req, res)
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error
      const { retryAfterSeconds, message } = error
      res.set({ "Retry-After": String(retryAfterSeconds), "Content-Type": "application/json; charset=utf-8" })
      res.status(429)
      res.end(JSON.stringify({ type: "too_many_requests", message }))
    }
  }
