import "server-only"
import type { ReactNode } from "react"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import type { PageScript } from "./assets"
import { PageDocument } from "./document"

export interface Answer {
  request: Request
  i18n: I18n
  shop: Shop | null
  title: string
  status?: number
  script?: PageScript
  children: ReactNode
}

/** A page as plain HTML with a status of its own. */
export async function respond({ request, status = 200, script, children, ...page }: Answer): Promise<Response> {
  // Imported late: Next refuses this module in the static graph of a handler, although it serves it.
  const { renderToReadableStream } = await import("react-dom/server")
  const nonce = request.headers.get("x-nonce") ?? undefined
  const stream = await renderToReadableStream(
    <PageDocument {...page} script={script && { name: script, nonce }}>
      {children}
    </PageDocument>,
  )
  await stream.allReady
  return new Response(stream, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": page.i18n.language,
      vary: "accept-language",
    },
  })
}
