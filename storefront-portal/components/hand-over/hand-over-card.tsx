import type { Colleague } from "@/lib/data/acts"
import { t } from "@/lib/messages"
import { handOverPath } from "./hand-over-page"

/** The way to a colleague's own link, so that nobody has to forward theirs. */
export function HandOverCard({ linkId }: { linkId: string }) {
  return (
    <section className="card no-print grid gap-1 p-5" aria-labelledby="hand-over">
      <h2 id="hand-over">{t("handover.title")}</h2>
      <p className="text-sm text-ink-2">{t("handover.text")}</p>
      <p className="-mb-2.5">
        <a className="link tap" href={handOverPath(linkId)}>
          {t("handover.act")}
        </a>
      </p>
    </section>
  )
}

export function HandedOver({ colleague: { name, email } }: { colleague: Colleague }) {
  return (
    <section role="status" className="fade-in rounded-2xl bg-good-soft p-5 text-good" aria-labelledby="handed-over">
      <h2 id="handed-over">{t("handover.done.title")}</h2>
      <p>{t("handover.done.text", { name, email })}</p>
    </section>
  )
}
