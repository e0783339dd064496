import type { OrderAccount } from "@contracts/account"
import type { ReactNode } from "react"
import type { ApprovalRequest, DecisionConflict } from "@contracts/approval"
import type { ProjectStatus } from "@contracts/project"
import type { ValidityView } from "@contracts/quote-validity"
import type { Parcel } from "@contracts/shipping/parcel"
import type { Package } from "@contracts/sections"
import type { I18n } from "@messages/i18n"
import { DelegatePage } from "@/components/delegate/delegate-page"
import { Expired } from "@/components/notice/expired"
import { Trouble } from "@/components/notice/trouble"
import { OrderPage } from "@/components/order/order-page"
import { ReviewPage } from "@/components/review/review-page"
import { TermsPage } from "@/components/review/terms-page"
import { NoticePage } from "@/components/shell/notice-page"
import type { Failure, SignState, Typed } from "@/components/sign/sign-state"
import { PageWatch } from "@/components/watch/page-watch"
import { reasonFailure } from "@/lib/errors/decision-failure"
import { CHECKLIST_PAGES } from "./checklist"
import { SHIPPING_PAGES } from "./shipping"
import { CONVERSATION_PAGES, someEntries } from "./conversation"
import { INVOICE_PAGES } from "./invoice-pages"
import { aPageToPay, pageWithInvoices, somePayments, tilesOfAllStates } from "./invoices"
import { MAIL_PAGES } from "./mail-pages"
import { REQUEST_PAGES } from "./request"
import { STUDIO_PAGES } from "./studio-pages"
import { aPageWithDecidedProofs, aPageWithProof, aPageWithProofs } from "./proofs"
import { aDelivery, anAddress, anOrder, aPage, aRendering, aRequest, aShop, aStamp } from "./fixtures"

type Render = (i18n: I18n) => ReactNode

export const order =
  (page: typeof aPage, more: Partial<Parameters<typeof OrderPage>[0]> = {}): Render =>
  (i18n) => (
    <>
      <OrderPage
        page={page}
        linkId="plink_1"
        account={null}
        formToken="token"
        thanks={null}
        delegated={null}
        i18n={i18n}
        {...more}
      />
      <PageWatch name="order" linkId="plink_1" etag="tag" preview={page.viewer.preview} i18n={i18n} />
    </>
  )

export const anAccountOfOrder: OrderAccount = {
  link_id: "plink_account",
  order: { id: aPage.project.order_id, number: aPage.project.number, is_past: true },
}

const withStatus = (status: ProjectStatus): typeof aPage => ({
  ...aPage,
  action_items: [],
  project: { ...aPage.project, status, kind: "order" },
})

const aPackage: Package = {
  id: "ful_1",
  state: "shipped",
  service: "Почта",
  address: anAddress,
  items: Array.from({ length: 7 }, (_, index) => ({
    title: `Футболка ${index}`,
    variant: null,
    size: null,
    quantity: 1,
  })),
  packed_at: "2026-12-01T15:00:00.000Z",
  shipped_at: "2026-12-02T15:00:00.000Z",
  delivered_at: null,
  tracking: [
    { number: "4711", url: "https://track.example/4711", carrier: "Почта" },
    { number: "4712", url: null, carrier: null },
  ],
}

const aParcel: Parcel = {
  number: "4711",
  carrier: { id: null, name: "Почта" },
  link: "https://track.example/4711",
  service: "Экспресс",
  state: "delivered",
  estimated_at: null,
  events: [
    { at: "2026-12-04T15:00:00.000Z", state: "delivered", place: "Портленд", message: "Вручено" },
    { at: "2026-12-03T15:00:00.000Z", state: "in_transit", place: null, message: null },
  ],
  proof: { at: "2026-12-04T15:00:00.000Z", signed_by: "С. Смит", photo_url: "https://track.example/4711.jpg" },
}

const anOpenParcel: Parcel = {
  number: "4712",
  carrier: null,
  link: null,
  service: null,
  state: null,
  estimated_at: null,
  events: [],
  proof: null,
}

/** Edited in Medusa after the client signed: 1,344.00 became 1,744.00. */
export const aPageThatDiffers: typeof aPage = {
  ...withStatus("changed_after_approval"),
  sections: {
    ...aPage.sections,
    approval: {
      request: { ...aRequest, state: "approved" },
      decisions: [{ ...aStamp, kind: "approved" }],
      difference: {
        decision_id: aStamp.id,
        request_id: aStamp.request_id,
        version: 1,
        approved_amount: "1344",
        current_amount: "1744",
        currency_code: "usd",
        changes: Array.from({ length: 10 }, (_, index) => ({
          kind: "quantity" as const,
          label: `Футболка ${index}`,
          before: "12",
          after: "15",
        })),
      },
    },
  },
}

