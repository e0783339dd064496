import { UnsubscribePage } from "@/components/mail/unsubscribe-page"
import { unsubscribe } from "@/lib/data/mail-preference"
import { readShop } from "@/lib/data/shop"
import { requestI18n } from "@/lib/html/request-i18n"
import { respond } from "@/lib/html/respond"

type Context = { params: Promise<{ token: string }> }
type Outcome = Awaited<ReturnType<typeof unsubscribe>>

const statusOf = (outcome: Outcome | null): number => {
  if (outcome === "not_valid") return 404
  return outcome === "trouble" ? 502 : 200
}

async function show(request: Request, token: string, outcome: Outcome | null): Promise<Response> {
  const shop = await readShop()
  const i18n = requestI18n(request, shop)
  return respond({
    request,
    i18n,
    shop,
    title: i18n.t("unsubscribe.page_title"),
    status: statusOf(outcome),
    children: <UnsubscribePage shop={shop} i18n={i18n} token={token} outcome={outcome} />,
  })
}

/** Changes nothing: mail filters open every address of a mail. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return show(request, (await params).token, null)
}

/**
 * The one click of RFC 8058, which the mail program sends without cookies, and the button of the page. The token in the
 * address is all that it needs: it ends one kind of mails to one recipient, and nothing else.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return show(request, token, token.length <= 300 ? await unsubscribe(token) : "not_valid")
}
