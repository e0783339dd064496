import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { JobRun } from "../handle-job"

/**
 * A line in the admin's bell: for the user, or for everybody when it is null. An id that is no user's reaches nobody. A host whose Notification
 * module carries no `feed` channel gets none; that is its choice and no failure.
 */
export const notifyStaff = async (
  container: MedusaContainer,
  notice: { user_id: string | null; title: string; description: string; resource: { id: string; type: string } },
  run: JobRun,
): Promise<void> => {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const hasFeed = await knex("notification_provider").whereRaw("is_enabled AND 'feed' = ANY (channels)").first("id")
  if (!hasFeed) return
  const notifications = container.resolve(Modules.NOTIFICATION)
  const idempotency_key = `client-portal:${run.jobId}:feed`
  const { data: known } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: ["id"], filters: { idempotency_key } })
  if (known.length) return
  await notifications.createNotifications({
    to: notice.user_id ?? "",
    channel: "feed",
    template: "admin-ui",
    data: { title: notice.title, description: notice.description },
    resource_id: notice.resource.id,
    resource_type: notice.resource.type,
    idempotency_key,
  })
}
