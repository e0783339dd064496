import { z } from "zod"
import { noticeLogQuerySchema, noticeLogSchema } from "../automation/log"
import {
  automationsSchema,
  updateAutomationHoursSchema,
  updateRemindersSchema,
  updateStageNoticeSchema,
} from "../automation/notice"
import { noticePreviewSchema, previewNoticeSchema } from "../automation/preview"
import { myNoticesSchema, saveMyNoticesSchema } from "../automation/staff-preference"
import { noticeTextsQuerySchema, noticeTextsSchema, saveNoticeTextSchema } from "../automation/text"
import { updateNoticeSettingSchema } from "../settings/automation"
import { defineRoute, idParams } from "./define-route"

const noticeParams = z.object({ name: z.string().min(1).max(100) })

export const getAutomations = defineRoute({
  id: "getAutomations",
  method: "get",
  path: "/admin/client-portal/automations",
  access: "staff",
  summary:
    "Every notice of the portal: whether, when and under which condition it is sent, and what became of the last ones",
  response: automationsSchema,
  errors: [],
})

export const updateAutomation = defineRoute({
  id: "updateAutomation",
  method: "post",
  path: "/admin/client-portal/automations/:name",
  access: "staff",
  summary:
    "Set how a notice is sent. It counts at once, also for notices that wait. `not_allowed`: one that is always sent",
  params: noticeParams,
  body: updateNoticeSettingSchema,
  response: automationsSchema,
  errors: ["not_allowed"],
})

export const resetAutomation = defineRoute({
  id: "resetAutomation",
  method: "delete",
  path: "/admin/client-portal/automations/:name",
  access: "staff",
  summary: "Send a notice as the portal defines it",
  params: noticeParams,
  response: automationsSchema,
  errors: [],
})

export const updateAutomationHours = defineRoute({
  id: "updateAutomationHours",
  method: "post",
  path: "/admin/client-portal/automation-hours",
  access: "staff",
  summary: "Set the hours in which clients get no automatic mail",
  body: updateAutomationHoursSchema,
  response: automationsSchema,
  errors: [],
})

export const updateStageNotice = defineRoute({
  id: "updateStageNotice",
  method: "post",
  path: "/admin/client-portal/automation-stages/:id",
  access: "staff",
  summary: "Set whether clients are told that their order has come to a stage, and what",
  params: idParams,
  body: updateStageNoticeSchema,
  response: automationsSchema,
  errors: [],
})

export const updateReminders = defineRoute({
  id: "updateReminders",
  method: "post",
  path: "/admin/client-portal/automation-reminders",
  access: "staff",
  summary: "Set on which days clients are reminded of approvals and proofs",
  body: updateRemindersSchema,
  response: automationsSchema,
  errors: [],
})

export const getNoticeTexts = defineRoute({
  id: "getNoticeTexts",
  method: "get",
  path: "/admin/client-portal/automations/:name/texts",
  access: "staff",
  summary: "The words of a notice in one language, and the shop's own in their place",
  params: noticeParams,
  query: noticeTextsQuerySchema,
  response: noticeTextsSchema,
  errors: [],
})

export const saveNoticeText = defineRoute({
  id: "saveNoticeText",
  method: "post",
  path: "/admin/client-portal/automations/:name/texts",
  access: "staff",
  summary: "Set the shop's own words for a message of a notice, or go back to the portal's",
  params: noticeParams,
  body: saveNoticeTextSchema,
  response: noticeTextsSchema,
  errors: ["text_invalid"],
})

export const previewNotice = defineRoute({
  id: "previewNotice",
  method: "post",
  path: "/admin/client-portal/automations/:name/preview",
  access: "staff",
  summary:
    "What a notice would say of the latest thing in the shop, in words that may not be saved yet. Changes nothing; its links open nothing",
  params: noticeParams,
  body: previewNoticeSchema,
  response: noticePreviewSchema,
  errors: ["text_invalid"],
})

export const getMyNotices = defineRoute({
  id: "getMyNotices",
  method: "get",
  path: "/admin/client-portal/my-notices",
  access: "staff",
  summary: "How the caller gets each notice for staff: in the bell, by email at once, or once a day",
  response: myNoticesSchema,
  errors: [],
})

export const saveMyNotices = defineRoute({
  id: "saveMyNotices",
  method: "post",
  path: "/admin/client-portal/my-notices",
  access: "staff",
  summary: "Choose how the caller gets each notice for staff",
  body: saveMyNoticesSchema,
  response: myNoticesSchema,
  errors: [],
})

export const getNoticeLog = defineRoute({
  id: "getNoticeLog",
  method: "get",
  path: "/admin/client-portal/automation-log",
  access: "staff",
  summary: "What became of each notice, newest first",
  query: noticeLogQuerySchema,
  response: noticeLogSchema,
  errors: [],
})

export const automationRoutes = [
  getAutomations,
  updateAutomation,
  resetAutomation,
  updateAutomationHours,
  updateStageNotice,
  updateReminders,
  getNoticeTexts,
  saveNoticeText,
  previewNotice,
  getMyNotices,
  saveMyNotices,
  getNoticeLog,
] as const
