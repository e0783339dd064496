import { Alert, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { collectPackageSchema, setPickupSchema } from "../../src/contracts"
import type { CollectPackage, ProjectShipping, SetPickup } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { NoteField, SelectField, SwitchField, TextField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { orNull } from "../lib/format"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { PackageDrawer } from "./package-drawer"
import type { StaffPackage } from "./use-shipping"

/** A select has no empty value. */
const BY_CARRIER = "by_carrier"

interface FormProps extends DrawerProps {
  parcel: StaffPackage
}
interface TypedPickup {
  place_id: string
  note: string
  is_ready: boolean
}

function PickupForm({ project, parcel, places, onClose }: FormProps & { places: ProjectShipping["pickup_places"] }) {
  const { t } = useTranslation("clientPortal")
  const save = useProjectChange(project, (body: SetPickup) => portalApi.setPickup({ params: { id: project.id }, body }))
  const { pickup } = parcel
  const [only] = places
  const known = places.find(({ name }) => name === pickup?.place) ?? (pickup === null ? only : undefined)
  const form = usePortalForm<TypedPickup, SetPickup>({
    values: { place_id: known?.id ?? BY_CARRIER, note: pickup?.note ?? "", is_ready: pickup?.ready_at != null },
    schema: setPickupSchema,
    toBody: ({ place_id, note, is_ready }) => ({
      fulfillment_id: parcel.id,
      place_id: place_id === BY_CARRIER ? null : place_id,
      note: orNull(note),
      is_ready,
    }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("shipping.pickup.saved"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("form.save")}>
      {places.length === 0 && <Alert variant="info">{t("shipping.pickup.noPlaces")}</Alert>}
      <SelectField
        control={form.control}
        name="place_id"
        label={t("shipping.pickup.place")}
        options={[
          ...places.map(({ id, name }) => ({ value: id, label: name })),
          { value: BY_CARRIER, label: t("shipping.pickup.byCarrier") },
        ]}
      />
      <NoteField control={form.control} name="note" label={t("shipping.pickup.note")} rows={2} optional />
      <SwitchField
        control={form.control}
        name="is_ready"
        label={t("shipping.pickup.ready")}
        hint={t("shipping.pickup.readyHint")}
      />
    </DrawerForm>
  )
}

/** Where a package is collected, and whether it is ready. */
export function PickupDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <PackageDrawer {...props} title={() => t("shipping.pickup.title")} description={() => t("shipping.pickup.text")}>
      {(parcel, { pickup_places }) => <PickupForm {...props} parcel={parcel} places={pickup_places} />}
    </PackageDrawer>
  )
}

function CollectedForm({ project, parcel, onClose }: FormProps) {
  const { t } = useTranslation("clientPortal")
  const save = useProjectChange(project, (body: CollectPackage) =>
    portalApi.collectPackage({ params: { id: project.id }, body }),
  )
  const form = usePortalForm<{ collected_by: string }, CollectPackage>({
    values: { collected_by: "" },
    schema: collectPackageSchema,
    toBody: ({ collected_by }) => ({ fulfillment_id: parcel.id, collected_by }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("shipping.collected.saved"))
      onClose()
    },
  })
  return (
    <DrawerForm form={form} submitLabel={t("shipping.collected.submit")}>
      <TextField
        control={form.control}
        name="collected_by"
        label={t("shipping.collected.by")}
        input={{ autoComplete: "off", autoFocus: true }}
      />
    </DrawerForm>
  )
}

/** Who came for a package. */
export function CollectedDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <PackageDrawer
      {...props}
      title={() => t("shipping.collected.title")}
      description={() => t("shipping.collected.text")}
    >
      {(parcel) => <CollectedForm {...props} parcel={parcel} />}
    </PackageDrawer>
  )
}
