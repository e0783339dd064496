import type { InferTypeOf } from "@medusajs/framework/types"
import type { InboundMail } from "./models/inbound-mail"
import type { MailPreference } from "./models/mail-preference"
import type { SentMail } from "./models/sent-mail"

export type SentMailRow = InferTypeOf<typeof SentMail>
export type InboundMailRow = InferTypeOf<typeof InboundMail>
export type MailPreferenceRow = InferTypeOf<typeof MailPreference>
