import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { addBrandColorSchema } from "../../src/contracts"
import type { BrandColor } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { TextField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { usePortalForm } from "../lib/use-portal-form"

interface ColorDrawerProps {
  customerId: string
  /** Null for a new one. */
  color: BrandColor | null
  onSaved: (answer: { colors: BrandColor[] }) => void
  onClose: () => void
}

function ColorForm({ customerId, color, onSaved, onClose }: ColorDrawerProps) {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { name: color?.name ?? "", hex: color?.hex ?? "", pms: color?.pms ?? "" },
    schema: addBrandColorSchema,
    toBody: (typed: Record<"name" | "hex" | "pms", string>) => typed,
    submit: async (body) => {
      onSaved(
        color
          ? await portalApi.saveCustomerColor({
              params: { id: customerId, color_id: color.id },
              body: { ...body, version: color.version },
            })
          : await portalApi.addCustomerColor({ params: { id: customerId }, body }),
      )
      toast.success(t("branding.saved"))
      onClose()
    },
  })
  const { control } = form
  return (
    <DrawerForm form={form} submitLabel={t("form.save")}>
      <TextField control={control} name="name" label={t("branding.name")} input={{ autoComplete: "off" }} />
      <TextField control={control} name="hex" label={t("branding.hex")} input={{ placeholder: "#1d4ed8" }} />
      <TextField control={control} name="pms" label={t("branding.pms")} optional />
    </DrawerForm>
  )
}

/** Adds or edits a customer's brand color. */
export function ColorDrawer(props: ColorDrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer
      open
      onClose={props.onClose}
      title={t(props.color ? "branding.editTitle" : "branding.addTitle")}
      description={t("branding.description")}
    >
      <ColorForm {...props} />
    </SideDrawer>
  )
}
