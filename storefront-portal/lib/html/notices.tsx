import "server-only"
import { cookies } from "next/headers"
import { Expired, type ExpiredState } from "@/components/notice/expired"
import { Trouble } from "@/components/notice/trouble"
import { NoticePage } from "@/components/shell/notice-page"
import { readShop } from "@/lib/data/shop"
import { sessionCookieName, TRIED_COOKIE } from "@/lib/session/cookie-name"
import { cookieRules } from "@/lib/session/cookies"
import { requestI18n } from "./request-i18n"
import { respond } from "./respond"

interface ExpiredPage {
  request: Request
  status: number
  linkId: string | null
  /** The kind of page this stands in place of: the answer comes back there. */
  place: "p" | "a" | null
}

/** The offer of a new link: on its own page, and in place of every page whose session is gone. */
export async function expiredPage({ request, status, linkId, place }: ExpiredPage): Promise<Response> {
  const { shop, i18n } = await shopAndWords(request)
  const jar = await cookies()
  if (linkId && place && jar.has(sessionCookieName(linkId)))
    jar.delete({ name: sessionCookieName(linkId), ...cookieRules })
  const canAsk = linkId !== null || jar.has(TRIED_COOKIE)
  const state = stateOf(new URL(request.url).searchParams, canAsk)
  return respond({
    request,
    i18n,
    shop,
    title: shop ? i18n.t("expired.page_title", { shop: shop.name }) : i18n.t("expired.page_title.plain"),
    status,
    children: <Expired {...{ i18n, shop, state, linkId, place, canAsk }} />,
  })
}

function stateOf(query: URLSearchParams, canAsk: boolean): ExpiredState {
  if (query.get("sent") === "1") return "sent"
  const state = query.get("state")
  if (state === "busy" || state === "trouble") return state
  return canAsk ? "offer" : "unknown"
}

/** The API is away, or something went wrong on this side. */
export async function troublePage(request: Request, status: 500 | 502 | 503 = 503): Promise<Response> {
  const { shop, i18n } = await shopAndWords(request)
  return respond({
    request,
    i18n,
    shop,
    title: i18n.t("trouble.page_title"),
    status,
    children: <Trouble i18n={i18n} shop={shop} path={new URL(request.url).pathname} />,
  })
}

export async function missingPage(request: Request): Promise<Response> {
  const { shop, i18n } = await shopAndWords(request)
  return respond({
    request,
    i18n,
    shop,
    title: i18n.t("missing.page_title"),
    status: 404,
    children: (
      <NoticePage i18n={i18n} shop={shop} icon="mail" title={i18n.t("missing.title")} text={i18n.t("missing.text")} />
    ),
  })
}

async function shopAndWords(request: Request) {
  const shop = await readShop()
  return { shop, i18n: requestI18n(request, shop) }
}
