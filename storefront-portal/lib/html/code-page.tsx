import "server-only"
import { CodePage } from "@/components/account/code-page"
import { ownPath } from "@/lib/account/account-path"
import { readAccess } from "@/lib/data/account"
import type { CodeProblem } from "@/lib/errors/code-problem"
import { seeOther } from "@/lib/session/answers"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"
import { expiredPage, missingPage, troublePage } from "./notices"
import { requestI18n } from "./request-i18n"
import { respond } from "./respond"

interface Wanted {
  request: Request
  linkId: string
  status: number
  /** Where the way goes on once the account is open; left out: to the page that was asked for. */
  next?: string
  problem?: CodeProblem
  /** Whether the device was to be remembered, which a wrong code must not take away. */
  remember?: boolean
}

/** Asks for the one-time code, in place of every page of an account that it opens. */
export async function codePage({ request, linkId, status, problem, ...wanted }: Wanted): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const next = ownPath(linkId, wanted.next ?? pathname + search)
  const access = await readAccess(linkId)
  if (access.kind === "missing") return missingPage(request)
  if (access.kind === "trouble") return troublePage(request)
  if (access.kind !== "ok") return expiredPage({ request, status: 401, linkId, place: "a" })
  // Opened meanwhile, in another tab.
  if (access.data.state === "open") return seeOther(next)
  const { shop } = access.data
  const i18n = requestI18n(request, shop)
  return respond({
    request,
    i18n,
    shop,
    title: i18n.t("account.page_title", { shop: shop.name }),
    status,
    script: "account",
    children: (
      <CodePage
        access={access.data}
        linkId={linkId}
        next={next}
        formToken={formToken((await sessionOf(linkId)) ?? "")}
        problem={problem ?? null}
        remember={wanted.remember ?? false}
        i18n={i18n}
      />
    ),
  })
}
