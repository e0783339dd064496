import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"

/** What nodemailer's codes mean. Its own messages are left out: they repeat what the server said, which may be anything. */
const REASONS = new Map([
  ["EAUTH", "the mail server refused the user name or password"],
  ["ENOAUTH", "the mail server wants a user name and password"],
  ["EENVELOPE", "the mail server refused the sender or the recipient"],
  ["EMESSAGE", "the mail server refused the message"],
  ["ECONNECTION", "the mail server cannot be reached"],
  ["ECONNREFUSED", "the mail server cannot be reached"],
  ["ESOCKET", "the connection to the mail server failed"],
  ["EDNS", "the mail server's name cannot be resolved"],
  ["ETLS", "no secure connection to the mail server could be made"],
  ["EREQUIRETLS", "the mail server does not offer a secure connection"],
  ["ETIMEDOUT", "the mail server did not answer in time"],
  ["EPROTOCOL", "the mail server answered in an unexpected way"],
])

/** Codes only: whatever else an error carries stays here. */
const errorSchema = z
  .object({
    code: z
      .string()
      .regex(/^[A-Z]+$/)
      .catch("EUNKNOWN"),
    responseCode: z.number().nullable().catch(null),
  })
  .catch({ code: "EUNKNOWN", responseCode: null })

/** An error that may be logged and shown: no password, no body, no server's words; the codes are enough to act on. */
export const toSafeError = (error: unknown): MedusaError => {
  const { code, responseCode } = errorSchema.parse(error)
  const codes = responseCode === null ? code : `${code}, ${responseCode}`
  return new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    `The mail was not sent: ${REASONS.get(code) ?? "sending failed"} (${codes})`,
    code,
  )
}
