import type { I18n } from "@messages/i18n"
import type { ReactNode } from "react"
import type { ProjectHead, ProjectPage } from "@contracts/project-page"
import type { Shop } from "@contracts/shop"
import { Section } from "@/components/sections/section"
import { ShopFooter } from "./shop-footer"
import { ShopHeader } from "./shop-header"

interface Props {
  i18n: I18n
  /** Null only while the API was never reached: then the page goes without a name. */
  shop: Shop | null
  rep?: ProjectHead["rep"]
  /** Of a page that updates itself. */
  versions?: ProjectPage["versions"]
  preview?: boolean
  /** Off where a form stands below the page's content, which the footer would part from it. */
  hasFooter?: boolean
  /** Stays at the bottom edge on phones. */
  dock?: ReactNode
  children: ReactNode
}

export function PageFrame({ i18n, shop, rep, versions, preview = false, hasFooter = true, dock, children }: Props) {
  return (
    <>
      <a
        href="#content"
        className="btn sr-only z-20 focus:not-sr-only focus:px-4 focus:py-2.5 focus:fixed focus:start-2 focus:top-2"
      >
        {i18n.t("page.skip")}
      </a>
      <div className="flex min-h-dvh flex-col">
        {preview && (
          <aside className="bg-wait-soft px-4 py-1.5 text-center text-sm text-wait">
            <b className="font-semibold">{i18n.t("page.preview.title")}</b> · {i18n.t("page.preview.text")}
          </aside>
        )}
        <Section id="header" parts={["shop", "project"]} versions={versions}>
          {shop && <ShopHeader shop={shop} rep={rep} i18n={i18n} />}
        </Section>
        <main id="content" tabIndex={-1} className="wrap flex-1 outline-none">
          {children}
        </main>
        {hasFooter && (
          <Section id="footer" parts={["shop"]} versions={versions}>
            {shop && <ShopFooter shop={shop} i18n={i18n} />}
          </Section>
        )}
        {dock}
      </div>
    </>
  )
}
