import type { EngagementPage } from "@contracts/engagement/event"
import type { I18n } from "@messages/i18n"
import { accountPath } from "@/lib/account/account-path"
import { HiddenLink } from "./hidden-link"

/** What a page that watches for changes can say (browser/lib/updates.ts): one bar at a time, and none at first. */
function WatchBars({ page, i18n }: { /** Address of the link's first page. */ page: string; i18n: I18n }) {
  return (
    <>
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
    </>
  )
}

interface Watched {
  /** Which page it is, for the report of a view. */
  name: EngagementPage
  /** The tag of what is on the page now; null for a page that does not update itself. */
  etag: string | null
  /** A preview watches for changes, but is never a view. */
  preview: boolean
  i18n: I18n
}

interface ElementProps extends Watched {
  /** Address of the link's first page, under which the page's script finds its others. */
  page: string
  /** Where the page asks whether it is still the newest; left out: at its own address. */
  changes?: string
}

/** What a page's script needs to watch for changes: addresses, the tag, and the words over the page. */
function WatchElement({ page, name, changes, etag, preview, i18n }: ElementProps) {
  return (
    // Over the page, without taking presses meant for it.
    <div
      id="page-watch"
      role="status"
      data-changes={changes}
      data-page={name}
      data-live={`${page}/live`}
      data-opened={preview ? undefined : `${page}/opened`}
      data-beacon={preview ? undefined : `${page}/beacon`}
      data-etag={etag ?? undefined}
      className="no-print pointer-events-none fixed inset-x-0 top-3 z-10 flex justify-center px-4"
    >
      <HiddenLink page={page} />
      <WatchBars page={page} i18n={i18n} />
    </div>
  )
}

interface PageWatchProps extends Watched {
  linkId: string
  /** Where the page asks whether it is still the newest; left out: at the order's page. */
  changes?: string
}

/** Watches a page of an order. */
export function PageWatch({ linkId, changes, ...watched }: PageWatchProps) {
  const page = `/p/${linkId}`
  return <WatchElement page={page} changes={changes ?? `${page}/changes`} {...watched} />
}

/** Watches a page of an account, which asks at its own address. */
export function AccountWatch({ linkId, ...watched }: Watched & { linkId: string }) {
  return <WatchElement page={accountPath(linkId)} {...watched} />
}
