import { Alert, Button, Text, toast } from "@medusajs/ui"
import { useId, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { uploadLogoSchema } from "../../src/contracts"
import type { Shop, UploadLogo } from "../../src/contracts"
import { backendUrl, portalApi } from "../lib/client"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { useSettingsChange } from "./use-settings-change"

const TYPES = ["image/png", "image/jpeg", "image/webp"]
const MAX_BYTES = 1024 * 1024

const toBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""))
    reader.onerror = () => reject(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })

export function LogoSection({ shop }: { shop: Shop }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const inputId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const upload = useSettingsChange((body: UploadLogo) => portalApi.saveLogo({ body }))
  const removal = useSettingsChange(() => portalApi.removeLogo())

  const take = async (file: File) => {
    setProblem(null)
    if (!TYPES.includes(file.type)) return setProblem(t("settings.logoType"))
    if (file.size > MAX_BYTES) return setProblem(t("settings.logoSize"))
    try {
      const body = uploadLogoSchema.safeParse({ content: await toBase64(file) })
      if (!body.success) return setProblem(body.error.issues[0]?.message ?? t("settings.logoType"))
      await upload.mutateAsync(body.data)
      toast.success(t("settings.logoSaved"))
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  const remove = async () => {
    setProblem(null)
    try {
      await removal.mutateAsync(undefined)
      toast.success(t("settings.logoRemoved"))
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  return (
    <Section id="logo" title={t("settings.logo")} subtitle={t("settings.logoHint")}>
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <div className="bg-ui-bg-component shadow-borders-base flex h-20 w-[200px] items-center justify-center rounded-lg p-2">
            {shop.logo_path ? (
              <img
                src={`${backendUrl.replace(/\/$/, "")}${shop.logo_path}`}
                alt={t("settings.logoAlt", { shop: shop.name })}
                className="max-h-full max-w-full object-contain"
              />
            ) : (
              <Text size="small" weight="plus" className="text-ui-fg-subtle truncate">
                {shop.name}
              </Text>
            )}
          </div>
          <div className="flex items-center gap-x-2">
            <input
              id={inputId}
              ref={input}
              type="file"
              accept={TYPES.join()}
              tabIndex={-1}
              aria-label={t("settings.logo")}
              className="sr-only"
              onChange={(event) => {
                const file = event.target.files?.[0]
                event.target.value = ""
                if (file) void take(file)
              }}
            />
            {shop.logo_path && (
              <Button type="button" size="small" variant="transparent" isLoading={removal.isPending} onClick={remove}>
                {t("settings.logoRemove")}
              </Button>
            )}
            <Button
              type="button"
              size="small"
              variant="secondary"
              isLoading={upload.isPending}
              onClick={() => input.current?.click()}
            >
              {shop.logo_path ? t("settings.logoReplace") : t("settings.logoUpload")}
            </Button>
          </div>
        </div>
        {problem && (
          <Alert variant="error" role="alert">
            {problem}
          </Alert>
        )}
      </div>
    </Section>
  )
}
