import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { ClientPortalEvents } from "../../../src/events"
import { portalServices } from "../../../src/lib/services"
import type { ProjectRow } from "../../../src/modules/project/service"
import { ensureProjectWorkflow } from "../../../src/workflows"
import { createDraftOrder, type TestOrder } from "../../support/orders"
import { testShop } from "../../support/shop"
import { host } from "./host"
import { ADMIN, MONA } from "./inputs"

interface Runner {
  api: { defaults: { baseURL?: string } }
  getContainer: () => MedusaContainer
}

const createAdmin = async (container: MedusaContainer): Promise<void> => {
  const [user] = await container.resolve(Modules.USER).createUsers([{ email: ADMIN.email }])
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", { body: ADMIN })
  if (!authIdentity || !user) throw new Error(`no admin: ${error}`)
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: user.id } })
}

/** Tests are described before the app has booted, so that taking these too early must not pass for having them. */
const begun = <T>(what: T | undefined): T => {
  if (what === undefined) throw new Error("The world is there in tests and hooks, not while they are described")
  return what
}

/** The app, booted once, and the draft order with its project that each test starts from. */
export const createWorld = ({ api, getContainer }: Runner) => {
  let container: MedusaContainer | undefined
  let order: TestOrder | undefined
  let project: ProjectRow | undefined
  /** Every event of the plugin's, in their order. */
  const events: [name: string, data: unknown][] = []

  const world = {
    events,
    /** Payloads of the events that told of moves. */
    get told(): unknown[] {
      return events.flatMap(([name, data]) => (name === ClientPortalEvents.PROJECT_STAGE_MOVED ? [data] : []))
    },
    get container(): MedusaContainer {
      return begun(container)
    },
    get baseUrl(): string {
      return api.defaults.baseURL ?? ""
    },
    get services() {
      return portalServices(world.container)
    },
    get knex(): Knex {
      return world.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    },
    get order(): TestOrder {
      return begun(order)
    },
    get project(): ProjectRow {
      return begun(project)
    },
  }

  beforeAll(async () => {
    container = getContainer()
    const bus = container.resolve(Modules.EVENT_BUS)
    for (const name of Object.values(ClientPortalEvents)) {
      bus.subscribe(name, async ({ data }) => void events.push([name, data]), { subscriberId: `test-${name}` })
    }
    await createAdmin(container)
    // Made here, the shop is part of what each test starts from.
    await (await testShop(world.baseUrl)).regionFor("usd")
  })

  beforeEach(async () => {
    host.vetoes = {}
    host.after = []
    host.scanned = []
    host.afterProof = []
    events.length = 0
    order = await createDraftOrder({}, world.baseUrl)
    const { result } = await ensureProjectWorkflow(world.container).run({
      input: { order_id: order.id, actor: MONA },
    })
    project = await world.services.projects.getProject(result.id)
  })

  return world
}

export type World = ReturnType<typeof createWorld>
