import type { I18n } from "@messages/i18n"

interface Props {
  linkId: string
  /** Where the page asks whether it is still the newest; left out: at the order's page. */
  changes?: string
  /** The tag of what is on the page now. */
  etag: string | null
  /** A preview watches for changes, but is never a view. */
  preview: boolean
  i18n: I18n
}

/** What the page's script needs to watch for changes: addresses, the tag, and its words. */
export function PageWatch({ linkId, changes, etag, preview, i18n }: Props) {
  const page = `/p/${linkId}`
  return (
    <div
      id="page-watch"
      role="status"
      data-changes={changes ?? `${page}/changes`}
      data-opened={preview ? undefined : `${page}/opened`}
      data-etag={etag ?? undefined}
      className="no-print pointer-events-none fixed inset-x-0 top-3 z-10 flex justify-center px-4"
    >
      <div data-bar="updated" hidden className="bar fade-in pe-5 min-h-11">
        {i18n.t("live.changed")}
      </div>
      <div data-bar="changed" hidden className="bar fade-in">
        {i18n.t("live.changed")}
        <button type="button" data-show="" className="btn btn-quiet rounded-full">
          {i18n.t("live.show")}
        </button>
      </div>
      <div data-bar="ended" hidden className="bar fade-in">
        {i18n.t("live.ended")}
        <a className="btn btn-quiet rounded-full" href={page}>
          {i18n.t("live.ended.act")}
        </a>
      </div>
    </div>
  )
}
