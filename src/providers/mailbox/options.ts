import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"
import { addressTextSchema } from "../smtp/address"

const optionsSchema = z
  .object({
    /** Read by Medusa: the channels this provider serves. */
    channels: z.array(z.string()).optional(),
    /** Where mails are kept, relative to the working directory. A dotfolder, since Medusa's watcher restarts on others. */
    directory: z.string().min(1).default(".medusa/mailbox"),
    from: addressTextSchema.default("Shop <shop@localhost>"),
    reply_to: addressTextSchema.optional(),
    /** For demonstrations that run in production mode. No mail leaves the machine. */
    allow_in_production: z.boolean().default(false),
  })
  .strict()

export interface MailboxOptions {
  directory: string
  from: string
  reply_to: string | null
}

const describe = (issue: z.core.$ZodIssue): string =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => `"${key}" is no option of this provider`).join("; ")
    : `"${issue.path.join(".")}" ${issue.message}`

/** @throws MedusaError invalid_data, which stops the boot */
export const parseMailboxOptions = (raw: unknown): MailboxOptions => {
  const result = optionsSchema.safeParse(raw ?? {})
  if (!result.success) {
    const problems = result.error.issues.map(describe).join("; ")
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Mailbox notification provider: check its options in medusa-config: ${problems}`,
    )
  }
  const { directory, from, reply_to, allow_in_production } = result.data
  if (process.env["NODE_ENV"] === "production" && !allow_in_production) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'Mailbox notification provider: it sends nothing, so it does not run with NODE_ENV=production unless "allow_in_production" is true',
    )
  }
  return { directory, from, reply_to: reply_to ?? null }
}
