import type { Shop } from "@contracts/shop"
import { NoticePage } from "@/components/shell/notice-page"
import { t } from "@/lib/messages"

/** Pressing the button is the same as loading the page at `path` again, and needs no script. */
export function Trouble({ shop, path }: { shop: Shop | null; path: string }) {
  return (
    <NoticePage shop={shop} icon="clock" title={t("trouble.title")} text={t("trouble.text")}>
      <a className="btn btn-primary mt-2" href={path}>
        {t("trouble.again")}
      </a>
    </NoticePage>
  )
}
