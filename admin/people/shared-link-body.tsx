import { Alert, Button, Drawer } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { SharedLink } from "../../src/contracts"
import { LinkTexts } from "./link-texts"

/** The rest of a drawer in which a link was shared: whether it was mailed, and words to send it with. */
export function SharedLinkBody({ shared }: { shared: SharedLink }) {
  const { t } = useTranslation("clientPortal")
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
        <Alert variant={shared.mailed ? "success" : "info"} role="status">
          {shared.mailed ? t("links.queuedFor", { email: shared.link.recipient_email }) : t("share.notMailedText")}
        </Alert>
        <LinkTexts shown={shared} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small">{t("form.done")}</Button>
        </Drawer.Close>
      </Drawer.Footer>
    </>
  )
}
