import { Plus, Trash } from "@medusajs/icons"
import { Button, Hint, IconButton, Label, Text } from "@medusajs/ui"
import { useId } from "react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface RowListProps<T> {
  label: string
  hint?: string
  optional?: boolean
  rows: readonly T[]
  /** Called with the whole new list. */
  onChange: (rows: T[]) => void
  /** A new row. */
  blank: () => T
  addLabel: string
  removeLabel: (position: number) => string
  /** The fields of one row. */
  children: (index: number) => ReactNode
  error?: string
  /** Further buttons beside the one that adds. */
  actions?: ReactNode
}

/** A list of a form to which rows can be added and from which they can be removed. */
export function RowList<T>(props: RowListProps<T>) {
  const { label, hint, optional, rows, onChange, blank, addLabel, removeLabel, children, error, actions } = props
  const { t } = useTranslation("clientPortal")
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
      <div className="flex items-center gap-x-1">
        <Label id={id} size="small" weight="plus">
          {label}
        </Label>
        {optional && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            ({t("form.optional")})
          </Text>
        )}
      </div>
      {hint && <Hint>{hint}</Hint>}
      {rows.map((_, index) => (
        // A row has no identity of its own, and its fields read their value by position.
        <div key={index} className="grid grid-cols-[1fr_32px] items-start gap-2">
          <div className="min-w-0">{children(index)}</div>
          <IconButton
            type="button"
            variant="transparent"
            aria-label={removeLabel(index + 1)}
            onClick={() => onChange(rows.filter((_, other) => other !== index))}
          >
            <Trash />
          </IconButton>
        </div>
      ))}
      {error && (
        <Hint variant="error" role="alert">
          {error}
        </Hint>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="button" size="small" variant="secondary" onClick={() => onChange([...rows, blank()])}>
          <Plus />
          {addLabel}
        </Button>
        {actions}
      </div>
    </div>
  )
}
