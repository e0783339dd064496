import { toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PortalLink, RevealedLink } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { copyText } from "../lib/clipboard"
import { useFormat } from "../lib/format"
import { TOAST_PLACE } from "../lib/toast-place"
import { useMessageOf } from "../lib/use-message-of"
import { LinkTextsDrawer } from "./link-texts"
import { SendAgainDrawer } from "./send-again-drawer"

type OpenDialog =
  { kind: "send"; link: PortalLink } | { kind: "texts"; title: string; description?: string; shown: RevealedLink }

/**
 * What can be done with a link, and the dialogs that go with it.
 * @param links all that are shown together: what was given through one outlives it, and staff should know
 * @param onChanged reads the panel again
 */
export function useLinkActions(links: PortalLink[], onChanged: () => void) {
  const { t } = useTranslation("clientPortal")
  const prompt = usePrompt()
  const messageOf = useMessageOf()
  const format = useFormat()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const close = () => setDialog(null)

  const run = async (link: PortalLink, work: () => Promise<unknown>) => {
    setBusyId(link.id)
    try {
      await work()
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusyId(null)
      onChanged()
    }
  }

  const copy = (link: PortalLink) =>
    run(link, async () => {
      const revealed = portalApi.revealLink({ params: { id: link.id } })
      if (await copyText(revealed.then(({ url }) => url))) {
        toast.success(t("links.copied"), { ...TOAST_PLACE, description: link.recipient_name })
      } else {
        setDialog({
          kind: "texts",
          title: t("links.theLink"),
          description: t("links.copyRefused"),
          shown: await revealed,
        })
      }
    })

  const showTexts = (link: PortalLink) =>
    run(link, async () => {
      setDialog({
        kind: "texts",
        title: t("links.textsFor", { name: link.recipient_name }),
        shown: await portalApi.revealLink({ params: { id: link.id } }),
      })
    })

  const rotate = async (link: PortalLink) => {
    const agreed = await prompt({
      title: t("links.rotateTitle"),
      description: t(link.state === "expired" ? "links.rotateExpiredText" : "links.rotateText", {
        name: link.recipient_name,
      }),
      confirmText: t("links.rotate"),
      cancelText: t("form.cancel"),
    })
    if (!agreed) return
    await run(link, async () => {
      const shown = await portalApi.rotateLink({ params: { id: link.id } })
      const { expires_at } = shown.link
      const description = expires_at
        ? t("links.rotatedUntilText", { at: format.moment(expires_at) })
        : t("links.rotatedText")
      setDialog({ kind: "texts", title: t("links.rotated"), description, shown })
    })
  }

  const revoke = async (link: PortalLink) => {
    const delegatedLinks = links.filter(
      ({ delegated_by, state }) => delegated_by?.link_id === link.id && state === "active",
    )
    const names = delegatedLinks
      .map(({ recipient_name, recipient_email }) => `${recipient_name} (${recipient_email})`)
      .join(", ")
    const agreed = await prompt({
      title: t("links.revokeTitle"),
      description: [
        t("links.revokeText", { name: link.recipient_name }),
        delegatedLinks.length > 0 && t("links.revokeDelegated", { name: link.recipient_name, names }),
      ]
        .filter(Boolean)
        .join(" "),
      confirmText: t("links.revoke"),
      cancelText: t("form.cancel"),
    })
    if (!agreed) return
    await run(link, async () => {
      await portalApi.revokeLink({ params: { id: link.id } })
      toast.success(t("links.revoked"), { ...TOAST_PLACE, description: link.recipient_name })
    })
  }

  const dialogs = (
    <>
      {dialog?.kind === "texts" && <LinkTextsDrawer {...dialog} onClose={close} />}
      {dialog?.kind === "send" && (
        <SendAgainDrawer
          link={dialog.link}
          onClose={close}
          onChanged={onChanged}
          onUnsent={(shown) =>
            setDialog({ kind: "texts", title: t("share.notMailed"), description: t("share.notMailedText"), shown })
          }
        />
      )}
    </>
  )

  return {
    busyId,
    dialogs,
    copy,
    showTexts,
    rotate,
    revoke,
    sendAgain: (link: PortalLink) => setDialog({ kind: "send", link }),
  }
}

export type LinkActions = ReturnType<typeof useLinkActions>
