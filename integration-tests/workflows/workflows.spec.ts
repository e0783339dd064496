import { randomUUID } from "node:crypto"
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { Logger as WorkerLogger, runOnce } from "graphile-worker"
import { readCustomerPanel } from "../../src/api/admin/client-portal/customers/customer-panel"
import { readOrderPanel } from "../../src/api/admin/client-portal/order-panel"
import type { UpdateProject } from "../../src/contracts"
import { ClientPortalEvents } from "../../src/events"
import { portalServices } from "../../src/lib/services"
import { refusedDecision } from "../../src/modules/approval/errors"
import type { RequestRow } from "../../src/modules/approval/service"
import { jobSchema, TASK_IDENTIFIER } from "../../src/modules/outbox/jobs"
import type { ProjectRow } from "../../src/modules/project/service"
import customerSaved from "../../src/subscribers/customer-saved"
import {
  applyDecisionWorkflow,
  decideApprovalWorkflow,
  ensureProjectWorkflow,
  moveStageWorkflow,
  releaseForBillingWorkflow,
  requestApprovalWorkflow,
  reshareLinkWorkflow,
  revokeLinkWorkflow,
  rotateLinkWorkflow,
  shareOrderWorkflow,
  updateProjectWorkflow,
} from "../../src/workflows"
import { ensureAccountLinks } from "../../src/workflows/account-link/ensure-account-links"
import { handleJob, jobRunOf } from "../../src/workflows/outbox/handle-job"
import { orderPlacedWorkflow } from "../../src/workflows/project/workflows/order-placed"
import { adminApi } from "../support/api"
import { mails } from "../support/mailbox"
import {
  createCustomer,
  createDraftOrder,
  createFulfillment,
  createPlacedOrder,
  deliver,
  editDraftQuantity,
  readOrder,
  reservedQuantity,
  ship,
  type TestOrder,
} from "../support/orders"
import { testShop } from "../support/shop"
import { waitFor } from "../support/wait"

/*
 * One app for all of them, since booting it takes a minute. It writes jobs and works none ("server"), so that every
 * effect here is the test's own call. The database is put back before each test.
 */
