import type { ReactNode } from "react"
import type { SentVersion } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { ProofStamp } from "./proof-stamp"

interface Props {
  versions: readonly SentVersion[]
  i18n: I18n
  /** How the script lets the client look at one. */
  actions?: (version: SentVersion) => ReactNode
}

/** Every version that was sent, newest first: who sent it and when, and what was decided. */
export function VersionHistory({ versions, i18n, actions }: Props) {
  return (
    <section className="studio-block" aria-labelledby="studio-history">
      <h2 id="studio-history">{i18n.t("studio.history")}</h2>
      <ol className="grid gap-4">
        {versions.map((version) => (
          <li key={version.id} className="grid gap-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <h3 className="num">{i18n.t("proof.version", { version: i18n.number(version.number) })}</h3>
              {actions?.(version)}
            </div>
            <p className="num text-sm text-ink-2">
              {i18n.t("studio.history.sent", {
                who: version.sent_by === null ? "none" : "some",
                name: version.sent_by ?? "",
                date: i18n.instant(version.sent_at),
              })}
            </p>
            {version.note && (
              <p className="text-sm whitespace-pre-line" dir="auto">
                {version.note}
              </p>
            )}
            {version.decision && (
              <div className="mt-1">
                <ProofStamp stamp={version.decision} i18n={i18n} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
