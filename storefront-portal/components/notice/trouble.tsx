import type { I18n } from "@messages/i18n"
import type { Shop } from "@contracts/shop"
import { NoticePage } from "@/components/shell/notice-page"

/** Pressing the button is the same as loading the page at `path` again, and needs no script. */
export function Trouble({ i18n, shop, path }: { i18n: I18n; shop: Shop | null; path: string }) {
  return (
    <NoticePage i18n={i18n} shop={shop} icon="clock" title={i18n.t("trouble.title")} text={i18n.t("trouble.text")}>
      <a className="btn btn-primary mt-2" href={path}>
        {i18n.t("trouble.again")}
      </a>
    </NoticePage>
  )
}
