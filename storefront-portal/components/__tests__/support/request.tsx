import type { ReactNode } from "react"
import {
  EMPTY_REQUEST,
  type QuoteRequest,
  type QuoteRequestContent,
  type QuoteRequestPage,
} from "@contracts/quote-request"
import type { I18n } from "@messages/i18n"
import { RequestPage, type RequestState } from "@/components/request/request-page"
import { RequestsPage } from "@/components/request/requests-page"
import type { RequestView } from "@/lib/request/request-path"
import { frame } from "./account"
import { aFile } from "./conversation"

type Render = (i18n: I18n) => ReactNode

export const anAddressOfRequest = {
  first_name: "Анна",
  last_name: "Мейер",
  company: "Гавань",
  address_1: "Причальная 12",
  address_2: "",
  postal_code: "97209",
  city: "Портленд",
  province: "",
  // What Intl calls a country is in no catalogue.
  country_code: "",
  phone: "",
}

export const aContent: QuoteRequestContent = {
  ...EMPTY_REQUEST,
  name: "Лето",
  lines: [
    { id: "l1", product: "Футболка", color: "синий", decoration: "Печать спереди", quantity: 30, sizes: [] },
    { id: "l2", product: "Сумка", color: "", decoration: "", quantity: null, sizes: [{ label: "1", quantity: 12 }] },
  ],
  proof_ids: ["pprf_1"],
  notes: "Логотип слева",
  in_hands_date: "2027-04-12",
  po_number: "ВЛ-7",
  budget: "500",
  remarks: "Звоните\nутром",
  address: anAddressOfRequest,
}

export const aRequestOf = (
  content: Partial<QuoteRequestContent> = {},
  more: Partial<QuoteRequest> = {},
): QuoteRequest => ({
  id: "pqreq_1",
  state: "draft",
  version: 3,
  content: { ...aContent, ...content },
  problems: [],
  reorder_of: null,
  files: [],
  updated_at: "2026-11-26T10:00:00.000Z",
  sent_at: null,
  order_id: null,
  ...more,
})

const options: QuoteRequestPage["options"] = {
  ordered: ["Сумка"],
  products: ["Кепка", "Футболка"],
  variants: [
    { product: "Футболка", sizes: ["48", "50"], colors: ["синий"] },
    { product: "Сумка", sizes: ["1"], colors: [] },
  ],
  methods: ["Вышивка"],
  logos: [aFile({ id: "pfile_logo", name: "Знак" })],
  proofs: [{ id: "pprf_1", title: "Грудь", version: 2, order: { number: "1042", name: "Весна" }, picture: null }],
  addresses: [anAddressOfRequest],
  countries: [],
  today: "2026-11-27",
}

export const requestPage =
  (
    view: RequestView,
    request: QuoteRequest = aRequestOf(),
    state: RequestState | null = null,
    preview = false,
  ): Render =>
  (i18n) => (
    <RequestPage
      page={{ ...frame, viewer: { ...frame.viewer, preview }, request, options }}
      linkId="plink_1"
      view={view}
      state={state}
      formToken="token"
      i18n={i18n}
    />
  )

export const conflict = (view: RequestState["step"], fields: URLSearchParams): RequestState => ({
  step: view,
  fields,
  problems: {},
  failure: "conflict",
  left_out: [],
  missing: [],
})

const listed = { name: "Лето", pieces: 42, updated_at: "2026-11-26T10:00:00.000Z", sent_at: null, order_id: null }

export const requestList =
  (failure: "full" | null = null): Render =>
  (i18n) => (
    <RequestsPage
      list={{
        ...frame,
        requests: [
          { ...listed, id: "pqreq_1", state: "draft" },
          { ...listed, id: "pqreq_2", state: "draft", name: "", pieces: 0 },
          { ...listed, id: "pqreq_3", state: "sent", sent_at: "2026-11-25T10:00:00.000Z", order_id: "order_1" },
        ],
      }}
      linkId="plink_1"
      failure={failure}
      formToken="token"
      etag={null}
      i18n={i18n}
    />
  )

export const REQUEST_PAGES: [string, Render][] = [
  ["the requests of a person", requestList()],
  ["too many requests", requestList("full")],
  ["step 1 of an empty request", requestPage("what", aRequestOf(EMPTY_REQUEST))],
  ["step 1 of a request", requestPage("what")],
  [
    "step 1 with a quantity that is none",
    requestPage("what", aRequestOf(), {
      step: "what",
      fields: new URLSearchParams([
        ["line", "l1"],
        ["product.l1", "Футболка"],
        ["quantity.l1", "2,5"],
      ]),
      problems: { "quantity.l1": "request.problem.pieces" },
      failure: null,
      left_out: [],
      missing: [],
    }),
  ],
  [
    "step 1 that another tab changed",
    requestPage("what", aRequestOf(), conflict("what", new URLSearchParams([["name", "Осень"]]))),
  ],
  ["step 2 of a request", requestPage("artwork")],
  ["step 3 of a request", requestPage("delivery")],
  [
    "step 3 with an address of its own",
    requestPage("delivery", aRequestOf({ address: { ...anAddressOfRequest, city: "Салем" } })),
  ],
  ["the review of a request", requestPage("review")],
  [
    "the review of what is not complete",
    requestPage("review", aRequestOf(EMPTY_REQUEST, { problems: ["no_lines", "date_passed"] })),
  ],
  [
    "the review of a reorder",
    requestPage("review", aRequestOf({}, { reorder_of: { id: "order_1", number: "1042", name: "Весна" } })),
  ],
  [
    "a sent request",
    requestPage("what", aRequestOf({}, { state: "sent", sent_at: "2026-11-26T10:00:00.000Z", order_id: "order_1" })),
  ],
  ["a request on its way", requestPage("what", aRequestOf({}, { state: "sent", sent_at: "2026-11-26T10:00:00.000Z" }))],
]
