import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { groupProofLines } from "../../src/contracts"
import type { ProjectHeader, ProjectProofs, StaffProof, StaffVersion } from "../../src/contracts"
import { DecisionStamps } from "../approval/decision-stamps"
import { useFormat } from "../lib/format"
import { Section } from "../lib/section"
import type { DrawerId } from "../project/drawers"
import { FileList } from "./files/file-list"
import { ProofActions } from "./proof-actions"
import { SpecCard } from "./spec/spec-card"
import { ApproveBy, ProofStateBadge } from "./state-badge"
import { useProofUrl } from "./use-proof-url"
import { VersionSelect } from "./version-select"

interface ProofCardProps {
  project: ProjectHeader
  proof: StaffProof
  reprints: ProjectProofs["reprints"]
  onOpen: (drawer: DrawerId, about?: Record<string, string>) => void
}

/** Which version is shown, and when it was sent. */
function VersionBar({
  proof,
  version,
  onOpen,
}: {
  proof: StaffProof
  version: StaffVersion
  onOpen: ProofCardProps["onOpen"]
}) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { go } = useProofUrl()
  const { versions } = proof
  const { request } = version
  const earlier = versions.find(({ number }) => number < version.number)
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {versions.length > 1 ? (
          <div className="w-[180px]">
            <VersionSelect
              label={t("proof.versions")}
              versions={versions}
              value={version.id}
              onChange={(picked) => go({ version: picked })}
            />
          </div>
        ) : (
          <Text as="span" size="small" leading="compact" weight="plus">
            {t(request ? "proof.version" : "proof.draftVersion", { number: version.number })}
          </Text>
        )}
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
          {request
            ? t("proof.sentAt", { at: format.moment(request.requested_at), name: request.requested_by.name })
            : t("proof.notSent")}
        </Text>
      </div>
      {earlier && (
        <Button
          size="small"
          variant="transparent"
          onClick={() => onOpen("proof-review", { proof: proof.id, version: version.id, against: earlier.id })}
        >
          {t("proof.compare")}
        </Button>
      )}
    </div>
  )
}

/** Which alternatives a version offers, or which artwork it takes as its proof. */
function VersionFacts({ version }: { version: StaffVersion }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { note, alternatives, choice, waives } = version
  const lines = [
    waives &&
      t("proof.waives", {
        title: waives.title,
        number: waives.version_number,
        order: waives.order_number,
        at: format.moment(waives.approved_at),
      }),
    note,
    alternatives.length > 0 &&
      `${t(`alternatives.chosenBy.${choice}`)}: ${alternatives.map(({ label }) => label).join(", ")}`,
  ].filter(Boolean)
  if (lines.length === 0) return null
  return (
    <div className="flex flex-col gap-y-1 px-6 py-3">
      {lines.map((line) => (
        <Text key={String(line)} size="small" className="whitespace-pre-line break-words">
          {line}
        </Text>
      ))}
    </div>
  )
}

/** One proof: where it stands, what staff can do, and the shown version with its files and spec card. */
export function ProofCard({ project, proof, reprints, onOpen }: ProofCardProps) {
  const { t } = useTranslation("clientPortal")
  const { version: shownId } = useProofUrl()
  const [newest] = proof.versions
  const version = proof.versions.find(({ id }) => id === shownId) ?? newest
  const openAbout = (drawer: DrawerId) => onOpen(drawer, { proof: proof.id })
  const lines = groupProofLines(proof.lines)
    .map(({ title, quantity }) => t("proof.line", { title, quantity }))
    .join(", ")
  const isEditable = proof.state !== "superseded" && version === newest
  return (
    <Section
      title={proof.title}
      subtitle={lines}
      aside={<ProofActions project={project} proof={proof} reprints={reprints} onOpen={openAbout} />}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3">
        <ProofStateBadge project={project} proof={proof} />
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
          {[t(`proof.kind.${proof.kind}`), t(proof.is_required ? "proof.required" : "proof.notRequired")].join(" · ")}
        </Text>
        <ApproveBy proof={proof} />
      </div>
      {version && <VersionBar proof={proof} version={version} onOpen={onOpen} />}
      {version && <VersionFacts version={version} />}
      {version?.decision && <DecisionStamps decisions={[{ ...version.decision, version: version.number }]} />}
      <FileList
        project={project}
        proof={proof}
        version={version}
        onShow={(file) =>
          onOpen("proof-review", { proof: proof.id, file, ...(version ? { version: version.id } : {}) })
        }
      />
      <SpecCard version={version} onEdit={isEditable ? () => openAbout("proof-spec") : undefined} />
    </Section>
  )
}
