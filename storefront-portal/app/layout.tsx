import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { TroubleWords } from "@/components/notice/trouble-words"
import { HeadLinks } from "@/components/shell/head-links"
import { LANGUAGE, t } from "@/lib/messages"

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
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={LANGUAGE}>
      <body>
        <HeadLinks />
        <TroubleWords words={{ title: t("trouble.title"), text: t("trouble.text"), again: t("trouble.again") }}>
          {children}
        </TroubleWords>
      </body>
    </html>
  )
}
