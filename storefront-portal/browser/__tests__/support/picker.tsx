import { createI18n } from "@messages/i18n"
import { FilePicker } from "@/components/files/file-picker"

const shop = { contact: { email: "hello@shop.example", phone: null, address: null, website: null } }

/** A picker for three files, as the server renders it. */
export const pickerMarkup = (
  <FilePicker
    linkId="plink_1"
    name="files"
    max={3}
    i18n={createI18n({ locales: ["en"], timeZone: "UTC" })}
    shop={shop}
  />
)
