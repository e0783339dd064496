import { Alert, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { updateProjectSchema } from "../../src/contracts"
import type { OrderPanel, Project, UpdateProject } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DayField, SelectField, TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { orNull } from "../lib/format"
import { useForm } from "../lib/use-form"
import { usePanelChange } from "../order-panel/use-order-panel"

interface EditProps {
  orderId: string
  project: Project
  owners: OrderPanel["owners"]
  /** The client has been asked to decide on the project as it reads now. */
  isAsked: boolean
  onClose: () => void
}

/** A select has no empty value. */
const NOBODY = "nobody"

function EditForm({ orderId, project, owners, isAsked, onClose }: EditProps) {
  const { t } = useTranslation("clientPortal")
  const save = usePanelChange(orderId, (body: UpdateProject) => portalApi.saveProject(orderId, body))
  const form = useForm({
    initial: {
      name: project.name,
      po_number: project.po_number ?? "",
      in_hands_date: project.in_hands_date ?? "",
      ship_date: project.ship_date ?? "",
      owner_user_id: owners.some(({ id }) => id === project.owner_user_id) ? (project.owner_user_id ?? NOBODY) : NOBODY,
    },
    schema: updateProjectSchema,
    toBody: (typed) => ({
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
  const { values, set, errors } = form
  return (
    <DrawerForm {...form} submitLabel={t("form.save")}>
      {isAsked && <Alert variant="warning">{t("project.editWhileAsked")}</Alert>}
      <TextField
        label={t("project.name")}
        value={values.name}
        onChange={(name) => set("name", name)}
        error={errors.name}
      />
      <TextField
        label={t("project.poNumber")}
        optional
        value={values.po_number}
        onChange={(po) => set("po_number", po)}
        error={errors.po_number}
      />
      <DayField
        label={t("project.inHands")}
        hint={t("project.inHandsHint")}
        optional
        value={values.in_hands_date}
        onChange={(day) => set("in_hands_date", day)}
        error={errors.in_hands_date}
      />
      <DayField
        label={t("project.shipDate")}
        optional
        value={values.ship_date}
        onChange={(day) => set("ship_date", day)}
        error={errors.ship_date}
      />
      <SelectField
        label={t("project.owner")}
        hint={t("project.ownerHint")}
        value={values.owner_user_id}
        options={[
          { value: NOBODY, label: t("project.nobody") },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => set("owner_user_id", id)}
        error={errors.owner_user_id}
      />
    </DrawerForm>
  )
}

export function EditDrawer(props: EditProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer open onClose={props.onClose} title={t("project.edit")}>
      <EditForm {...props} />
    </SideDrawer>
  )
}
