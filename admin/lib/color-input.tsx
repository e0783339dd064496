interface ColorInputProps {
  value: string
  onChange: (value: string) => void
  label: string
}

/** The browser's own picker without the grey frame it draws around the color. */
export function ColorInput({ value, onChange, label }: ColorInputProps) {
  return (
    <input
      type="color"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      aria-label={label}
      className="focus-visible:shadow-borders-focus size-8 cursor-pointer rounded-md outline-none"
      style={{ padding: 0, border: "none", background: "transparent" }}
    />
  )
}
