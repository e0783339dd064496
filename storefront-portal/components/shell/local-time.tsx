import type { I18n } from "@messages/i18n"

/** A moment: in the shop's time zone as it comes, in that of the client's device once the page's script has run. */
export function LocalTime({ at, i18n }: { at: string; i18n: I18n }) {
  return (
    <time dateTime={at} data-local-time="" className="num font-semibold">
      {i18n.instant(at)}
    </time>
  )
}
