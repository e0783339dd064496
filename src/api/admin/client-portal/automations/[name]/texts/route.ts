import { readNoticeTexts } from "../../../../../../automation-view/notice-texts"
import { getNoticeTexts, saveNoticeText as saveRoute } from "../../../../../../contracts/routes/automation"
import { saveNoticeText } from "../../../../../../workflows/automation/save-notice-text"
import { implement } from "../../../../../implement"

export const GET = implement(
  getNoticeTexts,
  async ({ container, params, query }) => await readNoticeTexts(container, params.name, query.language),
)

export const POST = implement(saveRoute, async ({ actor, body, container, params }) => {
  await saveNoticeText(container, params.name, body, actor)
  return await readNoticeTexts(container, params.name, body.language)
})
