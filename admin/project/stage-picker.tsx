import { clx, Text, toast } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import type { ProjectHeader, Stage } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { TOAST_PLACE } from "../lib/toast-place"
import { useMessageOf } from "../lib/use-message-of"
import { useProjectChange } from "./use-project-change"

/** One click moves the project; the toast takes a slip back. */
export function StagePicker({ project }: { project: ProjectHeader }) {
  const { order_id, stages, stage_id: current } = project
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const headingId = useId()
  const { mutateAsync, isPending, variables } = useProjectChange(project, (stage_id: string) =>
    portalApi.moveStage({ params: { id: order_id }, body: { stage_id } }),
  )
  const shown = isPending ? variables : current

  const move = async (stage: Stage, undoTo: string | null) => {
    try {
      await mutateAsync(stage.id)
      const back = stages.find(({ id }) => id === undoTo)
      const label = t("project.undo")
      // One id: a later move's toast stands in for the one before, so that an old move is not undone by mistake.
      toast.success(t("project.moved", { stage: stage.name }), {
        ...TOAST_PLACE,
        id: `client-portal-stage-${order_id}`,
        action: back && { label, altText: label, onClick: () => move(back, null) },
      })
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text id={headingId} size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
        {t("project.stage")}
      </Text>
      <div role="group" aria-labelledby={headingId} className="flex flex-wrap gap-2">
        {stages.map((stage) => {
          const isHere = stage.id === shown
          return (
            <button
              key={stage.id}
              type="button"
              aria-pressed={isHere}
              disabled={isPending}
              onClick={() => stage.id !== current && move(stage, current)}
              className={clx(
                "txt-compact-small transition-fg focus-visible:shadow-borders-focus flex items-center gap-x-2 rounded-md px-2 py-1 outline-none",
                isHere
                  ? "bg-ui-bg-highlight text-ui-fg-base shadow-borders-interactive-with-active"
                  : "bg-ui-bg-component text-ui-fg-subtle shadow-borders-base hover:text-ui-fg-base",
              )}
            >
              <span aria-hidden className="size-2 rounded-full" style={{ backgroundColor: stage.color }} />
              {stage.name}
            </button>
          )
        })}
      </div>
    </div>
  )
}
