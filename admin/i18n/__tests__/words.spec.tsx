/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor } from "@testing-library/react"
import type { ReactElement } from "react"
import {
  aConnection,
  aDraft,
  aFinding,
  anInvoice,
  anInvoiceList,
  anInvoiceRow,
  aPayment,
  someInvoices,
} from "../../__tests__/support/invoices"
import { Network } from "../../__tests__/support/network"
import { aProductionRow, aReport, aRowWithoutProof } from "../../__tests__/support/production"
import { renderAdmin } from "../../__tests__/support/render"
import { aChangedHeader, aHeader, aListedProject, aRequest } from "../../__tests__/support/samples"
import {
  aFile,
  aProof,
  aProofRequest,
  aRemark,
  aResolution,
  aSpecCard,
  aVersion,
  someProofs,
} from "../../__tests__/support/proof-samples"
import { settingsDefinitions, shopSettings } from "../../../src/contracts"
import { EngagementPage } from "../../engagement/engagement-page"
import { ProjectPage } from "../../project/project-page"
import { ProductionPage } from "../../production/production-page"
import { InvoicesPage } from "../../invoice/list/invoices-page"
import { ProjectsPage } from "../../projects/projects-page"
import { SettingsPage } from "../../settings/settings-page"
import { OrderSummary } from "../../summary/order-summary"
import { en } from "../en"

/*
 * In i18next's "cimode" every text of the catalogue is its own key. Whatever else is read on a screen bypassed the
 * catalogue, unless it is data of these samples, a number or a date.
 */

const PATH = "/admin/client-portal/projects/pproj_1"
const AT = "2026-11-24T09:00:00.000Z"

const ENGAGEMENT = {
  kind: "view",
  class: "unknown",
  reason: "old_browser",
  link_id: "plink_1",
  recipient_name: "DATA",
  page: "order",
  dwell_ms: 9_000,
  sections: ["proofs"],
  document: null,
  device: "DATA",
  seconds_after_mail: 12,
  count: 2,
  id: "1",
  at: AT,
}
const COUNTS = { sent: 2, opened: 1, decided: 1, approved: 1, paid: 0 }
const GROUP = { ...COUNTS, views: 1, downloads: 1, median_hours: 4 }
const REPORT = {
  steps: COUNTS,
  decision_time: { median_hours: 4, p90_hours: 50, spread: [{ within: "day", count: 1 }] },
  unit: "day",
  series: [{ day: "2026-11-26", views: 1, downloads: 1, doubtful_views: 1, programs: 1 }],
  reps: [{ id: "user_1", name: "DATA", ...GROUP }],
  clients: [{ id: null, name: "", ...GROUP }],
}

const strings = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(strings)
      : []

const lines = {
  currency_code: "usd",
  line_groups: [
    {
      title: "DATA section",
      lines: [
        {
          item_ids: ["i1"],
          title: "DATA tee",
          details: "DATA print",
          note: null,
          sizes: [{ label: "XL", quantity: 12 }],
          quantity: 12,
          unit_price: "10.00",
          total: "120.00",
          tax_included: false,
          thumbnail: null,
          is_fee: true,
        },
      ],
    },
  ],
  totals: {
    subtotal: "120.00",
    returned: "1.00",
    discount: "1.00",
    shipping: "1.00",
    tax: "1.00",
    total: "120.00",
    tax_included: "0",
    paid: "1.00",
    owed: "1.00",
  },
  versions: [aRequest({ message: "DATA message", changes: aChangedHeader().changes })],
  decisions: [],
  delivery_note: null,
}

/** A proof in whose words everything is data that a proof can hold. */
const proofs = someProofs({
  proofs: [
    aProof({
      title: "DATA print",
      state: "revisions_requested",
      lines: [{ item_id: "i1", title: "DATA tee", quantity: 12 }],
      versions: [
        aVersion({
          number: 2,
          spec: aSpecCard({ method: "DATA", placements: ["DATA"], width_mm: 280, colors: [], ticks: [] }),
          files: [aFile({ id: "f1", name: "DATA.pdf", state: "processing", progress: { done: 1, total: 2 } })],
        }),
        aVersion({
          id: "v1",
          number: 1,
          note: "DATA",
          spec: aSpecCard({ method: "DATA" }),
          request: aProofRequest({ state: "changes_requested" }),
        }),
      ],
      annotations: [
        aRemark({ body: "DATA", file_id: "f1" }),
        aRemark({ id: "a2", number: 2, body: "DATA", resolution: aResolution }),
      ],
    }),
  ],
  gate: {
    is_on: true,
    holds: [{ item_id: "i1", title: "DATA tee", waits_for: [{ proof_id: "p1", title: "DATA print", state: "draft" }] }],
    override: { reason: "DATA", by: { type: "staff", name: "Dana Ruiz" }, at: AT },
  },
})

