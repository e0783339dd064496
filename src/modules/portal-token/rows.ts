import type { Actor, LinkEventKind, LinkScope } from "../../contracts"

export type LinkRow = {
  id: string
  scope: LinkScope
  purpose: "recipient" | "preview"
  order_id: string | null
  customer_id: string | null
  recipient_name: string
  recipient_email: string
  /** The link whose recipient gave this one to a colleague; null for what staff gave. */
  given_by_link_id: string | null
  /** That recipient's name at the time. */
  given_by_name: string | null
  token_sealed: string
  display: string
  expires_at: Date | null
  /** When `expires_at` was set; null as long as it is what the link was made with. */
  expiry_set_at: Date | null
  revoked_at: Date | null
  last_shared_at: Date | null
  share_count: number
  last_opened_at: Date | null
  open_count: number
  created_at: Date
  /** The database's clock when the row was read: what the link's state is judged by. */
  read_at: Date
}

/** A client who gives a colleague a link of their own, and the session in which they do. */
export type Delegator = { link_id: string; session_id: string; name: string }

export type SessionRow = { session_id: string } & Pick<
  LinkRow,
  "id" | "scope" | "purpose" | "order_id" | "customer_id" | "recipient_name" | "recipient_email" | "given_by_link_id"
>

export type LinkEventRow = {
  id: string
  link_id: string
  kind: LinkEventKind
  actor_type: Actor["type"]
  actor_id: string
  actor_name: string
  message: string | null
  created_at: Date
}
