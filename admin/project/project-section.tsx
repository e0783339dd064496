import { PencilSquare } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { OrderPanel, Project } from "../../src/contracts"
import { useFormat } from "../lib/format"
import { Row, Section } from "../lib/section"
import { EditDrawer } from "./edit-drawer"
import { StageHistory } from "./stage-history"
import { StagePicker } from "./stage-picker"

interface ProjectSectionProps {
  orderId: string
  panel: OrderPanel
  project: Project
}

export function ProjectSection({ orderId, panel, project }: ProjectSectionProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const owner = panel.owners.find(({ id }) => id === project.owner_user_id)

  return (
    <Section
      title={t("project.title")}
      aside={
        <IconButton size="small" variant="transparent" aria-label={t("project.edit")} onClick={() => setEditing(true)}>
          <PencilSquare />
        </IconButton>
      }
    >
      <Row label={t("project.name")}>{project.name}</Row>
      <Row label={t("project.poNumber")}>{project.po_number}</Row>
      <Row label={t("project.inHands")}>{project.in_hands_date && format.day(project.in_hands_date)}</Row>
      <Row label={t("project.shipDate")}>{project.ship_date && format.day(project.ship_date)}</Row>
      <Row label={t("project.owner")}>{owner?.name}</Row>
      <StagePicker orderId={orderId} stages={panel.stages} current={project.stage_id} />
      <StageHistory moves={panel.moves} />
      {editing && (
        <EditDrawer
          orderId={orderId}
          project={project}
          owners={panel.owners}
          isAsked={panel.request?.state === "open" && panel.request.is_current}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  )
}
