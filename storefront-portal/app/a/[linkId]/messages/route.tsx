import { type AccountThreadsQuery, accountThreadsQuerySchema } from "@contracts/account"
import { ThreadsPage } from "@/components/account/threads-page"
import { readThreads } from "@/lib/data/account"
import { definePage } from "@/lib/html/define-page"
import { sessionOf } from "@/lib/session/cookies"
import { formToken } from "@/lib/session/form-token"

/** The list that an address asks for; one that cannot be understood asks for its beginning. */
function readQuery(request: Request): AccountThreadsQuery {
  const parameters = new URL(request.url).searchParams
  const given = Object.fromEntries([...parameters].filter(([, value]) => value.trim() !== ""))
  const parsed = accountThreadsQuerySchema.safeParse(given)
  return parsed.success ? parsed.data : accountThreadsQuerySchema.parse({})
}

/** The conversations about all orders of an account. */
const page = definePage({
  place: "a",
  script: "account",
  read: ({ linkId }: { linkId: string }, request) => readThreads(linkId, readQuery(request)),
  title: ({ data: { shop }, i18n }) => i18n.t("account.page_title", { shop: shop.name }),
  render: async ({ params: { linkId }, data, etag, i18n }) => (
    <ThreadsPage
      list={data}
      linkId={linkId}
      formToken={formToken((await sessionOf(linkId)) ?? "")}
      etag={etag}
      i18n={i18n}
    />
  ),
})

export const GET = page.GET
