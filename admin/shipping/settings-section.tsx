import { FormProvider, useFormContext } from "react-hook-form"
import { useTranslation } from "react-i18next"
import type { Settings, ShippingSettings } from "../../src/contracts"
import { BareField } from "../lib/bare-field"
import { SelectField, SwitchField, TextField } from "../lib/fields"
import { orNull } from "../lib/format"
import { RowList } from "../lib/row-list"
import { useStages } from "../lib/use-stages"
import { uuid } from "../lib/uuid"
import type { SettingsFormProps } from "../settings/forms"
import { SettingsForm, useSettingsForm } from "../settings/settings-form"

/** A select has no empty value. */
const UNTIL_SHIPPED = "until_shipped"

/** The settings as they are typed, at the contract's own paths. */
interface ShippingValues {
  shipping: Omit<ShippingSettings, "carriers" | "automatic_delay" | "address_until_stage_id"> & {
    carriers: { id: string; name: string; link: string }[]
    automatic_delay: string
    address_until_stage_id: string
  }
}

const toValues = ({ shipping }: Settings): ShippingValues => ({
  shipping: {
    ...shipping,
    carriers: shipping.carriers.map(({ link, ...carrier }) => ({ ...carrier, link: link ?? "" })),
    automatic_delay: String(shipping.automatic_delay),
    address_until_stage_id: shipping.address_until_stage_id ?? UNTIL_SHIPPED,
  },
})

/** Nothing typed is no number, which the contract refuses. Rows that were added and left empty are left out. */
const toBody = ({ shipping }: ShippingValues) => ({
  shipping: {
    ...shipping,
    carriers: shipping.carriers
      .filter(({ name }) => name.trim() !== "")
      .map(({ link, ...carrier }) => ({ ...carrier, link: orNull(link) })),
    pickup_places: shipping.pickup_places.filter(({ name }) => name.trim() !== ""),
    automatic_delay: shipping.automatic_delay.trim() === "" ? NaN : Number(shipping.automatic_delay),
    address_until_stage_id: shipping.address_until_stage_id === UNTIL_SHIPPED ? null : shipping.address_until_stage_id,
  },
})

/** An id of ours: letters, digits and underscores. */
const newId = (): string => uuid().replaceAll("-", "_")

function CarrierRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<ShippingValues>()
  return (
    <RowList
      label={t("shipping.settings.carriers")}
      hint={t("shipping.settings.carriersHint")}
      rows={watch("shipping.carriers")}
      onChange={(rows) => setValue("shipping.carriers", rows, { shouldDirty: true })}
      blank={() => ({ id: newId(), name: "", link: "" })}
      addLabel={t("shipping.settings.addCarrier")}
      removeLabel={(position) => t("shipping.settings.removeCarrier", { position })}
    >
      {(index) => (
        <div className="flex gap-x-2">
          <div className="w-[120px] shrink-0">
            <BareField
              control={control}
              name={`shipping.carriers.${index}.name`}
              label={t("shipping.settings.carrier", { position: index + 1 })}
            />
          </div>
          <div className="min-w-0 flex-1">
            <BareField
              control={control}
              name={`shipping.carriers.${index}.link`}
              label={t("shipping.settings.link", { position: index + 1 })}
            />
          </div>
        </div>
      )}
    </RowList>
  )
}

function PlaceRows() {
  const { t } = useTranslation("clientPortal")
  const { control, watch, setValue } = useFormContext<ShippingValues>()
  return (
    <RowList
      label={t("shipping.settings.places")}
      optional
      rows={watch("shipping.pickup_places")}
      onChange={(rows) => setValue("shipping.pickup_places", rows, { shouldDirty: true })}
      blank={() => ({ id: newId(), name: "", address: "", hours: "" })}
      addLabel={t("shipping.settings.addPlace")}
      removeLabel={(position) => t("shipping.settings.removePlace", { position })}
    >
      {(index) => (
        <div className="flex flex-col gap-2">
          {(["name", "address", "hours"] as const).map((field) => (
            <BareField
              key={field}
              control={control}
              name={`shipping.pickup_places.${index}.${field}`}
              label={t(`shipping.settings.place.${field}`, { position: index + 1 })}
              input={{ placeholder: t(`shipping.settings.placeExample.${field}`) }}
            />
          ))}
        </div>
      )}
    </RowList>
  )
}

function NoticeFields() {
  const { t } = useTranslation("clientPortal")
  const { control, watch } = useFormContext<ShippingValues>()
  return (
    <>
      <SwitchField
        control={control}
        name="shipping.automatic"
        label={t("shipping.settings.automatic")}
        hint={t("shipping.settings.automaticHint")}
      />
      {watch("shipping.automatic") && (
        <TextField
          control={control}
          name="shipping.automatic_delay"
          label={t("shipping.settings.delay")}
          problem={t("shipping.settings.delayProblem")}
          input={{ inputMode: "numeric" }}
        />
      )}
      <SwitchField
        control={control}
        name="shipping.mark_delivered"
        label={t("shipping.settings.markDelivered")}
        hint={t("shipping.settings.markDeliveredHint")}
      />
    </>
  )
}

function AddressFields() {
  const { t } = useTranslation("clientPortal")
  const { control } = useFormContext<ShippingValues>()
  const stages = useStages()
  return (
    <>
      <SwitchField
        control={control}
        name="shipping.confirm_address"
        label={t("shipping.settings.confirm")}
        hint={t("shipping.settings.confirmHint")}
      />
      <SelectField
        control={control}
        name="shipping.address_until_stage_id"
        label={t("shipping.settings.until")}
        options={[
          { value: UNTIL_SHIPPED, label: t("shipping.settings.untilShipped") },
          ...stages.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  )
}

/** How packages are followed, told about and picked up, and until when clients correct addresses. */
export function ShippingSettingsForm(props: SettingsFormProps) {
  const { t } = useTranslation("clientPortal")
  const form = useSettingsForm({ ...props, toValues, toBody })
  return (
    <FormProvider {...form}>
      <SettingsForm form={form} id="shipping" title={t("shipping.settings.title")}>
        <div className="flex flex-col gap-y-6 px-6 py-4">
          <CarrierRows />
          <PlaceRows />
        </div>
        <div className="flex flex-col gap-y-6 px-6 py-4">
          <NoticeFields />
        </div>
        <div className="flex flex-col gap-y-6 px-6 py-4">
          <AddressFields />
        </div>
      </SettingsForm>
    </FormProvider>
  )
}
