import type { ProjectPage } from "@contracts/project-page"
import type { ProofTile } from "@contracts/sections"
import type { I18n } from "@messages/i18n"
import type { SectionProps } from "@/components/sections/registry"
import { Icon } from "@/components/shell/icon"
import { previewPath, proofPath } from "./proof-path"
import { ProofStatePill } from "./proof-state"

export function isWaitingForClient({ sections }: ProjectPage): boolean {
  return sections.proofs.proofs.some(({ state }) => state === "sent")
}

/** The proofs of the order, each a tile that opens its own page. */
export function ProofTiles({ page, linkId, i18n }: SectionProps) {
  const { proofs } = page.sections.proofs
  if (proofs.length === 0) return null
  const waiting = proofs.filter(({ state }) => state === "sent").length
  return (
    <section className="card" aria-labelledby="proofs">
      <div className="card-head">
        <h2 id="proofs">{i18n.t("proof.section.title")}</h2>
        {waiting > 0 && (
          <p className="pill pill-wait num">
            {i18n.t("proof.section.waiting", { count: waiting, n: i18n.number(waiting) })}
          </p>
        )}
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,8.5rem),1fr))] gap-3 px-5 pb-5 wide:grid-cols-3">
        {proofs.map((proof) => (
          <li key={proof.id} className="grid">
            <Tile proof={proof} path={proofPath(linkId, proof.id)} i18n={i18n} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tile({ proof, path, i18n }: { proof: ProofTile; path: string; i18n: I18n }) {
  const facts = [
    i18n.t("proof.version", { version: i18n.number(proof.version) }),
    ...(proof.kind === "first_off" ? [i18n.t("proof.kind.first_off")] : []),
    ...(proof.open_remarks > 0
      ? [i18n.t("proof.remarks.open", { count: proof.open_remarks, n: i18n.number(proof.open_remarks) })]
      : []),
  ]
  return (
    <a
      href={path}
      className="grid grid-rows-[auto_1fr] overflow-hidden rounded-xl border border-line hover:border-control"
    >
      <Thumbnails proof={proof} path={path} />
      <span className="grid content-start justify-items-start gap-0.5 border-t border-line p-3">
        <b className="font-semibold" dir="auto">
          {proof.title}
        </b>
        {proof.lines.length > 0 && <span className="text-sm text-ink-2">{i18n.list(proof.lines)}</span>}
        <span className="num mb-1 text-sm text-ink-2">{facts.join(" · ")}</span>
        <ProofStatePill state={proof.state} decision={proof.decision} i18n={i18n} />
      </span>
    </a>
  )
}

/** White below the pictures in dark mode, too: artwork without a background is drawn for paper. */
function Thumbnails({ proof: { thumbnails }, path }: { proof: ProofTile; path: string }) {
  if (thumbnails.length === 0)
    return (
      <span className="grid aspect-4/3 place-items-center bg-ground text-ink-3">
        <Icon name="image" className="size-8" />
      </span>
    )
  const columns = thumbnails.length > 1 ? "grid-cols-2" : "grid-cols-1"
  return (
    <span className={`grid aspect-4/3 ${columns} place-items-center gap-2 bg-white p-3`}>
      {thumbnails.map(({ file_id, width, height }) => (
        <img
          key={file_id}
          src={previewPath(path, file_id, 1, "thumb")}
          alt=""
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          className="size-full min-h-0 object-contain"
        />
      ))}
    </span>
  )
}
