import { z } from "zod"

/**
 * Registry of the pages that a mail may open directly: paths below a project's page (`/p/<link id>/`). A target comes out
 * of an address, so each pattern matches a whole path of the portal's own and nothing else.
 */
const LINK_TARGETS: readonly RegExp[] = [
  /^review\/[\w-]{1,100}$/,
  /^proofs\/[\w-]{1,100}$/,
  /^invoices\/[\w-]{1,100}$/,
  /^messages$/,
  /^mail$/,
  /^checklist$/,
  /^address$/,
]

/** Where a link leads, below its project's page. */
export const linkTargetSchema = z.string().refine((path) => LINK_TARGETS.some((page) => page.test(path)), {
  message: "must be a page below the project's page",
})
