import { ChoosePage } from "@/components/account/choose-page"
import { ownPath } from "@/lib/account/account-path"
import { readEntries } from "@/lib/data/account"
import { definePage } from "@/lib/html/define-page"
import { seeOther } from "@/lib/session/answers"
import { isId, sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"

type Params = { linkId: string }

const nextOf = (request: Request, linkId: string): string =>
  ownPath(linkId, new URL(request.url).searchParams.get("next"))

/** What a person with several accounts, or an account in several shops, chooses from. */
const page = definePage({
  place: "a",
  script: "account",
  read: ({ linkId }: Params) => readEntries(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("account.page_title", { shop: shop.name }),
  render: async ({ request, params: { linkId }, data, i18n }) => (
    <ChoosePage
      entries={data}
      linkId={linkId}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      next={nextOf(request, linkId)}
      i18n={i18n}
    />
  ),
})

/** Leads on where there is nothing to choose. */
export async function GET(request: Request, context: { params: Promise<Params> }): Promise<Response> {
  const { linkId } = await context.params
  const read = isId(linkId) ? await readEntries(linkId) : null
  const accounts = read?.kind === "ok" ? read.data.accounts : []
  const [only] = accounts
  if (accounts.length === 1 && only && only.channels.length < 2) return seeOther(nextOf(request, linkId))
  return page.GET(request, context)
}
