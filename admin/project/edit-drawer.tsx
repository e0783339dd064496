import { Alert, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { updateProjectSchema } from "../../src/contracts"
import type { UpdateProject } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField, SelectField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { orNull } from "../lib/format"
import { useOwners } from "../lib/use-owners"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "./drawers"
import { useProjectChange } from "./use-project-change"

/** A select has no empty value. */
const NOBODY = "nobody"

function EditForm({ project, onClose }: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const owners = useOwners()
  const save = useProjectChange(project, (body: UpdateProject) =>
    portalApi.updateProject({ params: { id: project.order_id }, body }),
  )
  const form = usePortalForm({
    values: {
      name: project.name,
      po_number: project.po_number ?? "",
      in_hands_date: project.in_hands_date ?? "",
      ship_date: project.ship_date ?? "",
      owner_user_id: project.owner?.id ?? NOBODY,
    },
    schema: updateProjectSchema,
    toBody: (typed: Record<"name" | "po_number" | "in_hands_date" | "ship_date" | "owner_user_id", string>) => ({
      name: typed.name,
      po_number: orNull(typed.po_number),
      in_hands_date: orNull(typed.in_hands_date),
      ship_date: orNull(typed.ship_date),
      owner_user_id: typed.owner_user_id === NOBODY ? null : typed.owner_user_id,
    }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("project.saved"))
      onClose()
    },
  })
  const { control } = form
  // The present owner is offered before the list of users is known.
  const known = owners.some(({ id }) => id === project.owner?.id)
    ? owners
    : [...(project.owner ? [project.owner] : []), ...owners]
  return (
    <DrawerForm form={form} submitLabel={t("form.save")}>
      {project.request?.state === "open" && !project.difference && (
        <Alert variant="warning">{t("project.editWhileAsked")}</Alert>
      )}
      <TextField control={control} name="name" label={t("project.name")} />
      <TextField control={control} name="po_number" label={t("project.poNumber")} optional />
      <DayField
        control={control}
        name="in_hands_date"
        label={t("project.inHands")}
        hint={t("project.inHandsHint")}
        optional
      />
      <DayField control={control} name="ship_date" label={t("project.shipDate")} optional />
      <SelectField
        control={control}
        name="owner_user_id"
        label={t("project.owner")}
        hint={t("project.ownerHint")}
        options={[
          { value: NOBODY, label: t("project.nobody") },
          ...known.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </DrawerForm>
  )
}

export function EditDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer open onClose={props.onClose} title={t("project.edit")}>
      <EditForm {...props} />
    </SideDrawer>
  )
}
