import type { ReactNode } from "react"
import type {
  AccountAccess,
  AccountContact,
  AccountInvoices,
  AccountOrder,
  AccountOrders,
  AccountThread,
  AccountThreads,
} from "@contracts/account"
import type { AccountBranding } from "@contracts/branding"
import type { AccountChecklist } from "@contracts/checklist"
import type { I18n } from "@messages/i18n"
import { ChoosePage } from "@/components/account/choose-page"
import { BrandingPage } from "@/components/account/branding/branding-page"
import { ContactPage } from "@/components/account/contact/contact-page"
import { CodePage } from "@/components/account/code-page"
import { InvoicesPage, type PayInvoicesState } from "@/components/account/invoices-page"
import { AskLinkPage, type AskLinkState } from "@/components/notice/ask-link"
import { OrdersPage } from "@/components/account/orders-page"
import { ThreadsPage } from "@/components/account/threads-page"
import type { AccountView } from "@/lib/account/account-path"
import { readOrdersQuery } from "@/lib/account/orders-query"
import { readColorForm } from "@/lib/account/read-color-form"
import { readLogoForm } from "@/lib/account/read-logo-form"
import { readContactForm } from "@/lib/account/read-contact-form"
import type { ContactProblem } from "@/lib/errors/contact-problem"
import type { CodeProblem } from "@/lib/errors/code-problem"
import type { LogoProblem } from "@/lib/errors/logo-problem"
import { someItems } from "./checklist"
import { aFile } from "./conversation"
import { aPage, aShop } from "./fixtures"
import { tilesOfAllStates } from "./invoices"

type Render = (i18n: I18n) => ReactNode

export const anAccess: AccountAccess = {
  shop: aShop,
  email_hint: "а•••я@пример.example",
  state: "ask",
  sent_at: null,
  expires_at: null,
  next_at: null,
  locked_until: null,
  remember_days: 30,
}

const SENT = {
  state: "sent",
  sent_at: "2026-11-26T10:00:00.000Z",
  expires_at: "2026-11-26T10:10:00.000Z",
  next_at: "2026-11-26T10:00:30.000Z",
} as const

export const code =
  (access: Partial<AccountAccess>, problem: CodeProblem | null = null, remember = false): Render =>
  (i18n) => (
    <CodePage
      access={{ ...anAccess, ...access }}
      linkId="plink_1"
      next="/a/plink_1"
      formToken="token"
      problem={problem}
      remember={remember}
      i18n={i18n}
    />
  )

export const stages: AccountOrders["stages"] = ["Эскиз", "Печать", "Отправка"].map((name, index) => ({
  id: `pstg_${index}`,
  name,
  color: "#14532d",
}))

export const anOrder: AccountOrder = {
  id: "order_1",
  kind: "order",
  number: "1042",
  name: "Весенняя лига",
  po_number: "ВЛ-2211",
  picture: null,
  pieces: 144,
  in_hands_date: "2027-04-12",
  ship_date: null,
  created_at: "2026-11-20T10:00:00.000Z",
  status: "approved",
  stage: { id: "pstg_1", name: "Печать", color: "#14532d", index: 1 },
  needs: [],
  missing: [],
}

export const frame = {
  viewer: { ...aPage.viewer, scope: "account" as const },
  shop: aShop,
  account_name: "Клуб Гавань",
  channels: [{ id: "sc_1", name: "Север", orders: 3 }],
  channel: "sc_1",
  has_other_accounts: false,
  counts: { active: 2, past: 40, waiting: 0, unread: 0 },
}

export const aList: AccountOrders = {
  ...frame,
  orders: [
    {
      ...anOrder,
      id: "order_2",
      kind: "quote",
      status: "awaiting_approval",
      needs: ["approve_order", "pay_invoice"],
      missing: ["artwork"],
    },
    { ...anOrder, picture: "https://files.example/1.png" },
  ],
  stages,
  contacts: [
    { id: "plink_1", name: "Анна" },
    { id: "plink_2", name: "Борис" },
  ],
  count: 2,
  next: "cursor_2",
  previous: null,
}

