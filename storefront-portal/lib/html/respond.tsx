import "server-only"
import type { ReactNode } from "react"
import { HeadLinks } from "@/components/shell/head-links"
import { LANGUAGE } from "@/lib/messages"

interface Page {
  title: string
  status?: number
  children: ReactNode
}

/**
 * A page as plain HTML, with a status of its own. Pages that are only read come this way: the browser gets no framework
 * to download, and a dead session or an API that is away answers in place with its true status.
 */
export async function respond({ title, status = 200, children }: Page): Promise<Response> {
  // Imported late: Next refuses this module in the static graph of a handler, although it serves it.
  const { renderToReadableStream } = await import("react-dom/server")
  const stream = await renderToReadableStream(
    <html lang={LANGUAGE}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no, date=no, email=no, address=no" />
        <title>{title}</title>
        <link rel="icon" href="/brand/icon" type="image/svg+xml" />
        <HeadLinks />
      </head>
      <body>{children}</body>
    </html>,
  )
  await stream.allReady
  return new Response(stream, { status, headers: { "content-type": "text/html; charset=utf-8" } })
}
