import type { ReactNode } from "react"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { brandColorsPath } from "@/lib/format/brand-colors"
import { assets, type PageScript } from "./assets"

interface Props {
  i18n: I18n
  title: string
  /** Null only while the API was never reached: then the page goes without the shop's colors. */
  shop: Shop | null
  script?: { name: PageScript; nonce: string | undefined }
  children: ReactNode
}

/** The shell of every page. */
export function PageDocument({ i18n, title, shop, script, children }: Props) {
  return (
    <html lang={i18n.language} dir={i18n.dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no, date=no, email=no, address=no" />
        <title>{title}</title>
        <link rel="icon" href="/brand/icon" type="image/svg+xml" />
        <link rel="preload" as="font" type="font/woff2" href={assets.font} crossOrigin="anonymous" />
        <link rel="stylesheet" href={assets.css} />
        {shop && <link rel="stylesheet" href={brandColorsPath(shop)} />}
        {/* Deferred and not async: it looks for elements of the page, so it must not run before the page is parsed. */}
        {script && <script src={assets.scripts[script.name]} defer nonce={script.nonce} />}
      </head>
      <body>{children}</body>
    </html>
  )
}
