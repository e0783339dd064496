import { Button, DropdownMenu, Text, toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { RemindedProof, Stage } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import { useStages } from "../lib/use-stages"
import type { Selection } from "./use-selection"

const NOT_REMINDED = ["too_soon", "not_waiting", "no_recipient"] as const

const countOf = (proofs: RemindedProof[], outcome: RemindedProof["outcome"]): number =>
  proofs.filter((proof) => proof.outcome === outcome).length

/** Actions on the selected rows. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const stages = useStages()
  const settle = {
    onError: (error: Error) => toast.error(messageOf(error)),
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: portalKeys.projects })
      await client.invalidateQueries({ queryKey: portalKeys.production })
    },
  }
  const move = useMutation({
    mutationFn: async (stage: Stage) => {
      const project_ids = [...new Set(selection.rows.map(({ project }) => project.id))]
      return await portalApi.moveProjects({ body: { project_ids, stage_id: stage.id } })
    },
    onSuccess: ({ projects }, stage) => {
      const gone = projects.filter(({ outcome }) => outcome === "not_found").length
      toast.success(t("production.moved", { count: projects.length - gone, stage: stage.name }))
      if (gone) toast.warning(t("production.moveGone", { count: gone }))
      selection.clear()
    },
    ...settle,
  })
  const proof_ids = selection.rows.flatMap(({ proof, state }) => (proof && state === "sent" ? [proof.id] : []))
  const remind = useMutation({
    mutationFn: async () => await portalApi.remindProofs({ body: { proof_ids } }),
    onSuccess: ({ proofs }) => {
      const sent = countOf(proofs, "sent")
      if (sent) toast.success(t("production.reminded", { count: sent }))
      for (const outcome of NOT_REMINDED) {
        const count = countOf(proofs, outcome)
        if (count) toast.warning(t("production.notReminded", { count, why: t(`production.notRemindedWhy.${outcome}`) }))
      }
      selection.clear()
    },
    ...settle,
  })
  const isPending = move.isPending || remind.isPending
  return (
    <div
      role="group"
      aria-label={t("production.selected", { count: selection.rows.length })}
      className="bg-ui-bg-subtle flex flex-wrap items-center gap-2 px-6 py-3"
    >
      <Text size="small" leading="compact" weight="plus">
        {t("production.selected", { count: selection.rows.length })}
      </Text>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild disabled={isPending || stages.length === 0}>
          <Button size="small" variant="secondary" isLoading={move.isPending}>
            {t("production.moveTo")}
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="start">
          {stages.map((stage) => (
            <DropdownMenu.Item key={stage.id} onSelect={() => move.mutate(stage)}>
              {stage.name}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu>
      <Button
        size="small"
        variant="secondary"
        disabled={isPending || proof_ids.length === 0}
        isLoading={remind.isPending}
        onClick={() => remind.mutate()}
      >
        {t("production.remind")}
      </Button>
      <Button size="small" variant="transparent" onClick={selection.clear}>
        {t("production.unselect")}
      </Button>
    </div>
  )
}
