import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { Trouble } from "@/components/notice/trouble"
import { TroubleNotice } from "@/components/notice/trouble-notice"
import { HeadLinks } from "@/components/shell/head-links"
import { readShop } from "@/lib/data/shop"
import { LANGUAGE } from "@/lib/messages"

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  icons: { icon: { url: "/brand/icon", type: "image/svg+xml" } },
  formatDetection: { telephone: false, date: false, email: false, address: false },
  referrer: "no-referrer",
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" }

/** Nonces need an answer of its own for every request, so nothing here is ever prerendered. */
export const dynamic = "force-dynamic"

/** For the pages React takes over in the browser: the signing sheet, and what Next itself shows when nothing is found. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={LANGUAGE}>
      <body>
        <HeadLinks />
        {/* The empty path is the page itself, whichever it is. */}
        <TroubleNotice notice={<Trouble shop={await readShop()} path="" />}>{children}</TroubleNotice>
      </body>
    </html>
  )
}
