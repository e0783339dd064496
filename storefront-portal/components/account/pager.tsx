import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"

interface Props {
  list: { next: string | null; previous: string | null }
  /** The address of a neighboring page. */
  to: (cursor: { after?: string; before?: string }) => string
  i18n: I18n
}

/** The way to the neighboring pages of a list. */
export function Pager({ list: { next, previous }, to, i18n }: Props) {
  if (!next && !previous) return null
  return (
    <nav aria-label={i18n.t("account.pages")} className="flex justify-between gap-3">
      {previous ? (
        <a className="btn" rel="prev" href={to({ before: previous })}>
          <Icon name="chevron" className="size-4.5 rotate-90 rtl:-rotate-90" />
          {i18n.t("account.previous")}
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a className="btn" rel="next" href={to({ after: next })}>
          {i18n.t("account.next")}
          <Icon name="chevron" className="size-4.5 -rotate-90 rtl:rotate-90" />
        </a>
      )}
    </nav>
  )
}
