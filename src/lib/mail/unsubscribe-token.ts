import { createHmac } from "node:crypto"
import { type MailKind, mailKindSchema } from "../../contracts/mail/preference"
import { isSameSecret } from "../hook-signature"

/** What a mail's `List-Unsubscribe` address may do: end one kind of mails to the recipient of one link. */
export type UnsubscribeScope = { link_id: string; kind: MailKind; access_version: string }

const macOf = ({ link_id, kind, access_version }: UnsubscribeScope, key: Buffer): string =>
  createHmac("sha256", key)
    .update(JSON.stringify([link_id, kind, access_version]))
    .digest("base64url")

/** `<link id>.<kind>.<mac>`; it ends with the link. */
export const unsubscribeToken = (scope: UnsubscribeScope, key: Buffer): string =>
  `${scope.link_id}.${scope.kind}.${macOf(scope, key)}`

/** What a token says it is for; null for a text that is none. Nothing of it is proven yet. */
export const readUnsubscribeToken = (token: string): { link_id: string; kind: MailKind } | null => {
  const [, link_id, kind] = /^(plink_\w{1,60})\.([a-z_]{1,30})\.[\w-]{43}$/.exec(token) ?? []
  const known = mailKindSchema.safeParse(kind)
  return link_id !== undefined && known.success ? { link_id, kind: known.data } : null
}

/** Whether the token was made for this scope. */
export const isUnsubscribeToken = (token: string, scope: UnsubscribeScope, key: Buffer): boolean =>
  isSameSecret(token, unsubscribeToken(scope, key))
