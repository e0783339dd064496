import { followedHiddenLink } from "@/lib/session/hidden-link"

/** The hidden link of an order's pages. */
export const GET = followedHiddenLink((linkId) => `/p/${linkId}`)
