import { firstName } from "@messages/first-name"
import { Icon } from "@/components/shell/icon"
import { NoticePage } from "@/components/shell/notice-page"
import { readAccount } from "@/lib/data/project"
import { definePage } from "@/lib/html/define-page"

/** Holds the place of the account page, which comes later. The statement of account can be had already. */
const page = definePage({
  place: "a",
  read: ({ linkId }: { linkId: string }) => readAccount(linkId),
  title: ({ data: { shop }, i18n }) => i18n.t("account.page_title", { shop: shop.name }),
  render: ({ params: { linkId }, data: { shop, viewer }, i18n }) => (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="clock"
      preview={viewer.preview}
      title={i18n.t("account.title", { name: firstName(viewer.name) })}
      text={i18n.t("account.text")}
    >
      <a className="btn mt-2" href={`/a/${linkId}/statement`} download>
        <Icon name="document" className="size-4.5" />
        {i18n.t("account.statement")}
      </a>
    </NoticePage>
  ),
})

export const GET = page.GET
