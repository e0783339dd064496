import { z } from "zod"
import type { ValidityView } from "../../contracts"

/** A function of the database (Migration20261126233100): until when an order's requests can be approved. */
export const READ_QUOTE_VALIDITY = "portal_read_quote_validity"

const instant = z.string().transform((value) => new Date(value).toISOString())
const storedViews = z.array(
  z.object({
    request_id: z.string(),
    valid_until: instant,
    is_expired: z.boolean(),
    renewal_requested_at: instant.nullable(),
  }),
)

/** What is shown of requests, by their ids. Those that stay valid are left out. @param rows what READ_QUOTE_VALIDITY gave */
export const toValidityViews = (rows: unknown): ReadonlyMap<string, ValidityView> =>
  new Map(storedViews.parse(rows).map(({ request_id, ...view }) => [request_id, view]))