export const orders =
  (
    changes: Partial<AccountOrders>,
    query = "",
    view: AccountView = "active",
    checklist: AccountChecklist["orders"] = [],
  ): Render =>
  (i18n) => (
    <OrdersPage
      list={{ ...aList, ...changes }}
      checklist={checklist}
      linkId="plink_1"
      view={view}
      typed={readOrdersQuery(new URLSearchParams(query), view).typed}
      formToken="token"
      etag={null}
      i18n={i18n}
    />
  )

export const invoicesOfAccount =
  (changes: Partial<AccountInvoices> = {}, state: PayInvoicesState | null = null, etag: string | null = null): Render =>
  (i18n) => (
    <InvoicesPage
      list={{
        ...frame,
        invoices: tilesOfAllStates.map((tile) => ({
          ...tile,
          order: { id: "order_1", number: "1042", name: "Весенняя лига" },
        })),
        count: tilesOfAllStates.length,
        owed: [{ currency_code: "usd", total: "1140", overdue: "640" }],
        has_statement: true,
        next: null,
        previous: "cursor_0",
        ...changes,
      }}
      linkId="plink_1"
      typed={{ q: "", show: "" }}
      formToken="token"
      etag={etag}
      state={state}
      i18n={i18n}
    />
  )

export const choice: Render = (i18n) => (
  <ChoosePage
    entries={{
      viewer: { ...frame.viewer, email: "анна@пример.example" },
      shop: aShop,
      accounts: [
        {
          link_id: "plink_1",
          name: "Клуб Гавань",
          is_current: true,
          channels: [...frame.channels, { id: "sc_2", name: "Юг", orders: 1 }],
        },
        { link_id: "plink_2", name: "Синяя птица", is_current: false, channels: frame.channels },
      ],
      channel: null,
    }}
    linkId="plink_1"
    formToken="token"
    next="/a/plink_1/past"
    i18n={i18n}
  />
)

export const aThread: AccountThread = {
  order: { id: "order_1", number: "1042", name: "Весенняя лига" },
  unread: 2,
  last: {
    at: "2026-11-26T10:00:00.000Z",
    author: { type: "staff", name: "Анна Ким" },
    is_own: false,
    body: "Когда будет готово?",
  },
}

export const threads =
  (changes: Partial<AccountThreads> = {}): Render =>
  (i18n) => (
    <ThreadsPage
      list={{
        ...frame,
        threads: [
          aThread,
          {
            order: { id: "order_2", number: "1041", name: "Кубок" },
            unread: 0,
            last: { ...aThread.last, author: { type: "client", name: "Борис" }, is_own: true },
          },
        ],
        count: 2,
        next: "cursor_2",
        previous: null,
        ...changes,
      }}
      linkId="plink_1"
      formToken="token"
      etag={null}
      i18n={i18n}
    />
  )

/** Three invoices to pay, one of them in another currency. */
export const toPayTogether: AccountInvoices["invoices"] = [
  ["pinv_a", "500", "usd"],
  ["pinv_b", "140.50", "usd"],
  ["pinv_c", "300", "eur"],
].flatMap(([id = "", balance = "", currency_code = ""]) => {
  const [tile] = tilesOfAllStates
  if (!tile) return []
  const money = { ...tile.money, currency_code, balance }
  const order = { id: "order_1", number: "1042", name: "Весенняя лига" }
  return [{ ...tile, id, number: id.slice(-1), money, state: "sent" as const, pay_blocked: null, order }]
})

export const brandingOf =
  (changes: Partial<AccountBranding> = {}, form: Record<string, string> | null = null): Render =>
  (i18n) => {
    const read = form && readColorForm(new URLSearchParams(form))
    return (
      <BrandingPage
        data={{ ...frame, colors: someColors, logos: someLogos, proofs: someArtwork, ...changes }}
        linkId="plink_1"
        formToken="token"
        etag={null}
        state={read && { typed: read.typed, problem: "check" }}
        i18n={i18n}
      />
    )
  }

