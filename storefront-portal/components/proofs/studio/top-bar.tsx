import type { ReactNode } from "react"
import { groupProofLines } from "@contracts/proof/line-groups"
import type { ProofPage } from "@contracts/proof/page"
import type { I18n } from "@messages/i18n"
import { Icon } from "@/components/shell/icon"
import { ProofStatePill } from "../proof-state"

/** The way back, what the proof is of, and where it stands. */
export function TopBar({ page, i18n, children }: { page: ProofPage; i18n: I18n; children?: ReactNode }) {
  const { proof, viewer, versions } = page
  const titles = groupProofLines(proof.lines).map(({ title }) => title)
  return (
    <header className="studio-bar">
      <a className="btn btn-quiet" href={`/p/${viewer.link_id}`}>
        <Icon name="chevron" className="size-4 rotate-90 rtl:-rotate-90" />
        {i18n.t("studio.back")}
      </a>
      <div className="me-auto flex min-w-0 flex-1 basis-52 flex-wrap items-center gap-x-2.5 gap-y-0.5 py-1">
        <h1 className="max-wide:basis-full text-base font-[650] tracking-normal">
          <bdi>{proof.title}</bdi>
          {proof.kind === "first_off" && (
            <span className="font-normal text-ink-2"> · {i18n.t("proof.kind.first_off")}</span>
          )}
        </h1>
        <ProofStatePill state={proof.state} decision={versions[0]?.decision ?? null} i18n={i18n} />
        <p className="studio-lines text-sm text-ink-2">{i18n.list(titles)}</p>
      </div>
      {children}
    </header>
  )
}
