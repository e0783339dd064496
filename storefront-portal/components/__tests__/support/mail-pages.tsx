import type { ReactNode } from "react"
import { DEFAULT_MAIL_PREFERENCE } from "@contracts/mail/preference"
import type { I18n } from "@messages/i18n"
import { MailPreferencesPage } from "@/components/mail/mail-preferences-page"
import { UnsubscribePage } from "@/components/mail/unsubscribe-page"
import { aShop } from "./fixtures"

type Render = (i18n: I18n) => ReactNode

const preference = { ...DEFAULT_MAIL_PREFERENCE, email: "сара@гавань.рф", shop_time_zone: "UTC" }

const settings =
  (more: Partial<Parameters<typeof MailPreferencesPage>[0]> = {}): Render =>
  (i18n) => (
    <MailPreferencesPage
      linkId="plink_1"
      shop={aShop}
      preview={false}
      preference={preference}
      formToken="token"
      outcome={null}
      i18n={i18n}
      {...more}
    />
  )

const unsubscribe =
  (outcome: Parameters<typeof UnsubscribePage>[0]["outcome"]): Render =>
  (i18n) => <UnsubscribePage shop={aShop} i18n={i18n} token="plink_1.messages.mac" outcome={outcome} />

/** Email settings, and the end of a kind of mails, in what they can look like. */
export const MAIL_PAGES: [string, Render][] = [
  ["email settings as they are at first", settings()],
  [
    "email settings that were saved",
    settings({
      outcome: "saved",
      preference: {
        ...preference,
        delivery: "daily",
        quiet: { from: "22:00", until: "07:00" },
        time_zone: "Europe/Berlin",
        unsubscribed: ["reminders"],
      },
    }),
  ],
  ["email settings that could not be saved", settings({ outcome: "invalid" })],
  ["email settings while the shop is away", settings({ outcome: "trouble" })],
  ["email settings in a preview", settings({ preview: true })],
  ["unsubscribing", unsubscribe(null)],
  ["unsubscribed from messages", unsubscribe({ kind: "messages" })],
  ["an unsubscribe address that has expired", unsubscribe("not_valid")],
  ["unsubscribing while the shop is away", unsubscribe("trouble")],
]
