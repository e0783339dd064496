import type { ReactNode } from "react"
import type { ChecklistItem } from "@contracts/checklist"
import type { PortalFile } from "@contracts/file"
import type { I18n } from "@messages/i18n"
import { ChecklistPage } from "@/components/checklist/checklist-page"
import { OrderPage } from "@/components/order/order-page"
import { readChecklistForm } from "@/lib/checklist/read-checklist-form"
import type { ChecklistProblem } from "@/lib/errors/checklist-problem"
import { aFile } from "./conversation"
import { aPage } from "./fixtures"

type Render = (i18n: I18n) => ReactNode

const OPEN: Omit<ChecklistItem, "id" | "kind"> = {
  title: null,
  lines: [],
  state: "open",
  given: null,
  done_at: null,
  incomplete: null,
}
const LINES = [{ item_id: "item_1", title: "Тяжёлая футболка" }]
const ADDRESS = {
  first_name: "Сара",
  last_name: "Смит",
  company: null,
  address_1: "Пирс 12",
  address_2: null,
  postal_code: "97209",
  city: "Портленд",
  province: null,
  country_code: "us",
  phone: null,
}
const by = { type: "client" as const, name: "Сара Смит" }

/** One item of each kind that is open, and what was given. */
export const someItems: ChecklistItem[] = [
  { ...OPEN, id: "artwork", kind: "artwork", lines: LINES },
  { ...OPEN, id: "address", kind: "address", incomplete: { ...ADDRESS, city: null } },
  { ...OPEN, id: "sizes", kind: "sizes", lines: LINES },
  { ...OPEN, id: "po_number", kind: "po_number" },
  { ...OPEN, id: "pchk_1", kind: "other", title: "Цвет нитки" },
  {
    ...OPEN,
    id: "pchk_2",
    kind: "other",
    title: "Дата доставки",
    state: "given",
    given: { at: "2026-11-20T15:00:00.000Z", by, text: "Двадцатого", address: null, files: [] },
  },
  {
    ...OPEN,
    id: "pchk_3",
    kind: "address",
    state: "done",
    given: {
      at: "2026-11-20T15:00:00.000Z",
      by: { ...by, name: "Том" },
      text: null,
      address: { ...ADDRESS, country_code: null },
      files: [],
    },
    done_at: "2026-11-21T15:00:00.000Z",
  },
]

/** Artwork that was uploaded: one whose file the check refused, and one that is with the shop. */
const given = (files: PortalFile[]) => ({ at: "2026-11-20T15:00:00.000Z", by, text: null, address: null, files })
export const someArtwork: ChecklistItem[] = [
  { ...OPEN, id: "pchk_4", kind: "artwork", lines: LINES, given: given([aFile({ state: "refused", preview: null })]) },
  { ...OPEN, id: "pchk_5", kind: "sizes", lines: LINES, state: "given", given: given([aFile({ id: "pfile_2" })]) },
]

export const pageNeeding = (items: ChecklistItem[], po_request_id: string | null = null): typeof aPage => ({
  ...aPage,
  sections: { ...aPage.sections, checklist: { items, po_request_id } },
})

const preview = { ...aPage.viewer, preview: true }

export const checklistPage =
  (page: typeof aPage, failed: { form: Record<string, string>; problem: ChecklistProblem } | null = null): Render =>
  (i18n) => {
    const form = failed && readChecklistForm(new URLSearchParams(failed.form))
    const state = form && failed ? { typed: form.typed, problem: failed.problem } : null
    return <ChecklistPage page={page} linkId="plink_1" formToken="token" state={state} i18n={i18n} />
  }

const order =
  (page: typeof aPage): Render =>
  (i18n) => (
    <OrderPage
      page={page}
      linkId="plink_1"
      account={null}
      formToken="token"
      thanks={null}
      delegated={null}
      i18n={i18n}
    />
  )

export const CHECKLIST_PAGES: ReadonlyArray<readonly [name: string, render: Render]> = [
  ["an order that needs something", order(pageNeeding(someItems))],
  ["an order that needs a PO number while signing", order(pageNeeding(someItems, "preq_2"))],
  ["an order for which all was given", order(pageNeeding(someItems.slice(5)))],
  ["an order with uploaded artwork", order(pageNeeding(someArtwork))],
  ["uploaded artwork, and what to send again", checklistPage(pageNeeding(someArtwork))],
  ["an order that needs something, in a preview", order({ ...pageNeeding(someItems), viewer: preview })],
  ["what an order needs", checklistPage(pageNeeding(someItems))],
  ["what an order needs while signing", checklistPage(pageNeeding(someItems, "preq_2"))],
  ["what an order needs, in a preview", checklistPage({ ...pageNeeding(someItems), viewer: preview })],
  ["an order that needs nothing", checklistPage(pageNeeding([]))],
  [
    "an address that is incomplete",
    checklistPage(pageNeeding(someItems), { form: { kind: "address", id: "address", phone: "1" }, problem: "check" }),
  ],
  ...(["check", "files", "gone", "busy", "preview", "trouble"] as const).map(
    (problem) =>
      [
        `a given PO number after "${problem}"`,
        checklistPage(pageNeeding(someItems), { form: { kind: "po_number", id: "po_number", text: " " }, problem }),
      ] as const,
  ),
]
