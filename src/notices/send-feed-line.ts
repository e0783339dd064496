import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { JobRun } from "../lib/jobs/define-job"
import type { QueuedNotice } from "../lib/jobs/queued-job"
import type { I18n } from "../messages/i18n"
import { readShop } from "./context"
import { hasProvider } from "./provider"

export type FeedTemplate<Data> = (data: Data, i18n: I18n) => { title: string; text: string }

/**
 * A line in the admin's bell: for the user, or for everybody when it is null. An id that is no user's reaches nobody. A
 * host whose Notification module has no `feed` channel gets none; that is its choice and no failure.
 */
export const sendFeedLine = async <Data>(
  container: MedusaContainer,
  template: FeedTemplate<Data>,
  data: Data,
  user_id: string | null,
  resource: QueuedNotice,
  run: JobRun,
): Promise<void> => {
  if (!(await hasProvider(container, "feed"))) return
  const idempotency_key = `client-portal:${run.uid}:feed`
  const { data: known } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "notification", fields: ["id"], filters: { idempotency_key } })
  if (known.length) return
  const { i18n } = await readShop(container)
  const { title, text } = template(data, i18n)
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: user_id ?? "",
    channel: "feed",
    template: "admin-ui",
    data: { title, description: text },
    resource_id: resource.resource_id,
    resource_type: resource.resource_type,
    idempotency_key,
  })
}