const folder = mkdtempSync(path.join(os.tmpdir(), "client-portal-workflows-"))
const ADMIN = { email: "workflows@client-portal.test", password: "test-password-0123456789" }
Object.assign(process.env, {
  MEDUSA_WORKER_MODE: "server",
  MAILBOX_DIR: folder,
  FILES_DIR: folder,
  TEST_MAILBOX_DIR: folder,
  TEST_ADMIN_EMAIL: ADMIN.email,
  TEST_ADMIN_PASSWORD: ADMIN.password,
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the host's hooks do: one handler a hook and process, so each asks here. */
const host: { vetoes: Partial<Record<"share" | "decide" | "after", string>>; after: string[] } = {
  vetoes: {},
  after: [],
}
const veto = (hook: keyof typeof host.vetoes): void => {
  const reason = host.vetoes[hook]
  if (reason) throw new Error(reason)
}
shareOrderWorkflow.hooks.beforeLinkShared(async () => veto("share"))
decideApprovalWorkflow.hooks.beforeDecision(async () => veto("decide"))
applyDecisionWorkflow.hooks.afterDecision(async ({ decision }) => {
  host.after.push(decision.id)
  veto("after")
})

const MONA = { id: "user_mona", name: "Mona" }

/** A workflow throws a serialised copy of what its step threw, which jest does not take for an error. */
const saying = (words: string) => ({ message: expect.stringContaining(words) })

/** A host's workflow that runs one of ours and then fails. */
const failStep = createStep("test-fail", async () => {
  throw new Error("a later step failed")
})
const updateThenFail = createWorkflow(
  "test-update-then-fail",
  (input: { order_id: string; changes: UpdateProject; actor: null }) => {
    updateProjectWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
const moveThenFail = createWorkflow(
  "test-move-then-fail",
  (input: { project_id: string; stage_id: string; actor: typeof MONA }) => {
    moveStageWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
const requestThenFail = createWorkflow(
  "test-request-then-fail",
  (input: { order_id: string; message: null; notify: boolean; actor: typeof MONA }) => {
    requestApprovalWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)
const shareThenFail = createWorkflow(
  "test-share-then-fail",
  (input: Parameters<typeof shareInput>[0] & ReturnType<typeof shareInput>) => {
    shareOrderWorkflow.runAsStep({ input })
    failStep()
    return new WorkflowResponse(input)
  },
)

const shareInput = (more: { order_id: string }) => ({
  recipient: { name: "Anna", email: "anna@example.com" },
  message: "Here it is",
  expires_at: null,
  mail: true,
  actor: MONA,
  ...more,
})

medusaIntegrationTestRunner({
  inApp: true,
  cwd: path.join(__dirname, "../.."),
  dbName: `client_portal_workflows_${process.pid}`,
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let baseUrl: string
    let knex: Knex
    let services: ReturnType<typeof portalServices>
    let order: TestOrder
    let project: ProjectRow
    /** Payloads of the events that told of moves, in their order. */
    const told: unknown[] = []

    const createAdmin = async (): Promise<void> => {
      const [user] = await container.resolve(Modules.USER).createUsers([{ email: ADMIN.email }])
      const auth = container.resolve(Modules.AUTH)
      const { authIdentity, error } = await auth.register("emailpass", { body: ADMIN })
      if (!authIdentity || !user) throw new Error(`no admin: ${error}`)
      await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: user.id } })
    }

    beforeAll(async () => {
      container = getContainer()
      baseUrl = api.defaults.baseURL ?? ""
      services = portalServices(container)
      knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      container
        .resolve(Modules.EVENT_BUS)
        .subscribe(ClientPortalEvents.PROJECT_STAGE_MOVED, async ({ data }) => void told.push(data), {
          subscriberId: "client-portal-test-stage-moved",
        })
      await createAdmin()
      // Made here, the shop is part of what each test starts from.
      await (await testShop(baseUrl)).regionFor("usd")
    })

    beforeEach(async () => {
      host.vetoes = {}
      host.after = []
      told.length = 0
      order = await createDraftOrder({}, baseUrl)
      const { result } = await ensureProjectWorkflow(container).run({ input: { order_id: order.id, actor: MONA } })
      project = await services.projects.getProject(result.id)
    })

    /** The order has lines of ten and of five pieces. */
    const lineOfTen = (): string => order.items.find(({ quantity }) => quantity === 10)?.id ?? ""
    const count = async (table: string, where: object = {}): Promise<number> =>
      Number((await knex(table).where(where).count("* as count"))[0]?.count)
    const tasks = async (): Promise<string[]> =>
      (await knex("graphile_worker._private_jobs").orderBy("id").select("payload")).map(
        ({ payload }: { payload: { task: string } }) => payload.task,
      )
    const ask = async (): Promise<RequestRow> => {
      const { result } = await requestApprovalWorkflow(container).run({
        input: { order_id: order.id, message: null, notify: true, actor: MONA },
      })
      return await services.approvals.getRequest(result.id)
    }
    const decide = async (request: RequestRow, kind: "approved" | "declined" = "approved") =>
      (
        await decideApprovalWorkflow(container).run({
          input: {
            request_id: request.id,
            document_sha256: request.document_sha256,
            kind,
            name: "Anna",
            email: null,
            message: null,
            made: { by: "staff", actor: MONA, channel: "phone" },
          },
        })
      ).result
    const apply = (decision_id: string) =>
      handleJob(container, { task: "decision-effects", decision_id }, { jobId: "1", attempt: 1 })
    const stages = async (): Promise<string[]> =>
      (await services.projects.listMoves(project.id)).map(({ stage_id }) => stage_id)
    const stock = async (quantity: number): Promise<void> => {
      const shop = await testShop(baseUrl)
      for (const { inventoryItemId } of shop.variants) {
        await shop.admin.post(`/admin/inventory-items/${inventoryItemId}/location-levels/${shop.stockLocationId}`, {
          stocked_quantity: quantity,
        })
      }
    }

    it("runs without working its outbox, or none of these tests would say anything", () => {
      expect(container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.workerMode).toBe("server")
    })

    describe("sharing an order", () => {
      it("makes the link, counts the share and leaves the mail with the outbox", async () => {
        const { result } = await shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) })
        expect(await services.tokens.getLink(result.id)).toMatchObject({
          share_count: 1,
          recipient_email: "anna@example.com",
        })
        expect(await tasks()).toEqual(["mail-link"])
        expect(JSON.stringify(result)).not.toMatch(/cp[lps]_/)
      })

      it("that the host's hook refuses leaves no link, no log and no mail", async () => {
        host.vetoes.share = "not to this recipient"
        await expect(
          shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) }),
        ).rejects.toMatchObject(saying("not to this recipient"))
        expect(await count("portal_link", { order_id: order.id })).toBe(0)
        expect(await count("portal_link_event")).toBe(0)
        expect(await tasks()).toEqual([])
      })

      it("again that the host's hook refuses leaves the link that the recipient has", async () => {
        const { result } = await shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) })
        host.vetoes.share = "not again"
        await expect(
          shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) }),
        ).rejects.toMatchObject(saying("not again"))
        expect(await services.tokens.getActiveLink(result.id)).toMatchObject({ share_count: 1 })
        expect((await services.tokens.listEvents([result.id])).map(({ kind }) => kind).sort()).toEqual([
          "created",
          "shared",
        ])
      })

      it("inside a host's workflow that fails later keeps what was given away: it cannot be called back", async () => {
        await expect(shareThenFail(container).run({ input: shareInput({ order_id: order.id }) })).rejects.toMatchObject(
          saying("a later step failed"),
        )
        expect(await services.tokens.listLinks({ order_id: order.id })).toMatchObject([
          { share_count: 1, revoked_at: null },
        ])
      })
    })

    describe("sharing again", () => {
      const shared = async (more: object = {}) =>
        (await shareOrderWorkflow(container).run({ input: { ...shareInput({ order_id: order.id }), ...more } })).result

      it("takes over the name and the end that are given, and keeps the end where none is", async () => {
        const expires_at = new Date(Date.now() + 86_400_000)
        const { id } = await shared({ expires_at: expires_at.toISOString() })
        await shared({ expires_at: undefined, recipient: { name: "Anna Meyer", email: "anna@example.com" } })
        expect(await services.tokens.getLink(id)).toMatchObject({ recipient_name: "Anna Meyer", expires_at })
        await shared({ expires_at: null })
        expect(await services.tokens.getLink(id)).toMatchObject({ expires_at: null })
      })

      it("that the host's hook refuses changes neither name nor end", async () => {
        const { id } = await shared()
        host.vetoes.share = "not again"
        const again = { expires_at: "2099-01-01T00:00:00.000Z", recipient: { name: "X", email: "anna@example.com" } }
        await expect(shared(again)).rejects.toMatchObject(saying("not again"))
        expect(await services.tokens.getLink(id)).toMatchObject({ recipient_name: "Anna", expires_at: null })
      })
    })

    describe("the events of links", () => {
      const NAMES = [ClientPortalEvents.LINK_SHARED, ClientPortalEvents.LINK_ROTATED, ClientPortalEvents.LINK_REVOKED]

      /** What is heard of a link while `act` runs. A rotation of another link comes last and says that all was heard. */
      const heard = async (act: () => Promise<unknown>): Promise<[string, unknown][]> => {
        const bus = container.resolve(Modules.EVENT_BUS)
        const { link: last } = await services.tokens.ensureLink(
          { order_id: order.id },
          { name: "Last", email: "last@example.com" },
          { actor: MONA },
        )
        const events: [string, unknown][] = []
        const run = randomUUID()
        const notes = NAMES.map((name) => ({
          name,
          note: async ({ data }: { data: unknown }) => void events.push([name, data]),
        }))
        for (const { name, note } of notes) bus.subscribe(name, note, { subscriberId: `test-${run}-${name}` })
        try {
          await act()
          await rotateLinkWorkflow(container).run({ input: { link_id: last.id, actor: MONA } })
          await waitFor(async () => events.some(([, data]) => JSON.stringify(data).includes(last.id)), {
            what: "the last event",
          })
        } finally {
          for (const { name, note } of notes) bus.unsubscribe(name, note, { subscriberId: `test-${run}-${name}` })
        }
        return events.filter(([, data]) => !JSON.stringify(data).includes(last.id))
      }
      const aLink = async () =>
        (
          await services.tokens.ensureLink(
            { order_id: order.id },
            { name: "Anna", email: "anna@example.com" },
            { actor: MONA },
          )
        ).link

      it("name the order each time it is shared, and none for an account", async () => {
        const [customer] = await container.resolve(Modules.CUSTOMER).createCustomers([{ email: "anna@example.com" }])
        const recipient = { name: "Anna", email: "anna@example.com" }
        const account = await services.tokens.ensureAccountLink(customer?.id ?? "", recipient, MONA, true)
        const again = { message: null, mail: false, actor: MONA }
        const { id } = await aLink()
        const events = await heard(async () => {
          await shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) })
          await reshareLinkWorkflow(container).run({ input: { link_id: id, ...again } })
          await reshareLinkWorkflow(container).run({ input: { link_id: account.link?.id ?? "", ...again } })
        })
        expect(events).toEqual([
          [ClientPortalEvents.LINK_SHARED, { id, order_id: order.id }],
          [ClientPortalEvents.LINK_SHARED, { id, order_id: order.id }],
          [ClientPortalEvents.LINK_SHARED, { id: account.link?.id }],
        ])
      })

      it("tell of a renewal that the recipient asked for, once, and of none for a link that works", async () => {
        const { id } = await aLink()
        await knex("portal_link")
          .where({ id })
          .update({ expires_at: new Date(Date.now() - 1) })
        const events = await heard(async () => {
          for (const jobId of ["3", "4"])
            await handleJob(container, { task: "mail-fresh-link", link_id: id }, { jobId, attempt: 1 })
        })
        expect(events).toEqual([[ClientPortalEvents.LINK_ROTATED, { id }]])
      })

      it("tell of a revocation once, however often it is repeated", async () => {
        const { id } = await aLink()
        const events = await heard(async () => {
          for (let times = 0; times < 3; times++)
            await revokeLinkWorkflow(container).run({ input: { link_id: id, actor: MONA } })
        })
        expect(events).toEqual([[ClientPortalEvents.LINK_REVOKED, { id }]])
      })
    })

    describe("account links", () => {
      const customers = async (many: number, prefix = "bulk"): Promise<string[]> => {
        const all = Array.from({ length: many }, (_, at) => ({
          id: `cus_${prefix}_${at}`,
          email: `${prefix}-${at}@example.com`,
          has_account: false,
        }))
        await knex.batchInsert("customer", all)
        return all.map(({ id }) => id)
      }
      const linksOf = async (customer_id: string) => await services.tokens.listLinks({ customer_id })

      it("of all customers that have none are made in one go, whatever their number", async () => {
        await customers(1_201)
        expect(await ensureAccountLinks(container)).toBeGreaterThanOrEqual(1_201)
        expect(await count("portal_link", { scope: "account", revoked_at: null })).toBe(
          await count("customer", { deleted_at: null }),
        )
        expect(await ensureAccountLinks(container)).toBe(0)
      })

      it("are made singly when a customer is created: the event of one is not a catch-up for all", async () => {
        const [one = "", other = ""] = await customers(2)
        await customerSaved({ event: { name: "customer.created", data: { id: one } }, container, pluginOptions: {} })
        expect(await linksOf(one)).toMatchObject([{ recipient_email: "bulk-0@example.com" }])
        expect(await linksOf(other)).toEqual([])
      })

      it("follow a changed address also when the event of it was lost, and only then", async () => {
        const [moved = "", stays = ""] = await customers(2)
        await ensureAccountLinks(container)
        const [kept] = await linksOf(stays)
        await knex("customer").where({ id: moved }).update({ email: "Moved@Example.com" })
        expect(await ensureAccountLinks(container)).toBe(1)
        expect(await linksOf(moved)).toMatchObject([
          { recipient_email: "bulk-0@example.com", revoked_at: expect.any(Date) },
          { recipient_email: "moved@example.com", revoked_at: null },
        ])
        expect(await linksOf(stays)).toEqual([kept])
        expect(await ensureAccountLinks(container)).toBe(0)
      })
    })

    describe("a mail", () => {
      /** All tries of all jobs that wait, as the outbox makes them, with nothing in between. */
      const tryAll = async (): Promise<void> => {
        await knex("graphile_worker._private_jobs").update({ run_at: knex.fn.now() })
        await runOnce({
          connectionString: knex.client.config.connection.connectionString,
          taskList: {
            [TASK_IDENTIFIER]: async (payload, helpers) =>
              await handleJob(container, jobSchema.parse(payload), jobRunOf(helpers.job)),
          },
          preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
          logger: new WorkerLogger(() => () => {}),
        })
      }

      it("that could not be sent for a while and was asked for again goes out once", async () => {
        const { link } = await services.tokens.ensureLink(
          { order_id: order.id },
          { name: "Anna", email: "outage@example.com" },
          { actor: MONA },
        )
        const ask = () => services.tokens.requestFresh(link.id)
        // A file where the mailbox provider has its folder: it can send nothing.
        const away = `${folder}-away`
        renameSync(folder, away)
        writeFileSync(folder, "")
        try {
          await ask()
          for (let tries = 0; tries < 3; tries++) await tryAll()
          await ask()
          await tryAll()
          await ask()
        } finally {
          rmSync(folder)
          renameSync(away, folder)
        }
        expect(await tasks()).toEqual(["mail-fresh-link"])
        for (let tries = 0; tries < 5; tries++) await tryAll()
        expect(await tasks()).toEqual([])
        expect(await mails("outage@example.com")).toHaveLength(1)
      })
    })

    describe("the owner of a project", () => {
      const feed = async (resource_id: string) =>
        await knex("notification").where({ resource_id, channel: "feed" }).select("to")

      it("is nobody where an API key made it", async () => {
        const draft = await createDraftOrder({}, baseUrl)
        const { result } = await ensureProjectWorkflow(container).run({
          input: { order_id: draft.id, actor: { id: "apk_1", name: "API" } },
        })
        expect(await services.projects.getProject(result.id)).toMatchObject({ owner_user_id: null })
      })

      it("who has left does not keep a decision, or a plea for a fresh link, from everybody else", async () => {
        await knex("portal_project").where({ id: project.id }).update({ owner_user_id: "user_gone" })
        const { id: decision_id } = await decide(await ask())
        await handleJob(container, { task: "mail-decision-rep", decision_id }, { jobId: "5", attempt: 1 })
        expect(await feed(decision_id)).toEqual([{ to: "" }])
        const { link } = await services.tokens.ensureLink(
          { order_id: order.id },
          { name: "Anna", email: "anna@example.com" },
          { actor: MONA },
        )
        await handleJob(container, { task: "notice-revoked-asked", link_id: link.id }, { jobId: "6", attempt: 1 })
        expect(await feed(link.id)).toEqual([{ to: "" }])
      })

      it("who is here is told alone", async () => {
        const [user] = await container.resolve(Modules.USER).listUsers({ email: ADMIN.email })
        await knex("portal_project").where({ id: project.id }).update({ owner_user_id: user?.id })
        const { id: decision_id } = await decide(await ask())
        await handleJob(container, { task: "mail-decision-rep", decision_id }, { jobId: "7", attempt: 1 })
        expect(await feed(decision_id)).toEqual([{ to: user?.id }])
      })
    })

    describe("an edit of a project", () => {
      it("reads as before when a later step fails, field by field", async () => {
        await services.projects.saveFields(project.id, { po_number: "PO-1" })
        const changes = { name: "Crew", po_number: null, in_hands_date: "2026-12-24" }
        await expect(
          updateThenFail(container).run({ input: { order_id: order.id, changes, actor: null } }),
        ).rejects.toMatchObject(saying("a later step failed"))
        expect(await services.projects.getProject(project.id)).toMatchObject({
          name: project.name,
          po_number: "PO-1",
          in_hands_date: null,
        })
      })

      it("is refused for an owner who is no staff member, and changes nothing", async () => {
        const input = { order_id: order.id, changes: { name: "Crew", owner_user_id: "user_gone" }, actor: MONA }
        await expect(updateProjectWorkflow(container).run({ input })).rejects.toMatchObject(saying("no staff member"))
        expect((await services.projects.getProject(project.id)).name).toBe(project.name)
      })
    })

    describe("a move", () => {
      it("is undone when a later step fails, and both moves are kept", async () => {
        await expect(
          moveThenFail(container).run({ input: { project_id: project.id, stage_id: "pstg_artwork", actor: MONA } }),
        ).rejects.toMatchObject(saying("a later step failed"))
        expect((await services.projects.getProject(project.id)).stage_id).toBe("pstg_quote")
        expect(await stages()).toEqual(["pstg_quote", "pstg_artwork", "pstg_quote"])
      })

      it("that was none is not undone", async () => {
        await expect(
          moveThenFail(container).run({ input: { project_id: project.id, stage_id: "pstg_quote", actor: MONA } }),
        ).rejects.toMatchObject(saying("a later step failed"))
        expect(await stages()).toEqual(["pstg_quote"])
      })

      it("to a stage that is gone is refused", async () => {
        const input = { project_id: project.id, stage_id: "pstg_gone", actor: MONA }
        await expect(moveStageWorkflow(container).run({ input })).rejects.toMatchObject(
          saying("does not exist any more"),
        )
      })
    })

    describe("the event of a move", () => {
      const toldStages = async (...expected: string[]): Promise<void> => {
        await waitFor(async () => told.length >= expected.length, { what: `moves to ${expected.join(", ")}` })
        expect(told).toEqual(expected.map((stage_id) => ({ id: project.id, order_id: order.id, stage_id })))
      }

      it("is told of what staff move, once, and not of a move to where it stands", async () => {
        const input = { project_id: project.id, stage_id: "pstg_artwork", actor: MONA }
        for (let tries = 0; tries < 2; tries++) await moveStageWorkflow(container).run({ input })
        await toldStages("pstg_artwork")
      })

      it("is told of what asking and approving move by themselves, however often the effects are repeated", async () => {
        const { id } = await decide(await ask())
        for (let tries = 0; tries < 2; tries++) await apply(id)
        await ask()
        await toldStages("pstg_approval", "pstg_artwork")
      })

      it("is told of a move by finance's release, and not before it", async () => {
        await services.settings.saveSettings({ finance_gate: true })
        await apply((await decide(await ask())).id)
        await toldStages("pstg_approval")
        await releaseForBillingWorkflow(container).run({ input: { order_id: order.id } })
        await toldStages("pstg_approval", "pstg_artwork")
      })

      it("is told of an order that was placed without being asked about", async () => {
        for (let tries = 0; tries < 2; tries++) {
          await orderPlacedWorkflow(container).run({ input: { order_id: order.id } })
        }
        await toldStages("pstg_artwork")
      })

      it("is not told of a move that was taken back", async () => {
        const input = { order_id: order.id, message: null, notify: true, actor: MONA }
        await requestThenFail(container)
          .run({ input })
          .catch(() => undefined)
        await moveStageWorkflow(container).run({
          input: { project_id: project.id, stage_id: "pstg_production", actor: MONA },
        })
        await toldStages("pstg_production")
      })
    })

    describe("the staff's panels", () => {
      const orderReads = () => {
        const graph = jest.spyOn(container.resolve(ContainerRegistrationKeys.QUERY), "graph")
        return {
          count: () => graph.mock.calls.filter(([{ entity }]) => entity === "order").length,
          stop: () => graph.mockRestore(),
        }
      }

      it("of an order read the order once, since every open tab asks every few seconds", async () => {
        const reads = orderReads()
        expect((await readOrderPanel(container, order.id)).project?.id).toBe(project.id)
        expect(reads.count()).toBe(1)
        reads.stop()
      })

      it("of a customer read all their orders at once, the newest first, each as its own panel says", async () => {
        const customer = await createCustomer({}, baseUrl)
        const input = { customerId: customer.id, email: customer.email, lines: [{ stocked: false }] }
        const orders = []
        for (let made = 0; made < 3; made++) orders.unshift(await createDraftOrder(input, baseUrl))
        for (const { id } of orders)
          await ensureProjectWorkflow(container).run({ input: { order_id: id, actor: MONA } })
        const asked = orders[1]?.id ?? ""
        await requestApprovalWorkflow(container).run({
          input: { order_id: asked, message: null, notify: false, actor: MONA },
        })
        const reads = orderReads()
        const { projects } = await readCustomerPanel(container, customer.id)
        expect(reads.count()).toBe(1)
        reads.stop()
        expect(projects.map(({ order_id }) => order_id)).toEqual(orders.map(({ id }) => id))
        for (const one of projects) {
          const panel = await readOrderPanel(container, one.order_id)
          expect(one).toEqual({
            project_id: panel.project?.id,
            order_id: one.order_id,
            name: panel.project?.name,
            status: panel.status,
            is_draft: true,
          })
        }
        expect(projects[1]?.status).toBe("awaiting_approval")
      })

      it("of an order without a project say where its packages are", async () => {
        const placed = await createPlacedOrder({}, baseUrl)
        // As an order that was placed before the shop had the plugin.
        await waitFor(() => services.projects.findByOrder(placed.id), { what: "the placed order's project" })
        await knex("portal_project").where({ order_id: placed.id }).delete()
        const panel = async () => {
          const { project: none, status } = await readOrderPanel(container, placed.id)
          expect(none).toBeNull()
          return status
        }
        expect(await panel()).toBe("approved")
        const fulfillment = await createFulfillment(placed, baseUrl)
        await ship(placed, fulfillment, undefined, baseUrl)
        expect(await panel()).toBe("shipped")
        await deliver(placed, fulfillment, baseUrl)
        expect(await panel()).toBe("delivered")
      })
    })

    describe("asking for approval", () => {
      it("opens the request, puts the project at approval and tells who has a link", async () => {
        await shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) })
        expect(await ask()).toMatchObject({ state: "open", version: 1 })
        expect(await stages()).toEqual(["pstg_quote", "pstg_approval"])
        expect(await tasks()).toEqual(["mail-link", "mail-approval-requested"])
      })

      it("does not bring a project back that staff have further along", async () => {
        await moveStageWorkflow(container).run({
          input: { project_id: project.id, stage_id: "pstg_production", actor: MONA },
        })
        await ask()
        expect((await services.projects.getProject(project.id)).stage_id).toBe("pstg_production")
      })

      const failing = () =>
        requestThenFail(container).run({ input: { order_id: order.id, message: null, notify: true, actor: MONA } })

      it("is taken back when a later step fails: nobody can decide, nobody is mailed, and the chain tells of both", async () => {
        await shareOrderWorkflow(container).run({ input: shareInput({ order_id: order.id }) })
        await expect(failing()).rejects.toMatchObject(saying("a later step failed"))
        const request = await services.approvals.newestRequest(project.id)
        expect(request).toMatchObject({ state: "withdrawn" })
        if (!request) throw new Error("no request")
        await expect(decide(request)).rejects.toMatchObject({ name: "DecisionRefused", code: "closed" })
        const [link] = await services.tokens.listLinks({ order_id: order.id })
        const before = (await mails()).length
        await handleJob(
          container,
          { task: "mail-approval-requested", request_id: request.id, link_id: link?.id ?? "" },
          { jobId: "2", attempt: 1 },
        )
        expect((await mails()).length).toBe(before)
        expect(await services.approvals.verifyEvidence(project.id)).toEqual([])
        expect(await count("portal_evidence_entry", { chain_id: project.id })).toBe(2)
      })

      it("that is taken back leaves the project where it stood", async () => {
        await failing().catch(() => undefined)
        expect((await services.projects.getProject(project.id)).stage_id).toBe("pstg_quote")
      })

      it("that is taken back leaves closed what it had replaced: nobody decides on what staff meant to replace", async () => {
        const first = await ask()
        await failing().catch(() => undefined)
        expect((await services.approvals.getRequest(first.id)).state).toBe("superseded")
      })
    })

    describe("deciding", () => {
      it("is one decision of twenty made at once over the workflow, all others told that it was decided", async () => {
        const request = await ask()
        const all = await Promise.allSettled(Array.from({ length: 20 }, () => decide(request)))
        const lost = all.flatMap((one) => (one.status === "rejected" ? [refusedDecision(one.reason)?.code] : []))
        expect(lost).toEqual(Array.from({ length: 19 }, () => "decided"))
        expect(await count("portal_decision", { project_id: project.id })).toBe(1)
        expect((await tasks()).filter((task) => task === "decision-effects")).toHaveLength(1)
      })

      it("that the host's hook refuses leaves the request open and no evidence", async () => {
        const request = await ask()
        host.vetoes.decide = "credit limit"
        await expect(decide(request)).rejects.toMatchObject(saying("credit limit"))
        expect(await services.approvals.getRequest(request.id)).toMatchObject({ state: "open" })
        expect(await count("portal_evidence_entry", { chain_id: project.id })).toBe(1)
      })

      it("on an order that changed since it was shown is refused, and goes through on the new version alone", async () => {
        const old = await ask()
        await editDraftQuantity(order, order.items[0]?.id ?? "", 24, baseUrl)
        await expect(decide(old)).rejects.toMatchObject({ name: "DecisionRefused", code: "changed" })
        const fresh = await ask()
        expect(fresh.changes).toEqual(
          expect.arrayContaining([expect.objectContaining({ kind: "quantity", before: "10", after: "24" })]),
        )
        await expect(decide(old)).rejects.toMatchObject({ code: "closed" })
        expect(await decide(fresh)).toMatchObject({ kind: "approved", request_id: fresh.id })
      })

      it("is not hindered by rows that move without changing what was shown", async () => {
        const request = await ask()
        const moves = Array.from({ length: 3 }, (_, at) =>
          services.projects.moveStage(
            project.id,
            { id: `pstg_${at}`, name: "S", assertKept: () => Promise.resolve() },
            null,
          ),
        )
        const [decision] = await Promise.all([decide(request), ...moves])
        expect(decision).toMatchObject({ kind: "approved" })
      })
    })

    describe("what an approval sets in motion", () => {
      it("happens once however often it is repeated: one sale, one reservation, one delivery note, one move", async () => {
        const { id } = await decide(await ask())
        for (let tries = 0; tries < 3; tries++) await apply(id)
        const placed = await readOrder(order.id, baseUrl)
        expect(placed).toMatchObject({ status: "pending" })
        expect(await reservedQuantity(placed, baseUrl)).toBe(15)
        expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
        expect(
          (await services.projects.newestDeliveryNote(project.id))?.lines.map(({ quantity }) => quantity).sort(),
        ).toEqual([10, 5])
        expect(await stages()).toEqual(["pstg_quote", "pstg_approval", "pstg_artwork"])
        expect(await services.approvals.getDecision(id)).toMatchObject({
          effects_error: null,
          effects_done_at: expect.any(Date),
        })
      })

      it("does nothing to the order when the client declined", async () => {
        const { id } = await decide(await ask(), "declined")
        await apply(id)
        expect((await readOrder(order.id, baseUrl)).status).toBe("draft")
        expect(await count("portal_delivery_note")).toBe(0)
        expect(await services.approvals.getDecision(id)).toMatchObject({ effects_done_at: expect.any(Date) })
        expect(host.after).toEqual([id])
      })

      it("waits without stock, says so to staff, and is made up for once there is some", async () => {
        const { id } = await decide(await ask())
        await stock(0)
        await expect(apply(id)).rejects.toMatchObject(saying("Not enough stock"))
        const waiting = await services.approvals.getDecision(id)
        expect(waiting).toMatchObject({
          kind: "approved",
          effects_done_at: null,
          effects_error: expect.stringContaining("Not enough stock"),
        })
        expect((await readOrder(order.id, baseUrl)).status).toBe("draft")
        expect(await count("portal_delivery_note")).toBe(0)

        await stock(100)
        await apply(id)
        expect(await services.approvals.getDecision(id)).toMatchObject({
          effects_error: null,
          effects_done_at: expect.any(Date),
        })
        expect(await reservedQuantity(await readOrder(order.id, baseUrl), baseUrl)).toBe(15)
        expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      })

      it("never sells what was not signed: a draft that changed waits, until it is put back or asked about again", async () => {
        const { id } = await decide(await ask())
        await editDraftQuantity(order, lineOfTen(), 4, baseUrl)
        await expect(apply(id)).rejects.toMatchObject(saying("has changed since the client approved it"))
        expect((await readOrder(order.id, baseUrl)).status).toBe("draft")
        expect(await reservedQuantity(order, baseUrl)).toBe(0)

        const again = await ask()
        await apply(id)
        expect((await readOrder(order.id, baseUrl)).status).toBe("draft")
        expect(await count("portal_delivery_note")).toBe(0)
        const second = await decide(again)
        await apply(second.id)
        await apply(id)
        expect(await reservedQuantity(await readOrder(order.id, baseUrl), baseUrl)).toBe(9)
        expect(await count("portal_delivery_note")).toBe(1)
      })

      it("sells what was signed although staff asked again on the same words meanwhile", async () => {
        const { id } = await decide(await ask())
        await ask()
        await apply(id)
        expect((await readOrder(order.id, baseUrl)).status).toBe("pending")
        expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      })

      it("is repeated as a whole after the host's hook failed, and ends as if it never had", async () => {
        const { id } = await decide(await ask())
        host.vetoes.after = "the ERP is down"
        await expect(apply(id)).rejects.toMatchObject(saying("the ERP is down"))
        expect(await services.approvals.getDecision(id)).toMatchObject({
          effects_done_at: null,
          effects_error: "the ERP is down",
        })
        host.vetoes.after = undefined
        await apply(id)
        expect(host.after).toEqual([id, id])
        expect(await reservedQuantity(await readOrder(order.id, baseUrl), baseUrl)).toBe(15)
        expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
        expect(await services.approvals.getDecision(id)).toMatchObject({
          effects_error: null,
          effects_done_at: expect.any(Date),
        })
      })

      it("run by two workers at once is still one sale and one delivery note", async () => {
        const { id } = await decide(await ask())
        await Promise.allSettled([apply(id), apply(id)])
        await apply(id)
        expect(await reservedQuantity(await readOrder(order.id, baseUrl), baseUrl)).toBe(15)
        expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
      })
    })

    describe("behind the finance gate", () => {
      const release = () => releaseForBillingWorkflow(container).run({ input: { order_id: order.id } })

      beforeEach(() => services.settings.saveSettings({ finance_gate: true }))

      it("an approved draft waits for billing, unsold and unreserved, until finance releases it", async () => {
        const { id } = await decide(await ask())
        for (let tries = 0; tries < 2; tries++) await apply(id)
        expect(await readOrder(order.id, baseUrl)).toMatchObject({ status: "draft" })
        expect(await reservedQuantity(order, baseUrl)).toBe(0)
        expect((await services.projects.getProject(project.id)).billing_state).toBe("ready_for_billing")
        expect(await count("portal_delivery_note")).toBe(0)

        // Nor is it released on an approval that a newer question has put aside, or once the draft has changed.
        await editDraftQuantity(order, lineOfTen(), 4, baseUrl)
        await expect(release()).rejects.toMatchObject(saying("has changed since the client approved it"))
        await editDraftQuantity(order, lineOfTen(), 10, baseUrl)

        await release()
        expect(await count("portal_delivery_note", { decision_id: id })).toBe(1)
        expect((await stages()).at(-1)).toBe("pstg_artwork")
        const placed = await readOrder(order.id, baseUrl)
        expect(placed.status).toBe("pending")
        expect(await reservedQuantity(placed, baseUrl)).toBe(15)
        expect((await services.projects.getProject(project.id)).billing_state).toBe("none")
        await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
      })

      it("an approval that a newer question has put aside releases nothing", async () => {
        const { id } = await decide(await ask())
        await apply(id)
        const again = await ask()
        await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
        await decide(again, "declined")
        await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
        expect((await readOrder(order.id, baseUrl)).status).toBe("draft")
      })

      it("nothing that was not approved can be released", async () => {
        await ask()
        await expect(release()).rejects.toMatchObject(saying("does not wait for billing"))
        expect((await readOrder(order.id, baseUrl)).status).toBe("draft")
      })

      it("a release without stock leaves the order waiting, to be released again", async () => {
        await apply((await decide(await ask())).id)
        await stock(0)
        await expect(release()).rejects.toMatchObject(saying("Not enough stock"))
        expect((await services.projects.getProject(project.id)).billing_state).toBe("ready_for_billing")
        await stock(100)
        await release()
        expect((await readOrder(order.id, baseUrl)).status).toBe("pending")
      })
    })

    it("the admin of these tests is one whom the app knows", async () => {
      expect(await (await adminApi(baseUrl)).get<{ user: { email: string } }>("/admin/users/me")).toMatchObject({
        user: { email: ADMIN.email },
      })
    })
  },
})
