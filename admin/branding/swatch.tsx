/** A color as a small square; its name or code stands beside it. */
export function Swatch({ hex }: { hex: string }) {
  return (
    <svg viewBox="0 0 20 20" className="border-ui-border-base size-5 shrink-0 rounded border" aria-hidden="true">
      <rect width="20" height="20" fill={hex} />
    </svg>
  )
}
