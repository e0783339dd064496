import { z } from "zod"
import { portalServices } from "../../lib/services"
import { namedStamp, orderOfDecision, readOwner, readProjectOf, staffUrl } from "../context"
import { defineNotice } from "../define-notice"
import type { Loaded } from "../deliver"
import { EXAMPLE_REP, EXAMPLE_URL, exampleDecision } from "../example-facts"
import { LATEST } from "../latest"
import { subjectNoticeOf } from "../subjects"
import { staffThread } from "../mail-thread"
import { decisionMadeLine, decisionMadeMail, type DecisionMadeProps } from "./template"

/**
 * Tells the rep: a line in the admin's bell, and a mail when the project has an owner. Without one, or when the owner has
 * left, the line is for every user, so that the decision is not missed.
 */
export const decisionMade = defineNotice({
  name: "decision-made",
  title: "job.notice.decision_made",
  audience: "staff",
  channels: { email: decisionMadeMail, feed: decisionMadeLine },
  words: [
    "decision.approved.staff.",
    "decision.changes_requested.staff.",
    "decision.declined.staff.",
    "decision.staff.",
    "proof.staff.",
  ],
  payload: z.object({ decision_id: z.string() }),
  about: ({ decision_id }) => ({ resource_type: "portal_decision", resource_id: decision_id, link_id: null }),
  orderOf: orderOfDecision,
  default: { enabled: true, delay_minutes: 0 },
  latest: LATEST.decision,
  example: { ...exampleDecision, recipient_name: EXAMPLE_REP, admin_url: EXAMPLE_URL },
  load: async (container, { decision_id }): Promise<Loaded<DecisionMadeProps> | null> => {
    const { approvals } = portalServices(container)
    const decision = await approvals.getDecision(decision_id)
    const stamp = namedStamp(decision)
    if (!stamp) return null
    const { named, project } = await readProjectOf(container, decision.order_id)
    const owner = await readOwner(container, project.owner_user_id)
    const notice = subjectNoticeOf(decision.subject_type)
    return {
      data: {
        recipient_name: owner?.name ?? null,
        project: named,
        decision: stamp,
        words: await notice.words(container, decision),
        decided_by_email: decision.email,
        admin_url: staffUrl(container, project.id, notice.staffTab),
      },
      feed: { user_id: owner?.id ?? null, url: staffUrl(container, project.id, notice.staffTab) },
      // Where the shop receives no mail, the client as Reply-To: an answer goes to the person who decided.
      email: owner && { to: owner.email, reply_to: decision.email, thread: staffThread(project, owner) },
    }
  },
})
