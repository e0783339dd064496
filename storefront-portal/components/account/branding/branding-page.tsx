import type { AccountBranding, BrandColor } from "@contracts/branding"
import type { I18n } from "@messages/i18n"
import { brandingPath, logosPath } from "@/lib/account/account-path"
import type { TypedColor } from "@/lib/account/read-color-form"
import type { TypedLogo } from "@/lib/account/read-logo-form"
import type { ContactProblem } from "@/lib/errors/contact-problem"
import type { LogoProblem } from "@/lib/errors/logo-problem"
import { AccountFrame } from "../account-frame"
import { type FormProps, ItemActions } from "../item-actions"
import { ColorForm } from "./color-form"
import { Logos } from "./logos"
import { Vault } from "./vault"

/** What a form that could not be saved leaves behind: that of a color, or that of logos. */
export type BrandingState = { typed: TypedColor; problem: ContactProblem } | { typed: TypedLogo; problem: LogoProblem }

const isOfLogo = (state: BrandingState): state is Extract<BrandingState, { typed: TypedLogo }> => "files" in state.typed

interface Props {
  data: AccountBranding
  linkId: string
  formToken: string
  etag: string | null
  state: BrandingState | null
  i18n: I18n
}

/** Logos and brand colors, and artwork of earlier orders to look up and to use again. Plain forms. */
export function BrandingPage({ data, linkId, formToken, etag, state, i18n }: Props) {
  const { colors, logos, proofs, viewer, shop } = data
  const form = { action: brandingPath(linkId), formToken, i18n }
  const ofLogo = state && isOfLogo(state) ? state : null
  const ofColor = state && !isOfLogo(state) ? state : null
  const added = ofColor?.typed.action === "add" ? ofColor.typed : null
  return (
    <AccountFrame frame={data} linkId={linkId} tab="branding" formToken={formToken} etag={etag} i18n={i18n}>
      <div className="grid grid-cols-1 gap-5">
        {state && (
          <p role="alert" className="rounded-2xl bg-bad-soft px-5 py-4 font-semibold text-bad">
            {ofColor && i18n.t(`branding.problem.${ofColor.problem}`)}
            {ofLogo && i18n.t(`branding.logos.problem.${ofLogo.problem}`)}
          </p>
        )}
        <Logos
          logos={logos}
          linkId={linkId}
          shop={shop}
          typed={ofLogo?.typed ?? null}
          readOnly={viewer.preview}
          action={logosPath(linkId)}
          formToken={formToken}
          i18n={i18n}
        />
        <section className="card" aria-labelledby="colors">
          <div className="card-head">
            <h2 id="colors">{i18n.t("branding.colors")}</h2>
          </div>
          {colors.length === 0 && <p className="px-5 pb-4 text-ink-2">{i18n.t("branding.colors.none")}</p>}
          <ul>
            {colors.map((color) => (
              <ColorRow
                key={color.id}
                color={color}
                typed={ofColor?.typed.id === color.id ? ofColor.typed : null}
                readOnly={viewer.preview}
                {...form}
              />
            ))}
          </ul>
          {!viewer.preview && (
            <details className="row" open={added !== null || undefined}>
              <summary className="link tap w-fit">{i18n.t("branding.color.add")}</summary>
              <div className="pt-3">
                <ColorForm {...form} id="new" wanted={{ action: "add" }} typed={added} />
              </div>
            </details>
          )}
        </section>
        <Vault proofs={proofs} linkId={linkId} i18n={i18n} />
      </div>
    </AccountFrame>
  )
}

interface ColorRowProps extends FormProps {
  color: BrandColor
  /** What was typed before and not taken. */
  typed: TypedColor | null
  readOnly: boolean
}

function ColorRow({ color, typed, readOnly, ...form }: ColorRowProps) {
  const { id, name, hex, pms, version } = color
  const { i18n } = form
  const shown: TypedColor = { action: "change", id, name, hex, pms: pms ?? "", problems: new Set() }
  return (
    <li className="row flex flex-wrap items-center gap-x-5 gap-y-3">
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3.5">
        <Swatch hex={hex} />
        <div className="min-w-0">
          <h3 id={`${id}-title`} className="wrap-anywhere" dir="auto">
            {name}
          </h3>
          <p className="num text-sm wrap-anywhere text-ink-2">
            <bdi>{hex.toUpperCase()}</bdi>
            {pms && (
              <>
                {" · "}
                <bdi>{pms}</bdi>
              </>
            )}
          </p>
        </div>
      </div>
      {!readOnly && (
        <ItemActions
          item={color}
          describedBy={`${id}-title`}
          isOpen={typed?.action === "change"}
          changeLabel={i18n.t("branding.color.change")}
          removeLabel={i18n.t("branding.color.remove")}
          action={form.action}
          formToken={form.formToken}
        >
          <ColorForm {...form} id={id} wanted={{ action: "change", id, version }} typed={typed ?? shown} />
        </ItemActions>
      )}
    </li>
  )
}

/** Drawn with attributes, since the policy refuses style attributes. */
function Swatch({ hex }: { hex: string }) {
  return (
    <svg viewBox="0 0 40 40" className="size-10 flex-none rounded-xl border border-line" aria-hidden="true">
      <rect width="40" height="40" fill={hex} />
    </svg>
  )
}
