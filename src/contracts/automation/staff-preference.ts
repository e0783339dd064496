import { z } from "zod"
import { timeZoneSchema } from "../common"
import { noticeChannelSchema } from "./notice"

/** How a member of staff gets one notice. `daily`: in one mail a day, with all others. */
export const staffChoiceSchema = z.object({ bell: z.boolean(), mail: z.enum(["at_once", "daily", "never"]) })
export type StaffChoice = z.infer<typeof staffChoiceSchema>

export const DEFAULT_STAFF_CHOICE: Readonly<StaffChoice> = { bell: true, mail: "at_once" }

export const staffPreferenceSchema = z.object({
  /** Null: the shop's. */
  time_zone: timeZoneSchema.nullable(),
  /** By the notice's name; one that is missing has the defaults. */
  choices: z.record(z.string().max(100), staffChoiceSchema),
})
export type StaffPreference = z.infer<typeof staffPreferenceSchema>

/** How a member of staff gets each notice that is for staff. */
export const myNoticesSchema = z.object({
  /** Null: the shop's. */
  time_zone: z.string().nullable(),
  shop_time_zone: z.string(),
  notices: z.array(
    staffChoiceSchema.extend({ name: z.string(), title: z.string(), channels: z.array(noticeChannelSchema) }),
  ),
})
export type MyNotices = z.infer<typeof myNoticesSchema>

export const saveMyNoticesSchema = staffPreferenceSchema.strict()
