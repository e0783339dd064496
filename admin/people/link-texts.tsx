import { Button, Copy, Drawer, Heading, Input, Label, Tabs, Textarea, toast } from "@medusajs/ui"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import type { IntroText, RevealedLink } from "../../src/contracts"
import { copyText } from "../lib/clipboard"
import { SideDrawer } from "../lib/form-drawer"

const CHANNELS = ["email", "sms", "chat"] as const satisfies readonly (keyof IntroText)[]

function ReadyText({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation("clientPortal")
  const copy = async () => {
    if (await copyText(Promise.resolve(text))) toast.success(t("links.textCopied"))
    else toast.error(t("links.copyRefused"))
  }
  return (
    <div className="flex flex-col gap-y-2 pt-3">
      <Textarea readOnly rows={8} value={text} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <div className="flex justify-end">
        <Button type="button" size="small" variant="secondary" onClick={copy}>
          {t("links.copyText")}
        </Button>
      </div>
    </div>
  )
}

/** The link itself and words to send it with: shown after sharing, rotating, and on request. */
export function LinkTexts({ shown }: { shown: Pick<RevealedLink, "url" | "intro"> }) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  return (
    <div className="flex flex-col gap-y-6">
      <div className="flex flex-col gap-y-2">
        <Label htmlFor={id} size="small" weight="plus">
          {t("links.theLink")}
        </Label>
        <div className="grid grid-cols-[1fr_28px] items-center gap-2">
          <Input id={id} readOnly value={shown.url} onFocus={(event) => event.currentTarget.select()} />
          <Copy content={shown.url} aria-label={t("links.copy")} />
        </div>
      </div>
      <div className="flex flex-col gap-y-2">
        <Heading level="h3">{t("links.texts")}</Heading>
        <Tabs defaultValue="email">
          <Tabs.List aria-label={t("links.texts")}>
            {CHANNELS.map((channel) => (
              <Tabs.Trigger key={channel} value={channel}>
                {t(`links.channel.${channel}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {CHANNELS.map((channel) => (
            <Tabs.Content key={channel} value={channel}>
              <ReadyText text={shown.intro[channel]} label={t(`links.channel.${channel}`)} />
            </Tabs.Content>
          ))}
        </Tabs>
      </div>
    </div>
  )
}

interface LinkTextsDrawerProps {
  title: string
  description?: string
  shown: RevealedLink
  onClose: () => void
}

export function LinkTextsDrawer({ title, description, shown, onClose }: LinkTextsDrawerProps) {
  const { t } = useTranslation("clientPortal")
  return (
    <SideDrawer open onClose={onClose} title={title} description={description}>
      <Drawer.Body className="overflow-y-auto">
        <LinkTexts shown={shown} />
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small">{t("form.done")}</Button>
        </Drawer.Close>
      </Drawer.Footer>
    </SideDrawer>
  )
}
