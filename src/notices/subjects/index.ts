import { MedusaError } from "@medusajs/framework/utils"
import type { SubjectNotice } from "../subject-notice"
import { orderNotice } from "./order"
import { proofNotice } from "./proof"

/** Registry: how notices speak of each kind of approval subject. */
const subjectNotices: SubjectNotice[] = [orderNotice, proofNotice]

/** @throws MedusaError for a type that is not registered: a gap in the code, not in what anybody sent */
export const subjectNoticeOf = (type: string): SubjectNotice => {
  const found = subjectNotices.find((known) => known.type === type)
  if (!found)
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `No notices are registered for the subject "${type}"`)
  return found
}
