import type { ReactNode } from "react"
import type { I18n } from "@messages/i18n"
import { FormTokenInput } from "@/components/form/form-token-input"

/** What every form of a page with items needs. */
export interface FormProps {
  action: string
  formToken: string
  i18n: I18n
}

interface Props extends Omit<FormProps, "i18n"> {
  /** `version`: of what can change between reading and removing it. */
  item: { id: string; version?: string | number }
  /** Id of the element that names the item. */
  describedBy: string
  /** Whether the form to change it stands open. */
  isOpen: boolean
  changeLabel: string
  removeLabel: string
  /** The form to change it. */
  children: ReactNode
}

/** Changes and removes one item of a list that the client edits. In a row that wraps it stands beside it while closed. */
export function ItemActions({
  item,
  describedBy,
  isOpen,
  changeLabel,
  removeLabel,
  children,
  action,
  formToken,
}: Props) {
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-2 max-wide:basis-full has-[details[open]]:basis-full">
      <details className="min-w-0 flex-auto" open={isOpen || undefined}>
        <summary className="link tap w-fit">{changeLabel}</summary>
        <div className="pt-3">{children}</div>
      </details>
      <form method="post" action={action}>
        <FormTokenInput token={formToken} />
        <input type="hidden" name="action" value="remove" />
        <input type="hidden" name="id" value={item.id} />
        {item.version !== undefined && <input type="hidden" name="version" value={item.version} />}
        <button className="link tap" aria-describedby={describedBy}>
          {removeLabel}
        </button>
      </form>
    </div>
  )
}
