import type { InferTypeOf } from "@medusajs/framework/types"
import type { Message } from "./models/message"
import type { SavedReply } from "./models/saved-reply"

export type MessageRow = InferTypeOf<typeof Message>
export type SavedReplyRow = InferTypeOf<typeof SavedReply>

/** `shop`: the shop as a whole, up to where clients need no reply. */
export type Reader = { type: "client" | "staff"; id: string } | { type: "shop" }
