import type { ReactNode } from "react"
import type { AccountAccess, AccountInvoices, AccountOrder, AccountOrders } from "@contracts/account"
import type { I18n } from "@messages/i18n"
import { CodePage } from "@/components/account/code-page"
import { InvoicesPage } from "@/components/account/invoices-page"
import { OrdersPage } from "@/components/account/orders-page"
import type { AccountView } from "@/lib/account/account-path"
import { readOrdersQuery } from "@/lib/account/orders-query"
import type { CodeProblem } from "@/lib/errors/code-problem"
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
}

const frame = {
  viewer: { ...aPage.viewer, scope: "account" as const },
  shop: aShop,
  account_name: "Клуб Гавань",
  channels: [{ id: "sc_1", name: "Север", orders: 3 }],
  channel: "sc_1",
  counts: { active: 2, past: 40, waiting: 0 },
}

export const aList: AccountOrders = {
  ...frame,
  orders: [
    { ...anOrder, id: "order_2", kind: "quote", status: "awaiting_approval", needs: ["approve_order", "pay_invoice"] },
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
  (changes: Partial<AccountOrders>, query = "", view: AccountView = "active"): Render =>
  (i18n) => (
    <OrdersPage
      list={{ ...aList, ...changes }}
      linkId="plink_1"
      view={view}
      typed={readOrdersQuery(new URLSearchParams(query), view).typed}
      formToken="token"
      i18n={i18n}
    />
  )

export const invoicesOfAccount =
  (changes: Partial<AccountInvoices> = {}): Render =>
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
      i18n={i18n}
    />
  )

const TWO_SHOPS = { channels: [...frame.channels, { id: "sc_2", name: "Юг", orders: 1 }] }
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
  ["the orders that wait for the client", orders({ counts: { active: 2, past: 0, waiting: 2 } })],
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
  ["one of the shops of an account", orders(TWO_SHOPS, "channel=sc_1")],
  ["an account in a preview", orders({ viewer: { ...frame.viewer, preview: true } })],
  ["the invoices of an account", invoicesOfAccount()],
  ["no invoices of an account", invoicesOfAccount({ invoices: [], owed: [], count: 0, has_statement: false })],
]
