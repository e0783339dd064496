import { PencilSquare } from "@medusajs/icons"
import { IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffVersion } from "../../../src/contracts"
import { Row } from "../../lib/section"
import { useSpecRows } from "./use-spec-rows"

function Swatch({ color }: { color: string }) {
  return (
    <span
      aria-hidden
      className="shadow-borders-base inline-block size-4 shrink-0 rounded-full"
      style={{ background: color }}
    />
  )
}

interface SpecCardProps {
  version: StaffVersion | undefined
  /** Left out where nothing can be edited any more. */
  onEdit: (() => void) | undefined
}

/** How the artwork will be made, as the client confirms it. */
export function SpecCard({ version, onEdit }: SpecCardProps) {
  const { t } = useTranslation("clientPortal")
  const rowsOf = useSpecRows()
  const rows = version ? rowsOf(version.spec) : []
  const swatches: Record<string, string[]> = {
    colors: version?.spec.colors.flatMap(({ swatch }) => swatch ?? []) ?? [],
    garmentColor: version?.spec.garment_color ? [version.spec.garment_color] : [],
  }
  return (
    <div>
      <div className="flex items-center justify-between gap-x-4 px-6 py-3">
        <Text as="span" size="small" leading="compact" weight="plus">
          {t("spec.title")}
        </Text>
        {onEdit && (
          <IconButton type="button" size="small" variant="transparent" aria-label={t("spec.edit")} onClick={onEdit}>
            <PencilSquare />
          </IconButton>
        )}
      </div>
      {rows.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 pb-4">
          {t("spec.empty")}
        </Text>
      )}
      {rows.map(({ key, label, text }) => (
        <Row key={key} label={label}>
          <span className="flex flex-wrap items-center gap-2">
            {swatches[key]?.map((color, index) => (
              <Swatch key={`${color}:${index}`} color={color} />
            ))}
            <span className="whitespace-pre-line">{text}</span>
          </span>
        </Row>
      ))}
    </div>
  )
}
