import { Button, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import type { ProjectHeader } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { type DrawerId, NEXT_DRAWER, NEXT_TAB } from "./drawers"
import { useProjectAction } from "./use-project-change"
import { projectPath } from "./use-project-url"

/** Lets an approved order through the finance check. */
function ReleaseButton({ project }: { project: ProjectHeader }) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const release = useProjectAction(
    project,
    () => portalApi.releaseForBilling({ params: { id: project.order_id } }),
    t("approval.released"),
  )
  const press = async () => {
    const agreed = await prompt({
      title: t("approval.releaseTitle"),
      description: t("approval.releaseText"),
      confirmText: t("approval.release"),
      cancelText: t("form.cancel"),
      variant: "confirmation",
    })
    if (agreed) await release.run(undefined)
  }
  return (
    <Button size="small" isLoading={release.isPending} onClick={press}>
      {t("approval.release")}
    </Button>
  )
}

interface PrimaryActionProps {
  project: ProjectHeader
  onOpen: (drawer: DrawerId) => void
}

/** The one thing that staff do next; nothing where the client or the workshop has to act. */
export function PrimaryAction({ project, onOpen }: PrimaryActionProps) {
  const { t } = useTranslation("clientPortal")
  const waitsFor = project.waiting.for
  if (waitsFor === "release") return <ReleaseButton project={project} />
  const tab = waitsFor && NEXT_TAB[waitsFor]
  if (tab)
    return (
      <Button asChild size="small">
        <Link to={projectPath(project.id, { tab })}>{t(`action.${waitsFor}`)}</Link>
      </Button>
    )
  const drawer = waitsFor && NEXT_DRAWER[waitsFor]
  if (!drawer) return null
  return (
    <Button size="small" variant={waitsFor === "approval" ? "secondary" : "primary"} onClick={() => onOpen(drawer)}>
      {t(`action.${waitsFor}`)}
    </Button>
  )
}
