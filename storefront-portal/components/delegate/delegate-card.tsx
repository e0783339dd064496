import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"
import type { Colleague } from "@/lib/data/delegate"
import { delegatePath } from "./delegate-page"

/** The way to a colleague's own link, so that clients need not forward theirs. */
export function DelegateCard({ page, linkId, i18n }: SectionProps) {
  if (!page.viewer.can_delegate) return null
  return (
    <section className="card no-print grid gap-1 p-5" aria-labelledby="delegate">
      <h2 id="delegate">{i18n.t("delegate.title")}</h2>
      <p className="text-sm text-ink-2">{i18n.t("delegate.text")}</p>
      <p className="-mb-2.5">
        <a className="link tap" href={delegatePath(linkId)}>
          {i18n.t("delegate.open")}
        </a>
      </p>
    </section>
  )
}

export function Delegated({ colleague: { name, email }, i18n }: { colleague: Colleague; i18n: I18n }) {
  return (
    <section role="status" className="fade-in rounded-2xl bg-good-soft p-5 text-good" aria-labelledby="delegated">
      <h2 id="delegated">{i18n.t("delegate.done.title")}</h2>
      <p>{i18n.t("delegate.done.text", { name, email })}</p>
    </section>
  )
}
