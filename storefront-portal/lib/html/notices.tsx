import "server-only"
import { cookies } from "next/headers"
import { Expired, type ExpiredState } from "@/components/notice/expired"
import { Trouble } from "@/components/notice/trouble"
import { NoticePage } from "@/components/shell/notice-page"
import { readShop } from "@/lib/data/shop"
import { t } from "@/lib/messages"
import { sessionCookieName, TRIED_COOKIE } from "@/lib/session/cookie-name"
import { cookieRules } from "@/lib/session/cookies"
import { respond } from "./respond"

interface ExpiredPage {
  status: number
  query: URLSearchParams
  linkId: string | null
  /** The kind of page this stands in place of: the answer comes back there. */
  place: "p" | "a" | null
}

/** The offer of a fresh link: on its own page, and in place of every page whose session is gone. */
export async function expiredPage({ status, query, linkId, place }: ExpiredPage): Promise<Response> {
  const shop = await readShop()
  const jar = await cookies()
  if (linkId && place && jar.has(sessionCookieName(linkId)))
    jar.delete({ name: sessionCookieName(linkId), ...cookieRules })
  const canAsk = linkId !== null || jar.has(TRIED_COOKIE)
  return respond({
    title: shop ? t("expired.page_title", { shop: shop.name }) : t("expired.page_title.plain"),
    status,
    children: <Expired shop={shop} state={stateOf(query, canAsk)} linkId={linkId} place={place} canAsk={canAsk} />,
  })
}

function stateOf(query: URLSearchParams, canAsk: boolean): ExpiredState {
  if (query.get("sent") === "1") return "sent"
  const state = query.get("state")
  if (state === "busy" || state === "trouble") return state
  return canAsk ? "offer" : "unknown"
}

/** The API is away. */
export async function troublePage(path: string): Promise<Response> {
  return respond({
    title: t("trouble.page_title"),
    status: 503,
    children: <Trouble shop={await readShop()} path={path} />,
  })
}

export async function missingPage(): Promise<Response> {
  return respond({
    title: t("missing.page_title"),
    status: 404,
    children: <NoticePage shop={await readShop()} icon="mail" title={t("missing.title")} text={t("missing.text")} />,
  })
}
