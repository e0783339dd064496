import { useCallback } from "react"
import { useTranslation } from "react-i18next"
import type { SpecCard } from "../../../src/contracts"
import { writeSize } from "./size-text"

export interface SpecRow {
  /** The same in every version. */
  key: string
  label: string
  text: string
}

/** A spec card as rows of text, without those that say nothing: to read, and to hold one version against another. */
export function useSpecRows() {
  const { t } = useTranslation("clientPortal")
  return useCallback(
    (spec: SpecCard): SpecRow[] => {
      const unit = t(`spec.units.${spec.unit}`)
      const [width, height] = [writeSize(spec.width_mm, spec.unit), writeSize(spec.height_mm, spec.unit)]
      const size = width && height ? "sizeBoth" : width ? "sizeWidth" : height ? "sizeHeight" : null
      const colors = spec.colors.map(({ system, code }) =>
        system === "other" || code.toLowerCase().startsWith(system) ? code : `${t(`spec.systems.${system}`)} ${code}`,
      )
      const count = spec.color_count ?? spec.colors.length
      const rows: (Omit<SpecRow, "text"> & { text: string | null })[] = [
        { key: "method", label: t("spec.method"), text: spec.method },
        { key: "placements", label: t("spec.placements"), text: spec.placements.join(", ") },
        { key: "size", label: t("spec.size"), text: size && t(`spec.${size}`, { width, height, unit }) },
        { key: "colors", label: t("spec.colors"), text: colors.join(", ") },
        {
          key: "count",
          label: t("spec.colorCount"),
          text: count > 0 ? t("spec.colorsCounted", { count }) : null,
        },
        { key: "garment", label: t("spec.garment"), text: spec.garment },
        { key: "garmentColor", label: t("spec.garmentColor"), text: spec.garment_color },
        { key: "notes", label: t("spec.notes"), text: spec.notes },
        ...spec.fields.map(({ label, value }) => ({ key: `field:${label}`, label, text: value })),
        { key: "photo", label: t("spec.photo"), text: spec.is_photo ? t("spec.isPhoto") : null },
        { key: "ticks", label: t("spec.ticks"), text: spec.ticks.map(({ text }) => text).join("\n") },
      ]
      return rows.flatMap(({ text, ...row }) => (text ? [{ ...row, text }] : []))
    },
    [t],
  )
}
