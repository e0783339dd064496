import type { Colleague } from "@/lib/data/acts"
import { t } from "@/lib/messages"
import { delegatePath } from "./delegate-page"

/** The way to a colleague's own link, so that nobody has to forward theirs. */
export function DelegateCard({ linkId }: { linkId: string }) {
  return (
    <section className="card no-print grid gap-1 p-5" aria-labelledby="delegate">
      <h2 id="delegate">{t("handover.title")}</h2>
      <p className="text-sm text-ink-2">{t("handover.text")}</p>
      <p className="-mb-2.5">
        <a className="link tap" href={delegatePath(linkId)}>
          {t("handover.act")}
        </a>
      </p>
    </section>
  )
}

export function Delegated({ colleague: { name, email } }: { colleague: Colleague }) {
  return (
    <section role="status" className="fade-in rounded-2xl bg-good-soft p-5 text-good" aria-labelledby="delegated">
      <h2 id="delegated">{t("handover.done.title")}</h2>
      <p>{t("handover.done.text", { name, email })}</p>
    </section>
  )
}
