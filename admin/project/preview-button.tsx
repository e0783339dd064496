import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { Preview } from "../../src/contracts"
import { TOAST_PLACE } from "../lib/toast-place"
import { useMessageOf } from "../lib/use-message-of"

interface Props {
  /** Makes the short-lived link. */
  create: () => Promise<Preview>
}

export function PreviewButton({ create }: Props) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const [opening, setOpening] = useState(false)

  const open = async () => {
    // The tab must open within the click, or the browser takes it for a pop-up; it gets its address afterwards.
    const tab = window.open("about:blank", "_blank")
    setOpening(true)
    try {
      const { url } = await create()
      if (tab) {
        tab.opener = null
        tab.location.replace(url)
      } else {
        const label = t("project.openPreview")
        const show = () => {
          window.open(url, "_blank", "noopener")
        }
        toast.info(t("project.previewReady"), { ...TOAST_PLACE, action: { label, altText: label, onClick: show } })
      }
    } catch (error) {
      tab?.close()
      toast.error(messageOf(error))
    } finally {
      setOpening(false)
    }
  }

  return (
    <Button size="small" variant="secondary" isLoading={opening} onClick={open}>
      <ArrowUpRightOnBox className="text-ui-fg-subtle" />
      {t("project.preview")}
    </Button>
  )
}