const someColors: AccountBranding["colors"] = [
  { id: "pbrc_1", name: "Синий", hex: "#112233", pms: "186", version: 1 },
  { id: "pbrc_2", name: "Белый", hex: "#445566", pms: null, version: 3 },
]
const someLogos: AccountBranding["logos"] = [
  aFile({ id: "pfile_1" }),
  aFile({ id: "pfile_2", state: "waiting", preview: null }),
  aFile({ id: "pfile_3", state: "refused", problem: "infected", preview: null }),
]

export const brandingAfter =
  (form: Record<string, string>, problem: LogoProblem): Render =>
  (i18n) => {
    const read = readLogoForm(new URLSearchParams(form))
    return (
      <BrandingPage
        data={{ ...frame, colors: [], logos: someLogos, proofs: [] }}
        linkId="plink_1"
        formToken="token"
        etag={null}
        state={read && { typed: read.typed, problem }}
        i18n={i18n}
      />
    )
  }

const artwork = {
  id: "pprf_1",
  kind: "artwork" as const,
  title: "Эмблема",
  version: 2,
  is_approved: true,
  at: "2026-11-20T15:00:00.000Z",
  order: { id: "order_1", number: "1042", name: "Весенняя лига" },
  files: [
    { id: "pprff_1", name: "эмблема.пдф", picture: { width: 640, height: 480 } },
    { id: "pprff_2", name: "цвета.пдф", picture: null },
  ],
}
const someArtwork: AccountBranding["proofs"] = [
  artwork,
  { ...artwork, id: "pprf_2", is_approved: false, files: artwork.files.slice(1) },
]

const anAddress = {
  first_name: "Сара",
  last_name: null,
  company: "Гавань",
  address_1: "Пирс 12",
  address_2: null,
  postal_code: "97209",
  city: "Портленд",
  province: null,
  country_code: "us",
  phone: null,
}

export const contactOf =
  (
    changes: Partial<AccountContact> = {},
    failed: { form: Record<string, string>; problem: ContactProblem } | null = null,
    isSaved = false,
  ): Render =>
  (i18n) => {
    const read = failed && readContactForm(new URLSearchParams(failed.form))
    return (
      <ContactPage
        data={{
          ...frame,
          email: "сара@гавань.рф",
          contact: {
            details: { first_name: "Сара", last_name: "Смит", company_name: "Гавань", phone: null },
            version: "1",
            addresses: [
              { ...anAddress, id: "cuaddr_1", is_default: true, version: "1" },
              { ...anAddress, id: "cuaddr_2", city: "Салем", is_default: false, version: "1" },
            ],
          },
          ...changes,
        }}
        linkId="plink_1"
        formToken="token"
        etag={null}
        state={read && failed ? { typed: read.typed, problem: failed.problem } : null}
        isSaved={isSaved}
        i18n={i18n}
      />
    )
  }

const NO_DETAILS = { first_name: null, last_name: null, company_name: null, phone: null }
const CONTACT_PROBLEMS = ["check", "changed", "gone", "full", "busy", "preview", "trouble"] as const

const TWO_SHOPS = { channels: [...frame.channels, { id: "sc_2", name: "Юг", orders: 1 }] }
const ASK_STATES = ["ask", "sent", "invalid", "busy", "trouble"] as const

export const askLink =
  (state: AskLinkState, email = "анна@пример.example"): Render =>
  (i18n) => <AskLinkPage i18n={i18n} shop={aShop} state={state} email={email} />

const PROBLEMS = ["digits", "wrong", "over", "busy", "trouble"] as const

