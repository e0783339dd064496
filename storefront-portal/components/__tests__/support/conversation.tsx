import type { ReactNode } from "react"
import type { Thread, ThreadEntry } from "@contracts/conversation/thread"
import type { PortalFile } from "@contracts/file"
import type { I18n } from "@messages/i18n"
import { MessagesPage } from "@/components/conversation/messages-page"
import { aPage, aShop } from "./fixtures"

type Props = Parameters<typeof MessagesPage>[0]

const DANA = { author: { type: "staff" as const, name: "Дана Руис" }, author_tag: null }
const OWN = { author: { type: "client" as const, name: "Сара Смит" }, author_tag: aPage.viewer.author_tag }
const TOM = { author: { type: "client" as const, name: "Том Беккер" }, author_tag: "tag_2" }

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 15, minute)).toISOString()

export const aFile = (more: Partial<PortalFile>): PortalFile => ({
  ...{ id: "pfile_1", name: "лого", format: "png", bytes: 2_400_000, sha256: "0".repeat(64), state: "ready" },
  ...{ problem: null, preview: { width: 9, height: 9, sha256: "a".repeat(64) }, page_count: 1, findings: [] },
  ...more,
})

/** One entry of each kind, newest first. */
export const someEntries: ThreadEntry[] = [
  {
    ...{ id: "pmsg_3", at: at(12), kind: "message", ...DANA, body: "Да, конечно.\n\nЗавтра." },
    about: { type: "invoice", id: "pinv_1", title: "0112" },
    files: [aFile({}), aFile({ id: "pfile_2", name: "эскиз", state: "waiting", preview: null })],
    by_mail: true,
  },
  { id: "pmsg_2", at: at(11), kind: "message", ...TOM, body: "И кепки?", about: null, files: [], by_mail: false },
  {
    ...{ id: "pmsg_1", at: at(10), kind: "message", ...OWN, body: "Можно больше футболок?" },
    about: { type: "line", id: "item_1", title: "Футболка" },
    files: [],
    by_mail: false,
  },
  { id: "ful_1", at: at(9), kind: "shipped", author: null, author_tag: null, tracking: ["4711", "4712"] },
  { id: "ful_2", at: at(8), kind: "shipped", author: null, author_tag: null, tracking: [] },
  {
    ...{ id: "pinv_1", at: at(7), kind: "invoice_sent", ...DANA, body: null },
    about: { id: "pinv_1", number: "0112", kind: "invoice" },
  },
  {
    ...{ id: "pareq_3", at: at(6), kind: "proof_sent", ...DANA, body: "Мяч теперь синий." },
    about: { id: "pprf_1", title: "Перёд", version: 2, is_waiver: false },
  },
  {
    ...{ id: "pareq_4", at: at(5), kind: "proof_sent", ...DANA, body: null },
    about: { id: "pprf_2", title: "Спина", version: 1, is_waiver: true },
  },
  {
    ...{ id: "pdec_2", at: at(4), kind: "decision", ...OWN, decision: "approved", body: null },
    about: { type: "proof", id: "pprf_1", title: "Перёд", version: 2 },
  },
  {
    ...{ id: "pdec_1", at: at(3), kind: "decision", ...OWN, decision: "changes_requested", body: "Чуть выше" },
    about: { type: "order", version: 1 },
  },
  { id: "pareq_1", at: at(2), kind: "approval_requested", ...DANA, version: 1, body: null },
  { id: "plevt_1", at: at(1), kind: "shared", ...DANA, recipient: "Сара Смит" },
  {
    id: "pmsg_0",
    at: at(0),
    kind: "message",
    author: { type: "client", name: "" },
    author_tag: "tag_3",
    body: "",
    about: null,
    files: [],
    by_mail: false,
  },
]

export const aThread: Thread = { entries: someEntries, older: null, author_tag: aPage.viewer.author_tag, unread: 2 }

export const messages =
  (thread: Partial<Thread> = {}, more: Partial<Props> = {}): ((i18n: I18n) => ReactNode) =>
  (i18n) => (
    <MessagesPage
      view={{ shop: aShop, page: aPage, thread: { ...aThread, ...thread }, version: "v1" }}
      linkId="plink_1"
      formToken="token"
      typed={{ key: "5f0c1f0e-4f0a-4b0e-9d0a-0d0c0b0a0908", body: "", about: "" }}
      isNewest
      i18n={i18n}
      {...more}
    />
  )

const preview = { ...aPage, viewer: { ...aPage.viewer, preview: true } }

/** The page of the thread in what it can look like. */
export const CONVERSATION_PAGES: [string, (i18n: I18n) => ReactNode][] = [
  ["a thread with entries of every kind", messages()],
  ["a thread without entries", messages({ entries: [], unread: 0 })],
  ["a thread that is read, with older entries", messages({ unread: 0, older: "cursor" })],
  ["older entries of a thread", messages({ older: "cursor" }, { isNewest: false })],
  [
    "a thread in a preview",
    messages({ unread: 0 }, { view: { shop: aShop, page: preview, thread: { ...aThread, unread: 0 }, version: "v1" } }),
  ],
  ...(["empty", "too_long", "busy", "preview", "gone", "trouble"] as const).map(
    (problem): [string, (i18n: I18n) => ReactNode] => [
      `a message that was not sent (${problem})`,
      messages({}, { problem, typed: { key: "k", body: "Моё письмо", about: "" } }),
    ],
  ),
]
