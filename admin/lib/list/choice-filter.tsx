import { Button, DropdownMenu } from "@medusajs/ui"

interface ChoiceFilterProps {
  label: string
  options: { value: string; label: string }[]
  chosen: string[]
  onChange: (chosen: string[]) => void
  /** Choosing one takes the place of another. */
  isSingle?: boolean
  /** Label of the button in place of the chosen names. */
  text?: string
}

/**
 * A filter with its choices. In place of the table's own filter bar, whose buttons have no names and whose labels fall
 * short of the contrast that text needs.
 */
export function ChoiceFilter({ label, options, chosen, onChange, isSingle = false, text }: ChoiceFilterProps) {
  const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label)
  const toggle = (value: string, isOn: boolean) => {
    if (!isOn) onChange(chosen.filter((one) => one !== value))
    else onChange(isSingle ? [value] : [...chosen, value])
  }
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild disabled={options.length === 0}>
        <Button size="small" variant="secondary">
          {text ?? (names.length ? `${label}: ${names.join(", ")}` : label)}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="start">
        {options.map((option) => (
          <DropdownMenu.CheckboxItem
            key={option.value}
            checked={chosen.includes(option.value)}
            onCheckedChange={(isOn) => toggle(option.value, isOn)}
            // Several choices are made with the menu open.
            onSelect={(event) => event.preventDefault()}
          >
            {option.label}
          </DropdownMenu.CheckboxItem>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
