import { Button, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { NudgeAbout, Nudged, QueueRow } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"

/** Reminds a project's recipients of what waits for them, and says what became of it. */
export function NudgeButton({ row: { project }, about }: { row: QueueRow; about: NudgeAbout }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const tell = ({ outcome }: Nudged): void => {
    if (outcome === "sent") toast.success(t(`queue.nudge.sent.${about}`, { project: project.name }))
    else toast.warning(t(`queue.nudge.refused.${outcome}`), { description: project.name })
  }
  const nudge = useMutation({
    mutationFn: async () => await portalApi.nudgeClient({ params: { id: project.id }, body: { about } }),
    onSuccess: tell,
    onError: (error: Error) => toast.error(messageOf(error)),
    onSettled: async () => await client.invalidateQueries({ queryKey: portalKeys.queue }),
  })
  const text = t(`queue.nudge.act.${about}`)
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={nudge.isPending}
      aria-label={`${text}: ${project.name}`}
      onClick={() => nudge.mutate()}
    >
      {text}
    </Button>
  )
}
