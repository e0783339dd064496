import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { StaffVersion } from "../../src/contracts"

interface VersionSelectProps {
  label: string
  versions: StaffVersion[]
  /** Id of the version that is shown. */
  value: string
  onChange: (id: string) => void
}

/** Chooses one of a proof's versions; a draft says that it is one. */
export function VersionSelect({ label, versions, value, onChange }: VersionSelectProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <Select size="small" value={value} onValueChange={(picked) => picked && onChange(picked)}>
      <Select.Trigger aria-label={label}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {versions.map((one) => (
          <Select.Item key={one.id} value={one.id}>
            {t(one.request ? "proof.version" : "proof.draftVersion", { number: one.number })}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
