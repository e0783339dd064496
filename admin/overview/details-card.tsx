import { PencilSquare } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useFormat } from "../lib/format"
import { Row, Section } from "../lib/section"
import { StagePicker } from "../project/stage-picker"
import type { TabProps } from "../project/tabs"

/** The project's own fields, and its stage. */
export function DetailsCard({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <Section
      title={t("project.details")}
      aside={
        <IconButton size="small" variant="transparent" aria-label={t("project.edit")} onClick={() => onOpen("edit")}>
          <PencilSquare />
        </IconButton>
      }
    >
      <Row label={t("project.poNumber")}>{project.po_number}</Row>
      <Row label={t("project.inHands")}>{project.in_hands_date && format.day(project.in_hands_date)}</Row>
      <Row label={t("project.shipDate")}>{project.ship_date && format.day(project.ship_date)}</Row>
      <Row label={t("project.owner")}>{project.owner?.name}</Row>
      <StagePicker project={project} />
    </Section>
  )
}
