import { NoticePage } from "@/components/shell/notice-page"
import { readAccount } from "@/lib/data/project"
import { insteadOf } from "@/lib/html/instead"
import { missingPage } from "@/lib/html/notices"
import { respond } from "@/lib/html/respond"
import { t } from "@/lib/messages"
import { isId } from "@/lib/session/cookies"

/** Holds the place of the account page, which comes later. */
export async function GET(request: Request, { params }: { params: Promise<{ linkId: string }> }): Promise<Response> {
  const { linkId } = await params
  if (!isId(linkId)) return missingPage()
  const read = await readAccount(linkId)
  if (read.kind !== "ok") return insteadOf(read, { request, linkId, place: "a" })
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
