import type { InferTypeOf } from "@medusajs/framework/types"
import type { AccountCode } from "./models/account-code"
import type { PortalLink } from "./models/portal-link"
import type { PortalLinkEvent } from "./models/portal-link-event"

/** `read_at` is the database's clock when the row was read: what the link's state is judged by. */
export type LinkRow = InferTypeOf<typeof PortalLink> & { read_at: Date }

/** A client who gives a colleague a link of their own, and the session in which they do. */
export type Delegator = { link_id: string; session_id: string; name: string }

export type AccountCodeRow = InferTypeOf<typeof AccountCode>

/** `confirmed`: false for a session of an account link until its one-time code was typed. */
export type SessionRow = { session_id: string; confirmed: boolean } & Pick<
  LinkRow,
  "id" | "scope" | "purpose" | "order_id" | "customer_id" | "recipient_name" | "recipient_email" | "given_by_link_id"
>

export type LinkEventRow = InferTypeOf<typeof PortalLinkEvent>