export const ACCOUNT_PAGES: ReadonlyArray<readonly [name: string, render: Render]> = [
  ["an account that asks for a code", code({})],
  ["an account that has sent a code", code(SENT)],
  ["an account without remembered devices", code({ ...SENT, remember_days: 0 })],
  ["an account that has to wait for another code", code({ ...SENT, next_at: "2026-11-26T11:00:00.000Z" })],
  ["an account whose codes are used up", code({ next_at: "2026-11-26T11:00:00.000Z" })],
  ["a locked account", code({ state: "locked", locked_until: "2026-11-27T10:00:00.000Z" })],
  ...PROBLEMS.map((problem) => [`a code after "${problem}"`, code(SENT, problem, true)] as const),
  ["the orders of an account", orders({})],
  ["the orders that wait for the client", orders({ counts: { active: 2, past: 0, waiting: 2, unread: 1 } })],
  [
    "an account of which the shop needs something",
    orders({ orders: [{ ...anOrder, missing: ["artwork", "address"] }] }, "", "active", [
      { id: "order_1", kind: "order", number: "1042", name: "Весенняя лига", items: someItems.slice(0, 2) },
      { id: "order_2", kind: "quote", number: "1043", name: null, items: someItems.slice(0, 1) },
    ]),
  ],
  ["a filtered list of orders", orders({}, "q=PO&stage_id=pstg_1&waiting=true&order=name&from=2026-01-01")],
  ["no orders", orders({ orders: [], count: 0, next: null })],
  ["no orders that match", orders({ orders: [], count: 0, next: null, previous: "cursor_1" }, "q=x")],
  [
    "past orders",
    orders(
      {
        orders: [
          { ...anOrder, status: "delivered" },
          {
            ...anOrder,
            id: "order_3",
            name: null,
            po_number: null,
            stage: null,
            status: "canceled",
            in_hands_date: null,
          },
        ],
      },
      "",
      "past",
    ),
  ],
  ["no past orders", orders({ orders: [], count: 0, next: null }, "", "past")],
  ["an account of several shops", orders({ ...TWO_SHOPS, channel: null, orders: [] })],
  ["one of the shops of an account", orders(TWO_SHOPS)],
  ["one of several accounts", orders({ ...TWO_SHOPS, has_other_accounts: true })],
  ["the choice of a person with several accounts", choice],
  ["an account in a preview", orders({ viewer: { ...frame.viewer, preview: true } })],
  ["contact details of an account", contactOf()],
  ["contact details just saved", contactOf({}, null, true)],
  ["contact details in a preview", contactOf({ viewer: { ...frame.viewer, preview: true } })],
  [
    "an account without addresses",
    contactOf({ email: null, contact: { details: NO_DETAILS, version: "1", addresses: [] } }),
  ],
  ["a new address that is incomplete", contactOf({}, { form: { action: "add", city: "Салем" }, problem: "check" })],
  ...CONTACT_PROBLEMS.map(
    (problem) =>
      [
        `an address after "${problem}"`,
        contactOf({}, { form: { action: "change", id: "cuaddr_2", version: "0", city: "" }, problem }),
      ] as const,
  ),
  ["the branding of an account", brandingOf()],
  ["an account without branding", brandingOf({ colors: [], logos: [], proofs: [] })],
  ["branding in a preview", brandingOf({ viewer: { ...frame.viewer, preview: true } })],
  ...(["check", "files", "gone", "full", "busy", "preview", "trouble"] as const).map(
    (problem) => [`logos after "${problem}"`, brandingAfter({ action: "add" }, problem)] as const,
  ),
  ["a logo that was not replaced", brandingAfter({ action: "replace", id: "pfile_1", files: "pfile_9" }, "files")],
  ["a new color that is wrong", brandingOf({}, { action: "add", hex: "1" })],
  ["a changed color that is wrong", brandingOf({}, { action: "change", id: "pbrc_1", version: "1", hex: "1" })],
  ["the invoices of an account", invoicesOfAccount()],
  ["no invoices of an account", invoicesOfAccount({ invoices: [], owed: [], count: 0, has_statement: false })],
  ["invoices of an account to pay together", invoicesOfAccount({ invoices: toPayTogether })],
  [
    "invoices of an account that could not be paid",
    invoicesOfAccount({ invoices: toPayTogether }, { ticked: ["pinv_a"], problem: "currency", status: 400 }),
  ],
  ...ASK_STATES.map((state) => [`the page that mails a link, ${state}`, askLink(state)] as const),
  ["the messages of an account", threads({ counts: { ...frame.counts, unread: 1 } })],
  ["no messages of an account", threads({ threads: [], count: 0, next: null })],
  ["the messages of an account in a preview", threads({ viewer: { ...frame.viewer, preview: true } })],
]
