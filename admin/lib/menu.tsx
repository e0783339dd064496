import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"

export interface MenuAction {
  label: string
  icon: ReactNode
  onSelect: () => void
  disabled?: boolean
}

/** The dashboard's "…" menu: groups of actions with a line between them. */
export function Menu({ label, groups, busy }: { label: string; groups: MenuAction[][]; busy?: boolean }) {
  const filled = groups.filter((group) => group.length > 0)
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={label} isLoading={busy}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {filled.map((group, index) => (
          <DropdownMenu.Group key={group.map((action) => action.label).join()}>
            {index > 0 && <DropdownMenu.Separator />}
            {group.map((action) => (
              <DropdownMenu.Item
                key={action.label}
                disabled={action.disabled}
                onSelect={action.onSelect}
                className="[&_svg]:text-ui-fg-subtle flex items-center gap-x-2"
              >
                {action.icon}
                <span>{action.label}</span>
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Group>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
