import { Button, Text, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, SettleChecklist } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { PolledSection } from "../lib/polled-section"
import { portalKeys, refreshOrderPages } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import { usePolledSection } from "../lib/use-polled-section"
import { AskItemDrawer } from "./ask-drawer"
import { ChecklistRow } from "./checklist-row"
import { useMakeProof } from "./use-make-proof"

/** The order’s checklist: items that the client still has to give, and items that they gave. */
export function ChecklistCard({ project }: { project: ProjectHeader }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const [isAsking, setAsking] = useState(false)
  const section = usePolledSection(portalKeys.section(project.id, "checklist"), (call) =>
    portalApi.getProjectChecklist({ params: { id: project.id }, ...call }),
  )
  const settle = useMutation({
    mutationFn: (body: SettleChecklist) => portalApi.settleChecklist({ params: { id: project.id }, body }),
    onSuccess: () => {
      toast.success(t("checklist.settled"))
      void refreshOrderPages(client, project.order_id)
    },
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: portalKeys.project(project.id) }),
  })
  const makeProof = useMakeProof(project)
  return (
    <PolledSection
      title={t("checklist.title")}
      section={section}
      aside={
        <Button size="small" variant="secondary" onClick={() => setAsking(true)}>
          {t("checklist.ask")}
        </Button>
      }
    >
      {({ items, lines, is_draft }) => (
        <>
          {items.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t("checklist.empty")}
            </Text>
          ) : (
            <ul aria-label={t("checklist.title")} className="divide-y">
              {items.map((item) => (
                <ChecklistRow
                  key={item.id}
                  item={item}
                  isDraft={is_draft}
                  busy={
                    (settle.isPending && settle.variables.id === item.id) ||
                    (makeProof.isPending && makeProof.variables.id === item.id)
                  }
                  onSettle={(body) => settle.mutate(body)}
                  onMakeProof={() => makeProof.mutate(item)}
                />
              ))}
            </ul>
          )}
          {isAsking && <AskItemDrawer projectId={project.id} lines={lines} onClose={() => setAsking(false)} />}
        </>
      )}
    </PolledSection>
  )
}