const invoices = someInvoices(
  [anInvoice({ payments: [aPayment({ refunded: "1" })], content: { ...anInvoice().content, note: "DATA" } }), aDraft()],
  { pay_unavailable: "stripe_missing", unassigned: [aPayment({ id: "2", method: "cheque", last4: null })] },
)

const aNeed = { title: null, lines: [], state: "open", given: null, done_at: null, incomplete: null }
const GIVEN = { at: AT, by: { type: "client", name: "Sarah Smith" }, text: "DATA", address: null, files: [] }
const checklist = {
  items: [
    { ...aNeed, id: "artwork", kind: "artwork", lines: [{ item_id: "i1", title: "DATA tee" }] },
    { ...aNeed, id: "c1", kind: "address", state: "given", given: GIVEN },
    { ...aNeed, id: "c2", kind: "other", title: "DATA", state: "done", given: GIVEN, done_at: AT },
  ],
  lines: [{ item_id: "i1", title: "DATA tee" }],
  is_draft: false,
}

const network = () =>
  new Network()
    .on("GET /admin/client-portal/projects", {
      body: {
        projects: [aListedProject(), aListedProject({ id: "2", difference: aChangedHeader().difference })],
        count: 2,
        next: "n",
        previous: "p",
      },
    })
    .on("GET /admin/client-portal/jobs", {
      body: {
        jobs: [
          {
            id: "7",
            job: "x",
            title: "DATA",
            reason: "DATA",
            created_at: AT,
            failed_at: AT,
            attempts: 3,
            project: null,
          },
        ],
        count: 1,
      },
    })
    .on("GET /admin/client-portal/production", { body: aReport([aProductionRow(), aRowWithoutProof()]) })
    .on("GET /admin/client-portal/production/views", { body: { views: [] } })
    .on("GET /admin/client-portal/orders/order_1/summary", { body: { project: aChangedHeader() } })
    .on(`GET ${PATH}`, { body: aChangedHeader() })
    .on(`GET ${PATH}/checklist`, { body: checklist })
    .on(`GET ${PATH}/overview`, {
      body: {
        timeline: [
          { id: "1", at: AT, kind: "approved", actor: { type: "client", name: "DATA" }, what: "1", message: "DATA" },
        ],
        engagement: [ENGAGEMENT],
        has_more: true,
      },
    })
    .on("GET /admin/client-portal/engagement", { body: REPORT })
    .on(`GET ${PATH}/quote`, { body: lines })
    .on(`GET ${PATH}/proofs`, { body: proofs })
    .on(`GET ${PATH}/invoices`, { body: invoices })
    .on("GET /admin/client-portal/invoices", { body: anInvoiceList([anInvoiceRow()]) })
    .on(`GET ${PATH}/evidence`, { body: { entries: [], count: 0, next_before: null } })
    .on(`GET ${PATH}/people`, { body: { links: [], events: [], suggested_recipient: { name: "DATA", email: null } } })

const settings = {
  settings: {
    ...Object.fromEntries(settingsDefinitions.map(({ namespace, defaults }) => [namespace, defaults])),
    shop: { ...shopSettings.defaults, name: "DATA" },
  },
  shop: { name: "DATA", logo_path: null },
}

const withSettings = () =>
  network()
    .on("GET /admin/layouts/order.details/configuration", { body: { default_configuration: null } })
    .on("GET /admin/layouts/draft_order.details/configuration", { body: { default_configuration: null } })
    .on("GET /admin/layouts/customer.details/configuration", { body: { default_configuration: null } })
    .on("GET /admin/client-portal/settings", { body: settings })
    .on("GET /admin/client-portal/payments/connection", { body: aConnection({ account: null, problem: "DATA" }) })
    .on("GET /admin/client-portal/payments/findings", { body: { findings: [aFinding({ stripe_id: null })] } })
    .on("GET /admin/client-portal/setup", { body: { steps: [{ id: "logo", done: false, href: "/x" }] } })

/** Visible text and names for assistive technology. */
const textsOf = (root: HTMLElement): string[] => {
  const found: string[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node.textContent ?? "")
  for (const element of root.querySelectorAll("[aria-label], [placeholder], [title], [alt]"))
    for (const name of ["aria-label", "placeholder", "title", "alt"]) found.push(element.getAttribute(name) ?? "")
  return found.map((text) => text.trim()).filter(Boolean)
}

