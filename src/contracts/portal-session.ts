import { z } from "zod"
import { emailSchema, idSchema, instantSchema } from "./common"
import { linkScopeSchema } from "./portal-link"

/** Who looks at the page: the recipient of the link, or staff in a preview that counts nothing and decides nothing. */
export const viewerSchema = z.object({
  link_id: idSchema,
  scope: linkScopeSchema,
  /** Name and address are empty for an account link whose one-time code was not typed yet. */
  name: z.string(),
  email: z.string(),
  preview: z.boolean(),
  /** Whether they may share with a colleague, who gets a link of their own. */
  can_delegate: z.boolean(),
})
export type Viewer = z.infer<typeof viewerSchema>

export const exchangeTokenSchema = z.object({ token: z.string().min(1).max(200) })

export const portalSessionSchema = z.object({
  /** Bearer value for the Authorization header. Shown once; only its hash is kept. */
  session: z.string(),
  expires_at: instantSchema,
  link: viewerSchema,
})
export type PortalSession = z.infer<typeof portalSessionSchema>

/** Names the link by its public id or by the (perhaps expired) token. The answer is the same whatever is sent. */
export const freshLinkSchema = z.union([
  z.object({ link_id: idSchema }).strict(),
  z.object({ token: z.string().min(1).max(200) }).strict(),
])
export type FreshLink = z.infer<typeof freshLinkSchema>

/** Names an account by the address that a person types. The answer is the same whether there is such an account. */
export const accountLinkRequestSchema = z.object({ email: emailSchema }).strict()

/** The page's beacon: a person had it in view. Below the thresholds it is refused as a view and changes nothing. */
export const openedSchema = z.object({
  visible_ms: z.number().int().min(2000).max(86_400_000),
  gesture: z.enum(["pointer", "touch", "key", "scroll"]),
  /** The page has reported this view before: it counts only where no view of the session has counted. */
  again: z.boolean().default(false),
})
export type Opened = z.infer<typeof openedSchema>
