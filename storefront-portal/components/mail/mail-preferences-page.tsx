import type { ReactNode } from "react"
import { DAILY_MAIL_AT, mailKindSchema, type ShownMailPreference } from "@contracts/mail/preference"
import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"
import { NoticePage } from "@/components/shell/notice-page"
import { clockTime } from "@/lib/format/clock-time"

interface Props {
  linkId: string
  shop: Shop
  preview: boolean
  preference: ShownMailPreference
  formToken: string
  /** What the last attempt to save came to; null when the page was only opened. */
  outcome: "saved" | "invalid" | "trouble" | null
  i18n: I18n
}

const DEFAULT_QUIET = { from: "20:00", until: "07:00" }

/** Which mails the client gets, and when. A plain form. */
export function MailPreferencesPage({ linkId, shop, preview, preference, formToken, outcome, i18n }: Props) {
  const { t } = i18n
  const { email, delivery, unsubscribed, quiet, time_zone, shop_time_zone } = preference
  const hours = quiet ?? DEFAULT_QUIET
  return (
    <NoticePage
      i18n={i18n}
      shop={shop}
      icon="mail"
      preview={preview}
      title={t("mail_choice.title")}
      text={t("mail_choice.text", { email })}
    >
      {outcome === "saved" && (
        <p role="status" className="rounded-xl bg-good-soft px-4 py-3 font-semibold text-good">
          {t("mail_choice.saved")}
        </p>
      )}
      {(outcome === "invalid" || outcome === "trouble") && (
        <p role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
          {t(`mail_choice.problem.${outcome}`)}
        </p>
      )}
      <form method="post" action={`/p/${linkId}/mail`} className="mt-1 grid grid-cols-1 gap-6">
        <FormTokenInput token={formToken} />
        <Group legend={t("mail_choice.kinds")}>
          {mailKindSchema.options.map((kind) => (
            <Choice key={kind} type="checkbox" name="kind" value={kind} isChosen={!unsubscribed.includes(kind)}>
              {t(`mail_choice.kind.${kind}`)}
            </Choice>
          ))}
          <p className="text-sm text-ink-2">{t("mail_choice.always")}</p>
        </Group>
        <Group legend={t("mail_choice.delivery")}>
          <Choice type="radio" name="delivery" value="at_once" isChosen={delivery === "at_once"}>
            {t("mail_choice.at_once")}
          </Choice>
          <Choice type="radio" name="delivery" value="daily" isChosen={delivery === "daily"}>
            {t("mail_choice.daily", { time: clockTime(DAILY_MAIL_AT, i18n.locale) })}
          </Choice>
        </Group>
        <Group legend={t("mail_choice.quiet")}>
          <Choice type="checkbox" name="quiet" value="on" isChosen={quiet !== null}>
            {t("mail_choice.quiet.on")}
          </Choice>
          <div className="flex flex-wrap gap-4">
            <Time name="quiet_from" label={t("mail_choice.quiet.from")} value={hours.from} />
            <Time name="quiet_until" label={t("mail_choice.quiet.until")} value={hours.until} />
          </div>
        </Group>
        <div className="grid grid-cols-1 gap-1.5">
          <label htmlFor="time-zone" className="font-semibold">
            {t("mail_choice.zone")}
          </label>
          <select id="time-zone" name="time_zone" className="field min-w-0" defaultValue={time_zone ?? ""}>
            <option value="">{t("mail_choice.zone.shop", { zone: shop_time_zone })}</option>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone}>
                {t("mail_choice.zone.named", { zone: zone.replaceAll("_", " ") })}
              </option>
            ))}
          </select>
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <button className="btn btn-primary" disabled={preview}>
            {t("mail_choice.save")}
          </button>
          <a className="link tap text-sm" href={`/p/${linkId}`}>
            {t("page.back")}
          </a>
        </div>
      </form>
    </NoticePage>
  )
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className="mb-2 font-semibold">{legend}</legend>
      {children}
    </fieldset>
  )
}

interface ChoiceProps {
  type: "checkbox" | "radio"
  name: string
  value: string
  isChosen: boolean
  children: ReactNode
}

function Choice({ type, name, value, isChosen, children }: ChoiceProps) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input type={type} name={name} value={value} defaultChecked={isChosen} className="mt-0.5 size-5 flex-none" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </label>
  )
}

function Time({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={name} className="text-sm text-ink-2">
        {label}
      </label>
      <input id={name} name={name} type="time" className="field" defaultValue={value} />
    </div>
  )
}
