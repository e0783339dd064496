import type { ReactNode } from "react"
import type { ProjectHead } from "@contracts/project-page"
import type { Shop } from "@contracts/shop"
import { t } from "@/lib/messages"
import { BrandStyle } from "./brand-style"
import { ShopFooter } from "./shop-footer"
import { ShopHeader } from "./shop-header"

interface Props {
  /** Null only while the API was never reached: then the page goes without a name. */
  shop: Shop | null
  rep?: ProjectHead["rep"]
  preview?: boolean
  /** Stays at the bottom edge on phones. */
  dock?: ReactNode
  children: ReactNode
}

export function PageFrame({ shop, rep, preview = false, dock, children }: Props) {
  return (
    <>
      {shop && <BrandStyle shop={shop} />}
      <a
        href="#content"
        className="btn sr-only z-20 focus:not-sr-only focus:px-4 focus:py-2.5 focus:fixed focus:start-2 focus:top-2"
      >
        {t("page.skip")}
      </a>
      <div className="flex min-h-dvh flex-col">
        {preview && (
          <aside className="bg-wait-soft px-4 py-1.5 text-center text-sm text-wait">
            <b className="font-semibold">{t("page.preview.title")}</b> · {t("page.preview.text")}
          </aside>
        )}
        {shop && <ShopHeader shop={shop} rep={rep} />}
        <main id="content" tabIndex={-1} className="wrap flex-1 outline-none">
          {children}
        </main>
        {shop && <ShopFooter shop={shop} />}
        {dock}
      </div>
    </>
  )
}
