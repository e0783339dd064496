import type { MedusaContainer } from "@medusajs/framework/types"
import { portalServices } from "../../lib/services"
import type { NewBounce } from "../../modules/automation/bounces"
import { mailBounced } from "../../notices/mail-bounced"

/**
 * Notes that a mail came back or was marked as spam: its notice failed, which staff see at the link, and the rep is told.
 * A second report of the same mail changes nothing, nor does one of a mail to a person who was erased since.
 */
export const noteBounce = async (container: MedusaContainer, bounce: NewBounce): Promise<void> => {
  const { automations, outbox } = portalServices(container)
  const { kind, link_id, notice_uid, reason } = bounce
  if (await outbox.isRecipientErased(notice_uid)) return
  await automations.noteBounce(bounce, (bounce_id) => (link_id === null ? [] : [mailBounced.job({ bounce_id })]))
  await outbox.noteReturned(notice_uid, reason, kind === "complaint" ? "complained" : "bounced")
}
