import { z } from "zod"
import { portalServices } from "../../lib/services"
import { linkStateOf } from "../../modules/portal-token/link-state"
import { greetedName, linkUrl, namedStamp, orderOfDecision, readOwner, readProjectOf } from "../context"
import { defineNotice } from "../define-notice"
import type { Loaded } from "../deliver"
import { EXAMPLE_CLIENT, EXAMPLE_URL, exampleDecision } from "../example-facts"
import { LATEST } from "../latest"
import { subjectNoticeOf } from "../subjects"
import { clientThread } from "../mail-thread"
import { decisionCopyMail, type DecisionCopyProps } from "./template"

/** The signer's own copy of what they decided (security-and-evidence C1: a copy to keep). */
export const decisionCopy = defineNotice({
  name: "decision-copy",
  title: "job.notice.decision_copy",
  audience: "client",
  channels: { email: decisionCopyMail },
  words: [
    "decision.approved.client.",
    "decision.changes_requested.client.",
    "decision.declined.client.",
    "decision.client.",
    "proof.copy.",
  ],
  payload: z.object({ decision_id: z.string() }),
  about: ({ decision_id }) => ({ resource_type: "portal_decision", resource_id: decision_id, link_id: null }),
  orderOf: orderOfDecision,
  default: { enabled: true, delay_minutes: 0 },
  is_required: true,
  latest: LATEST.decision,
  example: { ...exampleDecision, recipient_name: EXAMPLE_CLIENT, url: EXAMPLE_URL },
  load: async (container, { decision_id }): Promise<Loaded<DecisionCopyProps> | null> => {
    const { approvals, tokens } = portalServices(container)
    const decision = await approvals.getDecision(decision_id)
    const stamp = namedStamp(decision)
    if (!decision.email || !stamp) return null
    const { named, project } = await readProjectOf(container, decision.order_id)
    const notice = subjectNoticeOf(decision.subject_type)
    const link = decision.link_id ? await tokens.findLink(decision.link_id) : null
    const owner = await readOwner(container, project.owner_user_id)
    // The typed address may be another than the recipient's: only the recipient's own mailbox ever gets the link.
    const isRecipient = link?.recipient_email === decision.email && linkStateOf(link, link.read_at) === "active"
    return {
      data: {
        // Staff and recipients are known by name; to any other address the typed name is a stranger's word.
        recipient_name: decision.recorded_by_id || (isRecipient && link && greetedName(link)) ? stamp.name : null,
        project: named,
        decision: stamp,
        words: await notice.words(container, decision),
        decided_by_email: decision.email,
        url: link && isRecipient ? await linkUrl(container, link, notice.decisionPage(decision)) : null,
      },
      email: {
        to: decision.email,
        reply_to: owner?.email ?? null,
        ...(link && isRecipient ? { thread: clientThread(project, link) } : {}),
      },
    }
  },
})
