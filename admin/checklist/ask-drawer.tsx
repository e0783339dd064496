import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { askChecklistSchema } from "../../src/contracts"
import type { ProjectChecklist } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { SelectField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { portalKeys } from "../lib/query-keys"
import { usePortalForm } from "../lib/use-portal-form"

/** A select has no empty value. */
const WHOLE_ORDER = "order"

interface AskItemDrawerProps {
  projectId: string
  lines: ProjectChecklist["lines"]
  onClose: () => void
}

function AskForm({ projectId, lines, onClose }: AskItemDrawerProps) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const form = usePortalForm({
    values: { title: "", item_id: WHOLE_ORDER },
    schema: askChecklistSchema,
    toBody: ({ title, item_id }: { title: string; item_id: string }) => ({
      title,
      item_id: item_id === WHOLE_ORDER ? null : item_id,
    }),
    submit: async (body) => {
      await portalApi.askChecklist({ params: { id: projectId }, body })
      toast.success(t("checklist.asked"))
      void client.invalidateQueries({ queryKey: portalKeys.project(projectId) })
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("checklist.send")}>
      <TextField control={form.control} name="title" label={t("checklist.what")} input={{ autoComplete: "off" }} />
      {lines.length > 0 && (
        <SelectField
          control={form.control}
          name="item_id"
          label={t("checklist.line")}
          options={[
            { value: WHOLE_ORDER, label: t("checklist.wholeOrder") },
            ...lines.map(({ item_id, title }) => ({ value: item_id, label: title })),
          ]}
        />
      )}
    </DrawerForm>
  )
}

/** Staff ask the client for something in their own words. */
export function AskItemDrawer(props: AskItemDrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer open onClose={props.onClose} title={t("checklist.askTitle")} description={t("checklist.askText")}>
      <AskForm {...props} />
    </SideDrawer>
  )
}
