import { MedusaError } from "@medusajs/framework/utils"
import { proofSubject } from "../proof/subject"
import { orderSubject } from "./order-subject"
import type { ApprovalSubject } from "./subject"

/** Registry: what can be approved. A change order follows. */
export const approvalSubjects: ApprovalSubject[] = [orderSubject, proofSubject]

/** @throws MedusaError unexpected_state for a type that is not registered (any more) */
export const subjectOf = (type: string): ApprovalSubject => {
  const subject = approvalSubjects.find((known) => known.type === type)
  if (subject) return subject
  throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Nothing is known about approvals of "${type}"`)
}
