import { mkdtempSync, rmSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { adminApi } from "../support/api"
import { ownStripeKey, StripeSandbox, stripeSettings } from "../support/stripe"
import { describeAccountLinks } from "./account-links"
import { describeApprovalEvents } from "./approval-events"
import { describeApprovalEffects } from "./approval-effects"
import { describeAsking } from "./asking"
import { describeAutomations } from "./automations"
import { describeBillingMails } from "./billing-mails"
import { describeDeciding } from "./deciding"
import { describeFinanceGate } from "./finance-gate"
import { describeLinkEvents } from "./link-events"
import { describeMailedFiles } from "./mailed-files"
import { describeMails } from "./mails"
import { describeMoveEvents } from "./move-events"
import { describeMoves } from "./moves"
import { describeOrderReads } from "./order-reads"
import { describePageReads } from "./page-reads"
import { describePersonalDataCommand } from "./personal-data-command"
import { describeProjectEdits } from "./project-edits"
import { describeProjectOwner } from "./project-owner"
import { describeProofFiles } from "./proof-files"
import { describeProofs } from "./proofs"
import { describePayments } from "./payments"
import { describeProductionGate } from "./production-gate"
import { describeSharing } from "./sharing"
import { describeShipping } from "./shipping"
import { describeStaffPanels } from "./staff-panels"
import { ADMIN } from "./support/inputs"
import { createWorld } from "./support/world"

/*
 * One app for all of them, since booting it takes a minute: what is described in the files beside this one is run here.
 * The app writes jobs and works none ("server"), so that every effect here is the test's own call. The database is put
 * back before each test.
 */
const folder = mkdtempSync(path.join(os.tmpdir(), "client-portal-workflows-"))
const sandbox = new StripeSandbox(ownStripeKey())
Object.assign(process.env, stripeSettings(sandbox.api_key), {
  MEDUSA_WORKER_MODE: "server",
  MAILBOX_DIR: folder,
  FILES_DIR: folder,
  TEST_MAILBOX_DIR: folder,
  TEST_ADMIN_EMAIL: ADMIN.email,
  TEST_ADMIN_PASSWORD: ADMIN.password,
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

medusaIntegrationTestRunner({
  inApp: true,
  cwd: path.join(__dirname, "../.."),
  dbName: `client_portal_workflows_${process.pid}`,
  testSuite: ({ api, getContainer }) => {
    const world = createWorld({ api, getContainer })

    it("runs without working its outbox, or none of these tests would say anything", () => {
      expect(world.container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.workerMode).toBe("server")
    })

    describeSharing(world)
    describeLinkEvents(world)
    describeAccountLinks(world)
    describeMails(world, folder)
    describeMailedFiles(world)
    describeAutomations(world)
    describeProjectOwner(world)
    describeProjectEdits(world)
    describeMoves(world)
    describeMoveEvents(world)
    describeOrderReads(world)
    describePageReads(world)
    describeStaffPanels(world)
    describePersonalDataCommand(world)
    describeApprovalEvents(world)
    describeAsking(world)
    describeDeciding(world)
    describeApprovalEffects(world)
    describeFinanceGate(world, sandbox)
    describeProofFiles(world)
    describeProofs(world)
    describeProductionGate(world)
    describePayments(world, sandbox)
    describeBillingMails(world, sandbox)
    describeShipping(world)

    it("the admin of these tests is one whom the app knows", async () => {
      expect(await (await adminApi(world.baseUrl)).get<{ user: { email: string } }>("/admin/users/me")).toMatchObject({
        user: { email: ADMIN.email },
      })
    })
  },
})
