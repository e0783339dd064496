import { headers } from "next/headers"
import { assets } from "@/lib/html/assets"
import { t } from "@/lib/messages"

interface Props {
  linkId: string
  /** The tag of what is on the page now. */
  etag: string | null
  /** A preview watches for changes, but is never a view. */
  preview: boolean
  /** The client has just decided: what follows is about to change the page. */
  settling?: boolean
}

/** The words and addresses of browser/page.ts, and the script itself. */
export async function PageWatch({ linkId, etag, preview, settling = false }: Props) {
  const page = `/p/${linkId}`
  const nonce = (await headers()).get("x-nonce") ?? undefined
  return (
    <>
      <div
        id="page-watch"
        role="status"
        data-changes={`${page}/changes`}
        data-opened={preview ? undefined : `${page}/opened`}
        data-etag={etag ?? undefined}
        data-settling={settling ? "" : undefined}
        className="no-print pointer-events-none fixed inset-x-0 top-3 z-10 flex justify-center px-4"
      >
        <div data-bar="changed" hidden className="bar fade-in">
          {t("live.changed")}
          <button type="button" data-show="" className="btn btn-quiet rounded-full">
            {t("live.show")}
          </button>
        </div>
        <div data-bar="ended" hidden className="bar fade-in">
          {t("live.ended")}
          <a className="btn btn-quiet rounded-full" href={page}>
            {t("live.ended.act")}
          </a>
        </div>
      </div>
      {/* Deferred and not async: it looks for the element above, so it must not run before the page is parsed. */}
      <script src={assets.script} defer nonce={nonce} />
    </>
  )
}
