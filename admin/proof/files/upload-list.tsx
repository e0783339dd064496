import { ArrowPath, XMark } from "@medusajs/icons"
import { Button, IconButton, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { PortalApiError } from "../../../src/client/error"
import { NoConnection } from "../../lib/client"
import { useFormat } from "../../lib/format"
import { useMessageOf } from "../../lib/use-message-of"
import { artwork } from "./en"
import type { Upload, UploadQueue } from "./upload-queue"

const isFailureWord = (code: string): code is keyof typeof artwork.failed => Object.hasOwn(artwork.failed, code)

/** Sending the same file again would be refused again. */
const FINAL: ReadonlySet<string> = new Set(["file_too_large", "file_empty", "file_name"])

const codeOf = (error: unknown): string => (error instanceof PortalApiError ? error.code : "")

function useFailureOf() {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  return (error: unknown): string => {
    if (error instanceof NoConnection) return t("artwork.failed.noConnection")
    const code = codeOf(error)
    return isFailureWord(code) ? t(`artwork.failed.${code}`) : messageOf(error)
  }
}

function Bar({ upload }: { upload: Upload }) {
  const { t } = useTranslation("clientPortal")
  const percent = upload.bytes === 0 ? 0 : Math.min(100, Math.round((upload.sent / upload.bytes) * 100))
  return (
    <div
      role="progressbar"
      aria-label={t("artwork.progressOf", { file: upload.name })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="bg-ui-bg-component h-1.5 w-full overflow-hidden rounded-full"
    >
      <div className="bg-ui-bg-interactive h-full rounded-full" style={{ width: `${percent}%` }} />
    </div>
  )
}

type Controls = Pick<UploadQueue<unknown>, "retry" | "remove">

function Row({ upload, queue }: { upload: Upload; queue: Controls }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const failureOf = useFailureOf()
  const { id, name, state } = upload
  const hasFailed = state === "failed"
  const progress =
    state === "sending"
      ? t("artwork.sending", { sent: format.bytes(upload.sent), bytes: format.bytes(upload.bytes) })
      : state === "queued"
        ? t("artwork.queued")
        : t("artwork.finishing")
  return (
    <li className="flex items-start gap-x-3 py-2">
      <div className="flex min-w-0 flex-1 flex-col gap-y-1">
        <div className="flex items-center justify-between gap-x-3">
          <Text size="small" leading="compact" weight="plus" className="truncate">
            {name}
          </Text>
          {!hasFailed && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-subtle shrink-0">
              {progress}
            </Text>
          )}
        </div>
        {hasFailed ? (
          <Text size="small" className="text-ui-fg-error" role="alert">
            {failureOf(upload.error)}
          </Text>
        ) : (
          <Bar upload={upload} />
        )}
      </div>
      {hasFailed && !FINAL.has(codeOf(upload.error)) && (
        <Button
          type="button"
          size="small"
          variant="secondary"
          aria-label={t("artwork.retry", { file: name })}
          onClick={() => queue.retry(id)}
        >
          <ArrowPath />
          {t("artwork.retryLabel")}
        </Button>
      )}
      {state !== "finishing" && (
        <IconButton
          type="button"
          size="small"
          variant="transparent"
          aria-label={t(hasFailed ? "artwork.dismiss" : "artwork.cancel", { file: name })}
          onClick={() => queue.remove(id)}
        >
          <XMark />
        </IconButton>
      )}
    </li>
  )
}

/** Files on their way, with their progress, and those that did not arrive, with the reason. */
export function UploadList({ list, queue }: { list: readonly Upload[]; queue: Controls }) {
  const { t } = useTranslation("clientPortal")
  if (list.length === 0) return null
  return (
    <ul aria-label={t("artwork.uploads")} className="divide-y">
      {list.map((upload) => (
        <Row key={upload.id} upload={upload} queue={queue} />
      ))}
    </ul>
  )
}
