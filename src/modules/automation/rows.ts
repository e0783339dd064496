import type { InferTypeOf } from "@medusajs/framework/types"
import type { Bounce } from "./models/bounce"
import type { DigestLine } from "./models/digest-line"
import type { MailEvent } from "./models/mail-event"
import type { NoticeText } from "./models/notice-text"
import type { StaffPreference } from "./models/staff-preference"

export type BounceRow = InferTypeOf<typeof Bounce>
export type DigestLineRow = InferTypeOf<typeof DigestLine>
export type MailEventRow = InferTypeOf<typeof MailEvent>
export type NoticeTextRow = InferTypeOf<typeof NoticeText>
export type StaffPreferenceRow = InferTypeOf<typeof StaffPreference>
