import { accountPath } from "@/lib/account/account-path"
import { followedHiddenLink } from "@/lib/session/hidden-link"

/** The hidden link of an account's pages. */
export const GET = followedHiddenLink(accountPath)
