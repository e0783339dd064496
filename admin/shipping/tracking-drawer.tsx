import { Hint, toast } from "@medusajs/ui"
import { FormProvider, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { recognizeCarrier, setTrackingSchema } from "../../src/contracts"
import type { ProjectShipping, SetTracking } from "../../src/contracts"
import { BareField } from "../lib/bare-field"
import { portalApi } from "../lib/client"
import { SelectField } from "../lib/fields"
import { DrawerForm } from "../lib/form-drawer"
import { orNull } from "../lib/format"
import { RowList } from "../lib/row-list"
import { usePortalForm } from "../lib/use-portal-form"
import type { DrawerProps } from "../project/drawers"
import { useProjectChange } from "../project/use-project-change"
import { PackageDrawer } from "./package-drawer"
import type { StaffPackage } from "./use-shipping"

/** A select has no empty value. */
const BY_NUMBER = "by_number"

interface TypedParcel {
  number: string
  carrier: string
  service: string
}
interface TypedTracking {
  parcels: TypedParcel[]
}

const blank = (): TypedParcel => ({ number: "", carrier: BY_NUMBER, service: "" })

/** What the typed number says of its carrier. */
function Recognized({ number, carriers }: { number: string; carriers: ProjectShipping["carriers"] }) {
  const { t } = useTranslation("clientPortal")
  if (number.trim() === "") return null
  const found = recognizeCarrier(number)
  const names = (ids: readonly string[]) => carriers.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  const [certain] = "certain" in found ? names([found.certain]) : []
  const maybe = "certain" in found ? [] : names(found.candidates).join(", ")
  if (certain) return <Hint>{t("shipping.drawer.recognized", { carrier: certain })}</Hint>
  return (
    <Hint>{maybe.length > 0 ? t("shipping.drawer.maybe", { carriers: maybe }) : t("shipping.drawer.unknown")}</Hint>
  )
}

function ParcelFields({ index, carriers }: { index: number; carriers: ProjectShipping["carriers"] }) {
  const { t } = useTranslation("clientPortal")
  const { control, watch } = useFormContext<TypedTracking>()
  const { number, carrier } = watch(`parcels.${index}`)
  const position = index + 1
  return (
    <div className="flex flex-col gap-y-2">
      <BareField control={control} name={`parcels.${index}.number`} label={t("shipping.drawer.number", { position })} />
      {carrier === BY_NUMBER && <Recognized number={number} carriers={carriers} />}
      <SelectField
        control={control}
        name={`parcels.${index}.carrier`}
        label={t("shipping.drawer.carrier", { position })}
        options={[
          { value: BY_NUMBER, label: t("shipping.drawer.byNumber") },
          ...carriers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <BareField
        control={control}
        name={`parcels.${index}.service`}
        label={t("shipping.drawer.service", { position })}
        input={{ placeholder: t("shipping.drawer.servicePlaceholder") }}
      />
    </div>
  )
}

interface TrackingFormProps extends DrawerProps {
  parcel: StaffPackage
  carriers: ProjectShipping["carriers"]
}

function TrackingForm({ project, parcel, carriers, onClose }: TrackingFormProps) {
  const { t } = useTranslation("clientPortal")
  const save = useProjectChange(project, (body: SetTracking) =>
    portalApi.setTracking({ params: { id: project.id }, body }),
  )
  const known = parcel.parcels
    .filter(({ number }) => number !== "")
    .map(({ number, chosen_carrier, service }) => ({
      number,
      carrier: chosen_carrier ?? BY_NUMBER,
      service: service ?? "",
    }))
  const form = usePortalForm<TypedTracking, SetTracking>({
    values: { parcels: known.length > 0 ? known : [blank()] },
    schema: setTrackingSchema,
    toBody: ({ parcels }) => ({
      fulfillment_id: parcel.id,
      parcels: parcels
        .filter(({ number }) => number.trim() !== "")
        .map(({ number, carrier, service }) => ({
          number,
          carrier: carrier === BY_NUMBER ? null : carrier,
          service: orNull(service),
        })),
    }),
    submit: async (body) => {
      await save.mutateAsync(body)
      toast.success(t("shipping.drawer.saved"))
      onClose()
    },
  })
  return (
    <FormProvider {...form}>
      <DrawerForm
        form={form}
        submitLabel={t(parcel.state === "preparing" ? "shipping.drawer.submitShip" : "form.save")}
      >
        <RowList
          label={t("shipping.drawer.parcels")}
          hint={t("shipping.drawer.parcelsHint")}
          rows={form.watch("parcels")}
          onChange={(rows) => form.setValue("parcels", rows, { shouldDirty: true })}
          blank={blank}
          addLabel={t("shipping.drawer.add")}
          removeLabel={(position) => t("shipping.drawer.remove", { position })}
        >
          {(index) => <ParcelFields index={index} carriers={carriers} />}
        </RowList>
      </DrawerForm>
    </FormProvider>
  )
}

/** Tracking numbers of the package that the URL names. */
export function TrackingDrawer(props: DrawerProps) {
  const { t } = useTranslation("clientPortal")
  const isNew = (parcel: StaffPackage | undefined) => parcel?.state === "preparing"
  return (
    <PackageDrawer
      {...props}
      title={(parcel) => t(isNew(parcel) ? "shipping.drawer.shipTitle" : "shipping.drawer.editTitle")}
      description={(parcel) => t(isNew(parcel) ? "shipping.drawer.shipText" : "shipping.drawer.editText")}
    >
      {(parcel, { carriers }) => <TrackingForm {...props} parcel={parcel} carriers={carriers} />}
    </PackageDrawer>
  )
}
