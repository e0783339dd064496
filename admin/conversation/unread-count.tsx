import { Badge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { MAX_UNREAD } from "../../src/contracts"

/** How many messages are new; nothing for none. */
export function UnreadCount({ count }: { count: number }) {
  const { t } = useTranslation("clientPortal")
  if (count === 0) return null
  return (
    <>
      {" "}
      <Badge size="2xsmall" rounded="full" color="blue" style={{ marginInlineStart: 4 }}>
        <span className="sr-only">{t("conversation.unread", { count })}</span>
        <span aria-hidden="true">{count < MAX_UNREAD ? count : `${MAX_UNREAD - 1}+`}</span>
      </Badge>
    </>
  )
}
