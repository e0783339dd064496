import { NoticePage } from "@/components/shell/notice-page"
import { readAccount } from "@/lib/data/project"
import { expiredPage, missingPage, troublePage } from "@/lib/html/notices"
import { respond } from "@/lib/html/respond"
import { t } from "@/lib/messages"
import { seeOther } from "@/lib/session/answers"
import { isLinkId } from "@/lib/session/cookies"

/** Holds the place of the account page, which comes later. */
export async function GET(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const { linkId } = await params
  if (!isLinkId(linkId)) return missingPage()
  const read = await readAccount(linkId)
  switch (read.kind) {
    case "no_session":
      return expiredPage({ status: 401, query: new URL(request.url).searchParams, linkId, place: "a" })
    case "other_scope":
      return seeOther(`/p/${linkId}`)
    case "missing":
      return missingPage()
    case "trouble":
      return troublePage(`/a/${linkId}`)
  }
  const { viewer, shop } = read.data
  return respond({
    title: t("account.page_title", { shop: shop.name }),
    children: (
      <NoticePage
        shop={shop}
        icon="clock"
        preview={viewer.preview}
        title={t("account.title", { name: viewer.name })}
        text={t("account.text")}
      />
    ),
  })
}
