import { Trash } from "@medusajs/icons"
import { Button, Checkbox, Hint, IconButton, Label, Popover, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useId, useState } from "react"
import { Controller } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { type SavedView, saveViewSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { TextField } from "../lib/fields"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import { usePortalForm } from "../lib/use-portal-form"
import type { ReportState } from "./use-report-state"

/** The saved views: filters, sort order and columns under a name. Staff save their own and may share them. */
export function SavedViews({ state }: { state: ReportState }) {
  const { t } = useTranslation("clientPortal")
  const [isOpen, setOpen] = useState(false)
  const { data: views = [] } = useQuery({
    queryKey: portalKeys.productionViews,
    queryFn: async () => (await portalApi.listProductionViews()).views,
  })
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("production.saved.title")}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="end" aria-label={t("production.saved.title")} className="flex w-80 flex-col gap-y-3 p-3">
        {views.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("production.saved.none")}
          </Text>
        )}
        <ul className="flex max-h-[250px] flex-col overflow-y-auto">
          {views.map((view) => (
            <SavedViewRow
              key={view.id}
              view={view}
              onShow={() => {
                state.show(view)
                setOpen(false)
              }}
            />
          ))}
        </ul>
        <SaveForm state={state} />
      </Popover.Content>
    </Popover>
  )
}

function SavedViewRow({ view, onShow }: { view: SavedView; onShow: () => void }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const remove = useMutation({
    mutationFn: () => portalApi.deleteProductionView({ params: { id: view.id } }),
    onSuccess: () => toast.success(t("production.saved.removed")),
    onError: (error) => toast.error(messageOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: portalKeys.productionViews }),
  })
  const whose = view.is_own
    ? view.is_shared && t("production.saved.shared")
    : t("production.saved.by", { name: view.owner_name })
  return (
    <li className="flex items-center justify-between gap-x-2">
      <Button size="small" variant="transparent" className="min-w-0 flex-1 justify-start" onClick={onShow}>
        <span className="truncate">{view.name}</span>
        {whose && <span className="text-ui-fg-subtle truncate">{whose}</span>}
      </Button>
      {view.is_own && (
        <IconButton
          size="small"
          variant="transparent"
          aria-label={t("production.saved.remove", { name: view.name })}
          isLoading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <Trash />
        </IconButton>
      )}
    </li>
  )
}

function SaveForm({ state }: { state: ReportState }) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  const client = useQueryClient()
  const form = usePortalForm({
    values: { name: "", is_shared: false },
    schema: saveViewSchema,
    toBody: (values: { name: string; is_shared: boolean }) => ({
      ...values,
      query: state.lasting,
      columns: state.columns,
    }),
    submit: async (body) => {
      const { views } = await portalApi.saveProductionView({ body })
      client.setQueryData(portalKeys.productionViews, views)
      toast.success(t("production.saved.done"))
      form.reset()
    },
  })
  return (
    <form className="flex flex-col gap-y-2 border-t pt-3" onSubmit={form.onSubmit} noValidate>
      <TextField
        control={form.control}
        name="name"
        label={t("production.saved.name")}
        problem={t("production.saved.nameProblem")}
      />
      <div className="flex items-center gap-x-2">
        <Controller
          control={form.control}
          name="is_shared"
          render={({ field }) => (
            <Checkbox
              id={`${id}-share`}
              checked={field.value}
              onCheckedChange={(isOn) => field.onChange(isOn === true)}
            />
          )}
        />
        <Label htmlFor={`${id}-share`} size="small">
          {t("production.saved.share")}
        </Label>
      </div>
      {form.failure && (
        <Hint variant="error" role="alert">
          {form.failure}
        </Hint>
      )}
      <Button size="small" type="submit" isLoading={form.isSubmitting}>
        {t("production.saved.save")}
      </Button>
    </form>
  )
}
