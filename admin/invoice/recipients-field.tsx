import { Alert, Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import type { PortalLink } from "../../src/contracts"

interface RecipientsFieldProps {
  links: PortalLink[]
  /** Ids of links. */
  chosen: string[]
  onChange: (chosen: string[]) => void
  error?: string
}

/** Checkboxes for the recipients of an email, one for each active link. */
export function RecipientsField({ links, chosen, onChange, error }: RecipientsFieldProps) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  if (links.length === 0) return <Alert variant="warning">{t("invoice.send.nobody")}</Alert>
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
      <Label id={id} size="small" weight="plus">
        {t("invoice.send.to")}
      </Label>
      {links.map((link) => (
        <div key={link.id} className="flex items-start gap-x-2">
          <Checkbox
            id={`${id}-${link.id}`}
            checked={chosen.includes(link.id)}
            onCheckedChange={(checked) =>
              onChange(checked === true ? [...chosen, link.id] : chosen.filter((other) => other !== link.id))
            }
          />
          <Label htmlFor={`${id}-${link.id}`} size="small" className="min-w-0 break-words">
            {link.recipient_name} · {link.recipient_email}
          </Label>
        </div>
      ))}
      {error && (
        <Hint variant="error" role="alert">
          {error}
        </Hint>
      )}
    </div>
  )
}
