import { Plus } from "@medusajs/icons"
import { Alert, Button, toast } from "@medusajs/ui"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { replaceStagesSchema } from "../../src/contracts"
import type { Stage } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { usePortalForm } from "../lib/use-portal-form"
import { SaveBar } from "../settings/save-bar"
import { StageRow } from "./stage-row"
import type { TypedStage } from "./stage-row"

interface Typed {
  stages: TypedStage[]
}

const toTyped = (stages: Stage[]): Typed => ({ stages: stages.map((stage) => ({ key: stage.id, ...stage })) })

function StagesForm({ stages, onDirty }: { stages: Stage[]; onDirty: (dirty: boolean) => void }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const added = useRef(0)
  const form = usePortalForm({
    values: toTyped(stages),
    schema: replaceStagesSchema,
    toBody: (typed: Typed) => ({
      stages: typed.stages.map(({ id, name, color, role, is_done }) => ({ id, name, color, role, is_done })),
    }),
    submit: async (body) => {
      if (!body.stages.some((stage) => stage.is_done)) throw new Error(t("stages.needsDone"))
      const saved = await portalApi.replaceStages({ body })
      client.setQueryData(portalKeys.stages, saved.stages)
      void client.invalidateQueries({ queryKey: portalKeys.setup })
      form.reset(toTyped(saved.stages))
      toast.success(t("stages.saved"))
    },
  })
  const { failure, isDirty, isSubmitting } = form
  const { stages: problems } = form.formState.errors
  useEffect(() => onDirty(isDirty), [isDirty, onDirty])

  const rows = form.watch("stages")
  const replace = (next: TypedStage[]) => {
    form.setValue("stages", next, { shouldDirty: true })
    form.clearErrors()
  }
  const swap = (from: number, to: number) => {
    const one = rows[from]
    const other = rows[to]
    if (one && other) replace(rows.with(from, other).with(to, one))
  }
  const add = () => {
    added.current += 1
    const stage: TypedStage = {
      key: `new-${added.current}`,
      name: "",
      color: "#6b7280",
      role: "production",
      is_done: false,
    }
    replace([...rows, stage])
  }
  const problem = failure ?? problems?.message ?? problems?.root?.message

  return (
    <form onSubmit={form.onSubmit} noValidate className="divide-y">
      <ol className="divide-y">
        {rows.map((row, index) => (
          <StageRow
            key={row.key}
            row={row}
            position={index + 1}
            isFirst={index === 0}
            isLast={index === rows.length - 1}
            nameError={problems?.[index]?.name?.message}
            colorError={problems?.[index]?.color?.message}
            onChange={(next) => replace(rows.with(index, next))}
            onUp={() => swap(index, index - 1)}
            onDown={() => swap(index, index + 1)}
            onRemove={() => replace(rows.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ol>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Button type="button" size="small" variant="secondary" className="w-fit" onClick={add}>
          <Plus />
          {t("stages.add")}
        </Button>
        {problem && (
          <Alert variant="error" role="alert">
            {problem}
          </Alert>
        )}
      </div>
      <SaveBar dirty={isDirty} pending={isSubmitting} />
    </form>
  )
}

export function StagesEditor({ onDirty }: { onDirty: (dirty: boolean) => void }) {
  const { t } = useTranslation("clientPortal")
  const {
    data: stages,
    error,
    isFetching,
    refetch,
  } = useQuery({
    queryKey: portalKeys.stages,
    queryFn: async () => (await portalApi.getStages()).stages,
  })

  if (!stages) {
    return error ? (
      <LoadError title={t("stages.title")} error={error} retrying={isFetching} onRetry={() => void refetch()} />
    ) : (
      <SectionSkeleton title={t("stages.title")} rows={5} />
    )
  }
  return (
    <Section id="stages" title={t("stages.title")} subtitle={t("stages.subtitle")}>
      <StagesForm stages={stages} onDirty={onDirty} />
    </Section>
  )
}
