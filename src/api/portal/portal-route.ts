import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refuse } from "../errors"

type Handler<Body> = (req: MedusaRequest, res: MedusaResponse<Body>) => Promise<void>

/** A client's route that is not made by `implement`. */
export const portalRoute =
  <Body>(handler: Handler<Body>): Handler<Body> =>
  async (req, res) => {
    try {
      await handler(req, res)
    } catch (error) {
      refuse(req, res, error)
    }
  }
