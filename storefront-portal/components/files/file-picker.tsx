import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { uploadPath } from "./file-path"

interface Props {
  linkId: string
  /** Name of the form's fields that carry the ids of the files. */
  name: string
  /** Files that it takes. */
  max: number
  i18n: I18n
  shop: Pick<Shop, "contact">
}

/**
 * Takes files for the form that it stands in, each uploaded at once and sent along by its id
 * (browser/lib/file-picker.ts). Without scripts it says how to send files.
 */
export function FilePicker({ linkId, name, max, i18n, shop: { contact } }: Props) {
  const words = (key: "network" | "session" | "many" | "sending" | "checking" | "failed") =>
    i18n.t(`files.${key}`, { max: i18n.number(max) })
  return (
    <>
      <div
        className="file-picker"
        data-file-picker={uploadPath(linkId)}
        data-max={max}
        data-network={words("network")}
        data-session={words("session")}
        data-many={words("many")}
        data-sending={words("sending")}
        data-checking={words("checking")}
        data-failed={words("failed")}
      >
        <ul className="file-list" data-files="" aria-label={i18n.t("files.list")} hidden />
        <p className="text-sm text-bad" role="alert" data-file-problem="" hidden />
        <label className="link tap w-fit cursor-pointer text-sm font-semibold">
          {i18n.t("files.add")}
          <input type="file" multiple className="sr-only" data-file-input="" />
        </label>
        <template data-file-row="">
          <li className="file-row" data-file="">
            <span className="file-thumb" data-thumb="" aria-hidden="true" />
            <div className="min-w-0 flex-1">
              <p className="wrap-anywhere" data-file-name="" dir="auto" />
              <p className="text-sm text-ink-2" data-file-state="" />
              <progress className="file-progress" max={100} value={0} />
              <ul className="text-sm text-ink-2" data-file-notes="" />
            </div>
            <button type="button" className="link tap text-sm" data-retry="" hidden>
              {i18n.t("files.retry")}
            </button>
            <button type="button" className="link tap text-sm" data-remove="">
              {i18n.t("files.remove")}
            </button>
            <input type="hidden" name={name} disabled />
          </li>
        </template>
      </div>
      <p className="without-script text-sm text-ink-2">
        {i18n.t("files.without_script", { email: contact.email ?? "", known: contact.email ? "yes" : "no" })}
      </p>
    </>
  )
}
