import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

interface TwoLinesProps {
  first: ReactNode
  second: ReactNode
  third?: ReactNode
  /** In pixels: a long name must not push the other columns out of view. */
  maxWidth: number
}

/** A cell of a list: what it is, and below it in small what else is known. */
export function TwoLines({ first, second, third, maxWidth }: TwoLinesProps) {
  return (
    <div className="flex min-w-0 flex-col py-2" style={{ maxWidth }}>
      {first}
      <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
        {second}
      </Text>
      {third}
    </div>
  )
}

/** The name of a row, which leads to what the row is about. */
export function CellLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg truncate">
      {children}
    </Link>
  )
}
