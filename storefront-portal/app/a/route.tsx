import { AskLinkPage, type AskLinkState } from "@/components/notice/ask-link"
import { requestAccountLink } from "@/lib/data/links"
import { readShop } from "@/lib/data/shop"
import { requestI18n } from "@/lib/html/request-i18n"
import { respond } from "@/lib/html/respond"
import { empty } from "@/lib/session/answers"
import { readOwnForm } from "@/lib/session/own-request"

const STATUS: Record<AskLinkState, number> = { ask: 200, sent: 200, invalid: 400, busy: 429, trouble: 502 }

async function page(request: Request, state: AskLinkState, email = ""): Promise<Response> {
  const shop = await readShop()
  const i18n = requestI18n(request, shop)
  return respond({
    request,
    i18n,
    shop,
    title: shop ? i18n.t("ask_link.page_title", { shop: shop.name }) : i18n.t("ask_link.title"),
    status: STATUS[state],
    children: <AskLinkPage i18n={i18n} shop={shop} state={state} email={email} />,
  })
}

/** Where someone without their link has it mailed: an address is typed, and the answer is the same for all of them. */
export async function GET(request: Request): Promise<Response> {
  return page(request, "ask")
}

export async function POST(request: Request): Promise<Response> {
  const read = await readOwnForm(request)
  if (!read.ok) return empty(read.status)
  const email = read.form.get("email") ?? ""
  const outcome = await requestAccountLink(email)
  return page(request, outcome, outcome === "sent" ? "" : email.slice(0, 254))
}
