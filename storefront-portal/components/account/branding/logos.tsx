import { MAX_LOGOS } from "@contracts/branding"
import type { PortalFile } from "@contracts/file"
import type { Shop } from "@contracts/shop"
import { FilePicker } from "@/components/files/file-picker"
import { fileOriginalPath } from "@/components/files/file-path"
import { showFile } from "@/components/files/shown-file"
import { FormTokenInput } from "@/components/form/form-token-input"
import { Icon } from "@/components/shell/icon"
import type { TypedLogo } from "@/lib/account/read-logo-form"
import { type FormProps, ItemActions } from "../item-actions"

interface Props extends FormProps {
  logos: readonly PortalFile[]
  linkId: string
  shop: Pick<Shop, "contact">
  /** What was chosen before and not taken. */
  typed: TypedLogo | null
  readOnly: boolean
}

/** The brand's logos: seen, downloaded, replaced and removed. */
export function Logos({ logos, typed, readOnly, ...form }: Props) {
  const { i18n } = form
  const room = MAX_LOGOS - logos.length
  const added = typed?.id === null ? typed : null
  return (
    <section className="card" aria-labelledby="logos">
      <div className="card-head">
        <h2 id="logos">{i18n.t("branding.logos")}</h2>
      </div>
      {logos.length === 0 && <p className="px-5 pb-4 text-ink-2">{i18n.t("branding.logos.none")}</p>}
      <ul>
        {logos.map((logo) => (
          <Logo key={logo.id} logo={logo} typed={typed?.id === logo.id ? typed : null} readOnly={readOnly} {...form} />
        ))}
      </ul>
      {!readOnly && room > 0 && (
        <details className="row" open={added !== null || undefined}>
          <summary className="link tap w-fit">{i18n.t("branding.logos.add")}</summary>
          <div className="pt-3">
            <LogoForm {...form} wanted={{ action: "add" }} max={room} files={added?.files ?? []} />
          </div>
        </details>
      )}
    </section>
  )
}

type LogoProps = Omit<Props, "logos"> & { logo: PortalFile }

/** White below the picture in dark mode, too: artwork without a background is drawn for paper. */
function Logo({ logo, typed, readOnly, ...form }: LogoProps) {
  const { linkId, i18n } = form
  const { id, name, size, state, picture, notes } = showFile(logo, linkId, i18n)
  return (
    <li className="row flex flex-wrap items-center gap-x-5 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3.5">
        <span className="grid size-20 flex-none place-items-center overflow-hidden rounded-xl border border-line bg-white p-1.5">
          {picture ? (
            <img src={picture} alt="" width={80} height={80} loading="lazy" className="size-full object-contain" />
          ) : (
            <Icon name="image" className="size-8 text-ink-3" />
          )}
        </span>
        <div className="min-w-0">
          <h3 id={`${id}-title`} className="wrap-anywhere" dir="auto">
            {name}
          </h3>
          <p className="num text-sm text-ink-2">
            {state === "ready" ? size : i18n.t(state === "refused" ? "files.refused" : "files.checking")}
          </p>
          {state === "ready" && notes.length > 0 && (
            <p className="text-sm wrap-anywhere text-ink-2">{notes.join(" ")}</p>
          )}
          {state === "ready" && (
            <a
              className="link tap text-sm"
              href={fileOriginalPath(linkId, id)}
              download
              aria-describedby={`${id}-title`}
            >
              {i18n.t("branding.logos.download")}
            </a>
          )}
        </div>
      </div>
      {!readOnly && (
        <ItemActions
          item={{ id }}
          describedBy={`${id}-title`}
          isOpen={typed !== null}
          changeLabel={i18n.t("branding.logos.replace")}
          removeLabel={i18n.t("branding.logos.remove")}
          action={form.action}
          formToken={form.formToken}
        >
          <LogoForm {...form} wanted={{ action: "replace", id }} max={1} files={typed?.files ?? []} />
        </ItemActions>
      )}
    </li>
  )
}

type LogoFormProps = Omit<Props, "logos" | "typed" | "readOnly"> & {
  wanted: { action: "add" } | { action: "replace"; id: string }
  max: number
  /** Uploads that it carries already. */
  files: readonly string[]
}

/** Uploads that become logos. Without scripts it says how to send them. */
function LogoForm({ wanted, max, files, linkId, shop, action, formToken, i18n }: LogoFormProps) {
  return (
    <form method="post" action={action} className="grid grid-cols-1 gap-3" data-file-form={files.join(" ")}>
      <FormTokenInput token={formToken} />
      {Object.entries(wanted).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FilePicker linkId={linkId} name="files" max={max} i18n={i18n} shop={shop} />
      <p className="with-script">
        <button className="btn btn-primary">{i18n.t("branding.logos.save")}</button>
      </p>
    </form>
  )
}
