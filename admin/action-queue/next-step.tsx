import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { nudgeOf, type QueueGroup, type QueueRow } from "../../src/contracts"
import { NEXT_DRAWER, NEXT_TAB } from "../project/drawers"
import { projectPath } from "../project/use-project-url"
import { NudgeButton } from "./nudge-button"

/** Where the project's next step is done, and what it is called; null where the project is only looked at. */
const stepOf = ({ project }: QueueRow, group: QueueGroup) => {
  const { on, for: waitsFor } = project.waiting
  if (group === "overdue") return { view: { tab: "invoices" }, name: null }
  if (group === "untold") return { view: { tab: "shipping" }, name: null }
  if (on !== "staff" || waitsFor === null) return { view: {}, name: null }
  const [tab, drawer] = [NEXT_TAB[waitsFor], NEXT_DRAWER[waitsFor]]
  if (tab) return { view: { tab }, name: waitsFor }
  return drawer ? { view: { drawer }, name: waitsFor } : { view: {}, name: null }
}

/** One press that reminds the client, where something waits for them, and one to the place where a project is taken further. */
export function NextStep({ row, group }: { row: QueueRow; group: QueueGroup }) {
  const { t } = useTranslation("clientPortal")
  const { view, name } = stepOf(row, group)
  const about = nudgeOf(row, group)
  const text = name ? t(`action.${name}`) : t("queue.open")
  return (
    // The table's cells cut off what stands over their edge, such as the button's shadow.
    <div className="flex gap-2 px-1 py-2">
      {about && <NudgeButton row={row} about={about} />}
      <Button asChild size="small" variant="secondary">
        <Link to={projectPath(row.project.id, view)} aria-label={`${text}: ${row.project.name}`}>
          {text}
        </Link>
      </Button>
    </div>
  )
}
