import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerTooMany, TooManyRequests } from "./too-many-requests"

type Handler<Body> = (req: MedusaRequest, res: MedusaResponse<Body>) => Promise<void>

/**
 * A client's route: a refusal for too many tries is answered as one.
 */
export const portalRoute =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (req, res) => {
    try {
      await handler(req, res)
    } catch (error) {
      if (!(error instanceof TooManyRequests)) throw error
      answerTooMany(res, error.retryAfterSeconds, error.message)
    }
  }
