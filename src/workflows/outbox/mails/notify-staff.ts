import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { JobRun } from "../../../lib/jobs/define-job"
import { portalServices } from "../../../lib/services"
import { notice } from "../../../messages/en/notice"
import { formatMessage, type MessageValues } from "../../../messages/format"

/**
 * A line in the admin's bell: for the user, or for everybody when it is null. An id that is no user's reaches nobody. A host whose Notification
 * module carries no `feed` channel gets none; that is its choice and no failure.
 */
export const notifyStaff = async (
  container: MedusaContainer,
  line: {
    user_id: string | null
    about: "decision" | "revoked_asked" | "handed_over"
    values: MessageValues
    resource: { id: string; type: string }
  },
  run: JobRun,
): Promise<void> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const hasFeed = await knex("notification_provider").whereRaw("is_enabled AND 'feed' = ANY (channels)").first("id")
  if (!hasFeed) return
  const notifications = container.resolve(Modules.NOTIFICATION)
  const idempotency_key = `client-portal:${run.uid}:feed`
  const { data: known } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: ["id"], filters: { idempotency_key } })
  if (known.length) return
  const { locale } = await portalServices(container).settings.getShop()
  await notifications.createNotifications({
    to: line.user_id ?? "",
    channel: "feed",
    template: "admin-ui",
    data: {
      title: formatMessage(notice, `${line.about}.title`, line.values, locale),
      description: formatMessage(notice, `${line.about}.text`, line.values, locale),
    },
    resource_id: line.resource.id,
    resource_type: line.resource.type,
    idempotency_key,
  })
}