const isKey = (word: string): boolean => /^[a-zA-Z]+(\.[\w-]+)+$/.test(word)
const DATA = new Set(
  strings([
    aListedProject(),
    aProductionRow(),
    aRowWithoutProof(),
    aChangedHeader(),
    aHeader(),
    lines,
    aConnection(),
    aFinding(),
    invoices,
    anInvoiceList([anInvoiceRow()]),
    "USD",
    "Dana",
    "Ruiz",
  ]).flatMap((text) => text.split(/\s+/)),
)
const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
/** Months, units, and what Medusa's own components bring: keys to press, and the region of its notices; how every address begins. */
const THEIRS = new Set([...WEEK, "Nov", "Dec", "MB", "AM", "PM", "at", "esc", "Notifications", "alt+T", "https"])

const bypassing = (root: HTMLElement): string[] =>
  textsOf(root).filter((text) =>
    text
      .split(/[\s,·:→()]+/)
      .some(
        (word) =>
          /[a-zA-Z]{2,}/.test(word) && !isKey(word) && !DATA.has(word) && !THEIRS.has(word) && !/^DATA/.test(word),
      ),
  )

describe("every word of the admin comes from its catalogue", () => {
  it.each<[string, ReactElement, { at: string; path: string }, RegExp]>([
    ["project list", <ProjectsPage />, { at: "/", path: "/" }, /Spring League/],
    ["production", <ProductionPage />, { at: "/", path: "/" }, /production.state.sent/],
    ["engagement", <EngagementPage />, { at: "/engagement", path: "/engagement" }, /engagement.funnel$/],
    ["overview", <ProjectPage />, { at: "/p/pproj_1", path: "/p/:id" }, /timeline.approved/],
    ["quote", <ProjectPage />, { at: "/p/pproj_1?tab=quote", path: "/p/:id" }, /DATA tee/],
    ["proofs", <ProjectPage />, { at: "/p/pproj_1?tab=proofs", path: "/p/:id" }, /spec.method$/],
    ["new proof", <ProjectPage />, { at: "/p/pproj_1?drawer=proof-new", path: "/p/:id" }, /proof.nameHint/],
    ["spec card", <ProjectPage />, { at: "/p/pproj_1?drawer=proof-spec", path: "/p/:id" }, /spec.photoHint/],
    [
      "review",
      <ProjectPage />,
      { at: "/p/pproj_1?drawer=proof-review&against=v1", path: "/p/:id" },
      /proof.differences/,
    ],
    ["invoices", <ProjectPage />, { at: "/p/pproj_1?tab=invoices", path: "/p/:id" }, /invoice.counts.enter/],
    ["new invoice", <ProjectPage />, { at: "/p/pproj_1?drawer=invoice-new", path: "/p/:id" }, /invoice.create.hint/],
    ["edit invoice", <ProjectPage />, { at: "/p/pproj_1?drawer=invoice-edit", path: "/p/:id" }, /invoice.edit.taxes/],
    ["list of invoices", <InvoicesPage />, { at: "/", path: "/" }, /invoiceList.ageing.total/],
    ["people", <ProjectPage />, { at: "/p/pproj_1?tab=people", path: "/p/:id" }, /people.notShared$/],
    ["evidence", <ProjectPage />, { at: "/p/pproj_1?tab=evidence", path: "/p/:id" }, /evidence.empty/],
    ["ask drawer", <ProjectPage />, { at: "/p/pproj_1?drawer=ask", path: "/p/:id" }, /approval.messageHint/],
    ["edit drawer", <ProjectPage />, { at: "/p/pproj_1?drawer=edit", path: "/p/:id" }, /project.ownerHint/],
    ["share drawer", <ProjectPage />, { at: "/p/pproj_1?drawer=share", path: "/p/:id" }, /share.messageHint/],
    [
      "widget",
      <OrderSummary order={{ id: "order_1", status: "pending" }} page="order" />,
      { at: "/", path: "/" },
      /panel.openProject/,
    ],
    ["settings", <SettingsPage />, { at: "/", path: "/" }, /stages.add/],
  ])("%s", async (_, screenOf, where, shown) => {
    withSettings()
    renderAdmin(screenOf, { ...where, language: "cimode" })
    await waitFor(() => expect(screen.getAllByText(shown).length).toBeGreaterThan(0))
    expect(bypassing(document.body)).toEqual([])
  })

  it("has no empty text, and names its gaps in one way", () => {
    for (const text of strings(en)) {
      expect(text.trim()).not.toBe("")
      expect(text.replace(/\{\{\w+\}\}/g, "")).not.toMatch(/[{}]/)
    }
  })
})