export const aPageWith = (changes: Partial<typeof aPage>): typeof aPage => ({ ...aPage, ...changes })

export const typed = (changes: Partial<Typed> = {}): Typed => ({
  decision: "approved",
  name: "Сара Смит",
  email: "сара@гавань.рф",
  message: "",
  consent_sha256: null,
  rules: {},
  ...changes,
})

export const failed = (failure: Failure, changes: Partial<Typed> = {}): SignState => ({
  typed: typed(changes),
  problems: {},
  failure,
  status: 409,
})

export const conflict = (code: DecisionConflict["code"], more: Partial<DecisionConflict> = {}): Failure => ({
  kind: "conflict",
  conflict: { type: "conflict", code, message: "", decision: null, changes: [], ...more },
})

export const review =
  (state: SignState | null = null, request: Partial<ApprovalRequest> = {}, page = aPage): Render =>
  (i18n) => (
    <ReviewPage
      page={page}
      rendering={{ ...aRendering, request: { ...aRequest, ...request } }}
      formToken="token"
      state={state}
      i18n={i18n}
    />
  )

const preview = { ...aPage.viewer, preview: true, can_delegate: false }
const decided = { ...aStamp, id: "pdec_2", kind: "approved" as const, recorded_by: null, recorded_channel: null }
const STATUSES = [
  "quote",
  "awaiting_approval",
  "changes_requested",
  "declined",
  "ready_for_billing",
  "changed_after_approval",
  "approved",
  "delivered",
  "canceled",
] as const

const asked = (validity: ValidityView): typeof aPage =>
  aPageWith({
    sections: {
      ...aPage.sections,
      approval: { ...aPage.sections.approval, request: { ...aRequest, rules: { validity } } },
    },
  })
const valid: ValidityView = { valid_until: "2031-01-10T22:59:59.999Z", is_expired: false, renewal_requested_at: null }
const expired: ValidityView = { ...valid, valid_until: "2026-11-20T22:59:59.999Z", is_expired: true }
const VALIDITIES = [
  ["with a date", valid],
  ["that has expired", expired],
  ["of which a renewed one was requested", { ...expired, renewal_requested_at: "2026-11-21T15:00:00.000Z" }],
] as const

