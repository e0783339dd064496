import { Button, usePrompt } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { portalApi } from "../lib/client"
import type { TabProps } from "../project/tabs"
import { useProjectAction } from "../project/use-project-change"
import { REQUEST_VIEWS } from "./request-views"

/** What staff can do about the newest request: withdraw it, record an answer to it, or send a new one. */
export function RequestActions({ project, onOpen }: TabProps) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const withdraw = useProjectAction(
    project,
    (id: string) => portalApi.withdrawApproval({ params: { id } }),
    t("approval.withdrawn"),
  )
  const { request } = project
  const isOpen = request?.state === "open"
  const canDecide = isOpen && request.is_current
  const canAsk = project.status !== "canceled" && !canDecide && !(request?.state === "approved" && request.is_current)
  if (!isOpen && !canAsk) return null

  const takeBack = async (id: string) => {
    const agreed = await prompt({
      title: t("approval.withdrawTitle"),
      description: t("approval.withdrawText"),
      confirmText: t("approval.withdraw"),
      cancelText: t("form.cancel"),
    })
    if (agreed) await withdraw.run(id)
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 px-6 py-4">
      {isOpen && (
        <Button size="small" variant="transparent" isLoading={withdraw.isPending} onClick={() => takeBack(request.id)}>
          {t("approval.withdraw")}
        </Button>
      )}
      {REQUEST_VIEWS.map(({ id, Action }) => Action && <Action key={id} project={project} onOpen={onOpen} />)}
      {canDecide && (
        <Button size="small" variant="secondary" onClick={() => onOpen("record")}>
          {t("approval.recordMenu")}
        </Button>
      )}
      {canAsk && (
        <Button size="small" variant={isOpen ? "primary" : "secondary"} onClick={() => onOpen("ask")}>
          {request ? t("approval.askAgain") : t("approval.ask")}
        </Button>
      )}
    </div>
  )
}
