import { z } from "zod"
import { idSchema } from "../common"
import { viewerSchema } from "../portal-session"
import { shopSchema } from "../shop"
import { accountChannelSchema } from "./orders"

/** An account that a person may enter: one of those whose links were given to the address that their code proved. */
export const accountEntrySchema = z.object({
  /** The person's own link to it. */
  link_id: idSchema,
  /** The customer as they are named to themselves: company, else the person. */
  name: z.string(),
  is_current: z.boolean(),
  /** Where it has orders. With more than one, one has to be chosen. */
  channels: z.array(accountChannelSchema),
})
export type AccountEntry = z.infer<typeof accountEntrySchema>

/** `GET /portal/account/entries`: what a person chooses from. */
export const accountEntriesSchema = z.object({
  viewer: viewerSchema,
  shop: shopSchema,
  accounts: z.array(accountEntrySchema),
  /** The sales channel that the session is for; null as long as none was chosen. */
  channel: z.string().nullable(),
})
export type AccountEntries = z.infer<typeof accountEntriesSchema>

/** `channel`: one of the account's; null for an account that has no more than one. */
export const enterAccountSchema = z.object({ link_id: idSchema, channel: z.string().max(100).nullable() }).strict()
export type EnterAccount = z.infer<typeof enterAccountSchema>
