import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Annotation, ProjectHeader, StaffProof } from "../../../src/contracts"
import { Section } from "../../lib/section"
import { Remark } from "./remark"

interface RemarkListProps {
  project: ProjectHeader
  proof: StaffProof
  /** The one that is pointed at on the picture. */
  shownId?: string | null
  onShow: (remark: Annotation) => void
}

/**
 * The client's words with their newest decision that was no approval, without the remarks that a request for changes repeats
 * below them: those are listed on their own. Null for no words.
 */
const lastMessage = ({ versions, annotations }: StaffProof): string | null => {
  const message = versions.find(({ decision }) => decision !== null && decision.kind !== "approved")?.decision?.message
  const repeated = new Set(annotations.map(({ number, body }) => `${number}. ${body.replace(/\s+/g, " ").trim()}`))
  const lines = message?.split("\n").filter((line) => !repeated.has(line) && !/^\d+\. …$/.test(line)) ?? []
  return lines.join("\n").trim() || null
}

const fileNames = ({ versions }: StaffProof): Map<string, string> =>
  new Map(versions.flatMap(({ files }) => files.map(({ id, name }) => [id, name] as const)))

/** Everything that the client pinned on the artwork, as a checklist: what is open first. */
export function RemarkList({ project, proof, shownId = null, onShow }: RemarkListProps) {
  const { t } = useTranslation("clientPortal")
  const [showsResolved, setShowsResolved] = useState(false)
  const names = fileNames(proof)
  const open = proof.annotations.filter(({ resolution }) => resolution === null)
  const resolved = proof.annotations.filter(({ resolution }) => resolution !== null)
  const message = lastMessage(proof)
  const item = (remark: Annotation) => (
    <Remark
      key={remark.id}
      project={project}
      remark={remark}
      fileName={names.get(remark.file_id) ?? ""}
      isShown={remark.id === shownId}
      onShow={() => onShow(remark)}
    />
  )
  return (
    <Section
      title={t("remarks.title")}
      aside={
        proof.annotations.length > 0 && (
          <Badge size="2xsmall" color={open.length > 0 ? "orange" : "green"}>
            {open.length > 0 ? t("remarks.openCount", { count: open.length }) : t("remarks.allResolved")}
          </Badge>
        )
      }
    >
      {message && (
        <div className="flex flex-col gap-y-1 px-6 py-4">
          <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
            {t("remarks.note")}
          </Text>
          <Text size="small" className="whitespace-pre-line break-words">
            {message}
          </Text>
        </div>
      )}
      {proof.annotations.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("remarks.none")}
        </Text>
      )}
      {open.length > 0 && <ul className="divide-y">{open.map(item)}</ul>}
      {resolved.length > 0 && (
        <div className="px-6 py-3">
          <Button
            size="small"
            variant="transparent"
            aria-expanded={showsResolved}
            onClick={() => setShowsResolved(!showsResolved)}
          >
            {t(showsResolved ? "remarks.hideResolved" : "remarks.showResolved", { count: resolved.length })}
          </Button>
        </div>
      )}
      {showsResolved && <ul className="divide-y">{resolved.map(item)}</ul>}
    </Section>
  )
}