/** Every page in every state it can be in. */
export const PAGES: ReadonlyArray<readonly [name: string, render: Render]> = [
  ["an order to sign", order(aPage)],
  ...STATUSES.map((status) => [`an order that is ${status}`, order(withStatus(status))] as const),
  [
    "an order that is partly shipped",
    order({
      ...withStatus("shipped"),
      sections: {
        ...aPage.sections,
        delivery: {
          packages: [aPackage, { ...aPackage, id: "ful_2", state: "preparing", shipped_at: null, tracking: [] }],
          unpacked: [{ title: "Кепка", variant: "Хвоя", size: "М", quantity: 2 }],
          progress: { delivered: 3, in_transit: 7, pending: 5 },
        },
        shipping: { packages: [{ id: "ful_1", parcels: [aParcel, anOpenParcel], pickup: null }], addresses: [] },
      },
    }),
  ],
  ["an order that differs from what was approved", order(aPageThatDiffers)],
  [
    "an empty order",
    order({
      ...withStatus("quote"),
      timeline: [],
      sections: {
        order: { ...anOrder, line_groups: [], notes: null, shipping_address: null, billing_address: null, pieces: 0 },
        approval: { request: null, decisions: [], difference: null },
        delivery: aDelivery,
        proofs: { proofs: [] },
        invoices: { invoices: [], payments: [], banner: null },
        documents: { documents: [] },
        conversation: { latest: [] },
        checklist: { items: [], po_request_id: null },
        shipping: { packages: [], addresses: [] },
      },
    }),
  ],
  [
    "an order with new messages and nothing else to do",
    order({
      ...withStatus("approved"),
      viewer: { ...aPage.viewer, unread_messages: 2 },
      sections: { ...aPage.sections, conversation: { latest: someEntries.slice(0, 2).reverse() } },
    }),
  ],
  ["an order with a proof to approve", order(aPageWithProof)],
  ["an order with proofs in every state", order(aPageWithProofs)],
  ["an order whose proofs are decided", order(aPageWithDecidedProofs)],
  ["a past order", order(withStatus("delivered"), { account: anAccountOfOrder })],
  ["an order just signed", order(withStatus("approved"), { thanks: "approved" })],
  ["an order just declined", order(withStatus("declined"), { thanks: "declined" })],
  [
    "an order with two decisions",
    order(
      aPageWith({
        sections: {
          ...aPage.sections,
          approval: { request: aRequest, decisions: [decided, aStamp], difference: null },
        },
      }),
    ),
  ],
  ["an order just shared", order(aPage, { delegated: { name: "Том", email: "том@гавань.рф" } })],
  ...VALIDITIES.flatMap(([name, validity]) => [
    [`a quote ${name}`, order(asked(validity))] as const,
    [`a review of a quote ${name}`, review(null, { rules: { validity } })] as const,
  ]),
  [
    "a review that was signed too late",
    review(failed({ kind: "words", title: "validity.refused.title", text: "validity.refused.text" }), {
      rules: { validity: expired },
    }),
  ],
  ["an order in a preview", order(aPageWith({ viewer: preview }))],
  ["a review", review()],
  ["a review without changes", review(null, { changes: [], message: null })],
  [
    "a review with missing fields",
    review({
      typed: typed({ name: "", email: "" }),
      problems: { name: "sign.name.missing", email: "sign.email.missing", consent: "sign.consent.missing" },
      failure: null,
      status: 400,
    }),
  ],
  [
    "a review with a missing reason",
    review({
      typed: typed({ decision: "declined" }),
      problems: { message: "sign.decline.missing" },
      failure: null,
      status: 400,
    }),
  ],
  ...(["network", "check", "preview", "busy", "refused"] as const).map(
    (reason) => [`a review after "${reason}"`, review(failed(reasonFailure(reason)))] as const,
  ),
  ["a review that the shop's rule refused", review(failed({ kind: "shop", message: "Сначала договор" }))],
  ["a review that is stale", review(failed(conflict("changed")))],
  [
    "a review of an order that changed",
    review(failed(conflict("changed", { changes: aRequest.changes }), { message: "Синий" }), { is_current: false }),
  ],
  ["a review that is decided", review(failed(conflict("decided", { decision: decided })), { state: "approved" })],
  ["a review decided by an unknown person", review(failed(conflict("decided")), { state: "declined" })],
  ["a review that was withdrawn", review(failed(conflict("closed")), { state: "withdrawn" })],
  ["a review that was replaced", review(null, { state: "superseded" })],
  ["a review in a preview", review(null, {}, aPageWith({ viewer: preview }))],
  ...STUDIO_PAGES,
  ["an order with an invoice to pay", order(aPageToPay)],
  [
    "an order with invoices in every state",
    order(pageWithInvoices({ invoices: tilesOfAllStates, payments: somePayments, banner: "pending" })),
  ],
  ...CHECKLIST_PAGES,
  ...SHIPPING_PAGES,
  ...CONVERSATION_PAGES,
  ...REQUEST_PAGES,
  ...MAIL_PAGES,
  ...INVOICE_PAGES,
  ["the terms", (i18n) => <TermsPage page={aPage} rendering={aRendering} i18n={i18n} />],
  ["terms that are not there", (i18n) => <TermsPage page={aPage} rendering={null} i18n={i18n} />],
  ["sharing", (i18n) => <DelegatePage page={aPage} formToken="token" i18n={i18n} />],
  ["sharing that is closed", (i18n) => <DelegatePage page={aPageWith({ viewer: preview })} formToken="" i18n={i18n} />],
  ...(["name", "email", "own_address", "only_the_shop", "colleague_expired", "enough", "trouble"] as const).map(
    (problem) =>
      [
        `sharing after "${problem}"`,
        (i18n: I18n) => (
          <DelegatePage
            page={aPage}
            formToken="token"
            typed={{ name: "Том", email: "том@гавань.рф" }}
            problem={problem}
            i18n={i18n}
          />
        ),
      ] as const,
  ),
  ...(["offer", "sent", "busy", "trouble", "unknown"] as const).map(
    (state) =>
      [
        `an expired link: ${state}`,
        (i18n: I18n) => (
          <Expired i18n={i18n} shop={aShop} state={state} linkId="plink_1" place="p" canAsk={state !== "unknown"} />
        ),
      ] as const,
  ),
  [
    "an expired link of an unknown shop",
    (i18n) => <Expired i18n={i18n} shop={null} state="offer" linkId={null} place={null} canAsk />,
  ],
  ["an API that is away", (i18n) => <Trouble i18n={i18n} shop={aShop} path="/p/plink_1" />],
  [
    "a page that does not exist",
    (i18n) => (
      <NoticePage i18n={i18n} shop={aShop} icon="mail" title={i18n.t("missing.title")} text={i18n.t("missing.text")} />
    ),
  ],
]
