import { staffI18n } from "../../../../automation-view/read-automations"
import { readNoticeLog } from "../../../../automation-view/read-log"
import { getNoticeLog } from "../../../../contracts/routes/automation"
import { implement } from "../../../implement"

export const GET = implement(
  getNoticeLog,
  async ({ container, query }) => await readNoticeLog(container, query, await staffI18n(container)),
)
