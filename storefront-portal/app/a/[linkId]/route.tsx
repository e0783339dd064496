import { firstName } from "@messages/first-name"
import { NoticePage } from "@/components/shell/notice-page"
import { readAccount } from "@/lib/data/project"
import { definePage } from "@/lib/html/define-page"

/** Holds the place of the account page, which comes later. */
const page = definePage({
  place: "a",
  read: ({ linkId }: { linkId: string }) => readAccount(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("account.page_title", { shop: shop.name }),
  render: ({ data: { shop, viewer }, i18n }) => (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="clock"
      preview={viewer.preview}
      title={i18n.t("account.title", { name: firstName(viewer.name) })}
      text={i18n.t("account.text")}
    />
  ),
})

export const GET = page.GET
