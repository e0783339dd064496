import type { JobRun } from "../../../src/lib/jobs/define-job"
import type { RequestRow } from "../../../src/modules/approval/rows"
import { decideApprovalWorkflow, requestApprovalWorkflow } from "../../../src/workflows"
import { JOBS_SCHEMA } from "../../../src/lib/jobs/queued-job"
import { decisionEffectsJob } from "../../../src/workflows/approval/jobs"
import { testShop } from "../../support/shop"
import { MONA } from "./inputs"
import type { World } from "./world"

/** The first attempt of a job. */
export const firstRun = (uid: string): JobRun => ({ uid, attempt: 1, isLast: false })

/** What tests of several concepts do with the order of their world, and look up in it. */
export const actsOf = (world: World) => ({
  /** The order has lines of ten and of five pieces. */
  lineOfTen: (): string => world.order.items.find(({ quantity }) => quantity === 10)?.id ?? "",
  count: async (table: string, where: object = {}): Promise<number> =>
    Number((await world.knex(table).where(where).count("* as count"))[0]?.count),
  tasks: async (): Promise<string[]> =>
    (await world.knex(`${JOBS_SCHEMA}._private_jobs`).orderBy("id").select("payload")).map(
      ({ payload }: { payload: { job: string } }) => payload.job,
    ),
  ask: async (): Promise<RequestRow> => {
    const { result } = await requestApprovalWorkflow(world.container).run({
      input: { order_id: world.order.id, message: null, notify: true, actor: MONA },
    })
    return await world.services.approvals.getRequest(result.id)
  },
  decide: async (request: RequestRow, kind: "approved" | "declined" = "approved", email: string | null = null) =>
    (
      await decideApprovalWorkflow(world.container).run({
        input: {
          request_id: request.id,
          document_sha256: request.document_sha256,
          kind,
          name: "Anna",
          email,
          message: null,
          made: { by: "staff", actor: MONA, channel: "phone" },
        },
      })
    ).result,
  apply: (decision_id: string) => decisionEffectsJob.perform(world.container, { decision_id }, firstRun("1")),
  stages: async (): Promise<string[]> =>
    (await world.services.projects.listMoves(world.project.id)).map(({ stage_id }) => stage_id),
  stock: async (quantity: number): Promise<void> => {
    const shop = await testShop(world.baseUrl)
    for (const { inventoryItemId } of shop.variants) {
      await shop.admin.post(`/admin/inventory-items/${inventoryItemId}/location-levels/${shop.stockLocationId}`, {
        stocked_quantity: quantity,
      })
    }
  },
})
