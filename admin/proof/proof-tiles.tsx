import { clx, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { groupProofLines } from "../../src/contracts"
import type { ProjectHeader, StaffProof, StaffVersion } from "../../src/contracts"
import { ArtworkPicture } from "./files/artwork-picture"
import { ApproveBy, ProofStateBadge } from "./state-badge"

interface ProofTilesProps {
  project: ProjectHeader
  proofs: StaffProof[]
  openId: string | undefined
  onOpen: (id: string) => void
}

/** What stands in place of a picture. */
const placeholderOf = (version: StaffVersion | undefined): string => {
  if (!version?.files.length) return "proof.noFiles"
  const isInTheWorks = version.files.some(({ state }) => state === "waiting" || state === "processing")
  return isInTheWorks ? "artwork.processing" : "artwork.noPreview"
}

function Tile({ project, proof, isOpen, onOpen }: Pick<ProofTilesProps, "project"> & TileProps) {
  const { t } = useTranslation("clientPortal")
  const [newest] = proof.versions
  const file = newest?.files.find(({ pages }) => pages.length > 0)
  const open = proof.annotations.filter(({ resolution }) => resolution === null).length
  const facts = [
    groupProofLines(proof.lines)
      .map(({ title }) => title)
      .join(", "),
    proof.kind === "first_off" && t("proof.kind.first_off"),
    !proof.is_required && t("proof.notRequired"),
  ]
  return (
    <li className="flex">
      <button
        type="button"
        aria-pressed={isOpen}
        onClick={onOpen}
        className={clx(
          "bg-ui-bg-base transition-fg flex w-full flex-col overflow-hidden rounded-lg text-left outline-none",
          isOpen
            ? "shadow-borders-interactive-with-active"
            : "shadow-elevation-card-rest hover:shadow-elevation-card-hover focus-visible:shadow-borders-focus",
        )}
      >
        {file ? (
          <ArtworkPicture
            file={file}
            page={1}
            size="thumb"
            height="120px"
            backdrop={newest?.spec.garment_color ?? null}
          />
        ) : (
          <span
            className="bg-ui-bg-component txt-compact-small text-ui-fg-subtle flex w-full items-center justify-center"
            style={{ height: "120px" }}
          >
            {t(placeholderOf(newest))}
          </span>
        )}
        <span className="flex w-full flex-col gap-y-2 border-t p-3">
          <span className="flex flex-col gap-y-1">
            <Text as="span" size="small" leading="compact" className="min-w-0 break-words">
              <span className="font-medium">{proof.title}</span>
              {newest && ` · ${t("proof.shortVersion", { number: newest.number })}`}
            </Text>
            <Text as="span" size="xsmall" className="text-ui-fg-subtle break-words">
              {facts.filter(Boolean).join(" · ")}
            </Text>
          </span>
          <ProofStateBadge project={project} proof={proof} />
          {open > 0 && (
            <Text as="span" size="xsmall" className="text-ui-fg-subtle">
              {t("proof.openRemarks", { count: open })}
            </Text>
          )}
          <ApproveBy proof={proof} />
        </span>
      </button>
    </li>
  )
}

interface TileProps {
  proof: StaffProof
  isOpen: boolean
  onOpen: () => void
}

/** The proofs of a project as tiles, one of which is open below. */
export function ProofTiles({ project, proofs, openId, onOpen }: ProofTilesProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <ul
      aria-label={t("proof.list")}
      className="grid gap-4 px-6 py-4"
      style={{ gridTemplateColumns: "repeat(auto-fill, minmax(max(140px, 30%), 1fr))" }}
    >
      {proofs.map((proof) => (
        <Tile
          key={proof.id}
          project={project}
          proof={proof}
          isOpen={proof.id === openId}
          onOpen={() => onOpen(proof.id)}
        />
      ))}
    </ul>
  )
}
