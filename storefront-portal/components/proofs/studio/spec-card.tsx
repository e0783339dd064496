import type { ReactNode } from "react"
import { groupProofLines } from "@contracts/proof/line-groups"
import type { ProofLine } from "@contracts/proof/proof"
import type { SpecCard as Spec, SpecColor } from "@contracts/proof/spec-card"
import type { I18n } from "@messages/i18n"

const MM_PER_INCH = 25.4

interface Props {
  spec: Spec
  lines: readonly ProofLine[]
  i18n: I18n
}

/** How the artwork will be made: what the approval covers beside the pictures. */
export function SpecCard({ spec, lines, i18n }: Props) {
  const size = sizeText(spec, i18n)
  const products = groupProofLines(lines).map(({ title, sizes }) =>
    sizes.length ? i18n.t("studio.spec.sizes", { title, sizes: sizes.join(", ") }) : title,
  )
  return (
    <section className="studio-block" aria-labelledby="studio-spec">
      <h2 id="studio-spec">{i18n.t("studio.spec")}</h2>
      <dl className="studio-facts">
        <Fact name={i18n.t("studio.spec.lines")}>{products.length > 0 && i18n.list(products)}</Fact>
        <Fact name={i18n.t("studio.spec.method")}>{methodText(spec, i18n)}</Fact>
        <Fact name={i18n.t("studio.spec.size")}>{size && <bdi className="num">{size}</bdi>}</Fact>
        <Fact name={i18n.t("studio.spec.placement")}>{spec.placements.length > 0 && i18n.list(spec.placements)}</Fact>
        <Fact name={i18n.t("studio.spec.colors")}>
          {spec.colors.length > 0 && (
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {spec.colors.map((color, index) => (
                <Color key={index} color={color} i18n={i18n} />
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={i18n.t("studio.spec.garment")}>
          {spec.garment && (
            <span className="inline-flex items-center gap-1.5">
              {spec.garment_color && <Swatch color={spec.garment_color} />}
              <bdi>{spec.garment}</bdi>
            </span>
          )}
        </Fact>
        {spec.fields.map(({ label, value }, index) => (
          <Fact key={index} name={label}>
            {value && <bdi>{value}</bdi>}
          </Fact>
        ))}
        <Fact name={i18n.t("studio.spec.notes")}>
          {spec.notes && (
            <span className="whitespace-pre-line" dir="auto">
              {spec.notes}
            </span>
          )}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt dir="auto">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function methodText({ method, color_count, colors }: Spec, i18n: I18n): string | null {
  const count = color_count ?? colors.length
  const inColors = count > 0 ? i18n.t("studio.spec.colors.count", { count, n: i18n.number(count) }) : null
  return [method, inColors].filter(Boolean).join(", ") || null
}

/** In the unit that the shop writes sizes in. */
function sizeText({ width_mm, height_mm, unit }: Spec, i18n: I18n): string | null {
  if (width_mm === null) return null
  const length = (mm: number) => i18n.number(Math.round((unit === "in" ? mm / MM_PER_INCH : mm) * 100) / 100)
  const width = length(width_mm)
  return height_mm === null
    ? i18n.t("studio.spec.size.width", { width, unit })
    : i18n.t("studio.spec.size.both", { width, height: length(height_mm), unit })
}

function Color({ color: { system, code, swatch }, i18n }: { color: SpecColor; i18n: I18n }) {
  const name = system === "pms" || system === "thread" ? i18n.t(`studio.spec.color.${system}`, { code }) : code
  return (
    <li className="inline-flex items-center gap-1.5">
      {swatch && <Swatch color={swatch} />}
      <bdi>{name}</bdi>
    </li>
  )
}

/** A picture, because the policy refuses styles within the page. Beside it stands the color's name. */
function Swatch({ color }: { color: string }) {
  return (
    <svg viewBox="0 0 14 14" className="size-3.5 flex-none" aria-hidden="true">
      <rect x="0.5" y="0.5" width="13" height="13" rx="3.5" fill={color} className="stroke-control" />
    </svg>
  )
}
