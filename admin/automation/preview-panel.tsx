import { Tabs, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import type { NoticePreview, PreviewNotice } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { useFormat } from "../lib/format"
import { portalKeys } from "../lib/query-keys"
import { LoadError, SectionSkeleton } from "../lib/section"

interface PreviewPanelProps {
  name: string
  /** Left out: the shop's. */
  language?: string
  /** Words that are not saved yet. */
  texts?: PreviewNotice["texts"]
}

/** Of the frame, which cannot tell how tall its mail is. */
const HEIGHT = "36rem"

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="small" leading="compact" weight="plus" className="break-words">
        {value}
      </Text>
    </div>
  )
}

/** The mail in a frame that runs nothing and whose links open nothing: a mail's links open a window, which it may not. */
function Email({ subject, html, text }: NonNullable<NoticePreview["email"]>) {
  const { t } = useTranslation("clientPortal")
  return (
    <div className="flex flex-col gap-y-4">
      <Line label={t("automations.preview.subject")} value={subject} />
      <Tabs defaultValue="html" className="flex flex-col gap-y-3">
        <Tabs.List aria-label={t("automations.preview.title")}>
          <Tabs.Trigger value="html">{t("automations.preview.html")}</Tabs.Trigger>
          <Tabs.Trigger value="text">{t("automations.preview.text")}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="html">
          <iframe
            title={subject}
            sandbox=""
            srcDoc={html}
            className="border-ui-border-base w-full rounded-lg border"
            style={{ background: "white", height: HEIGHT }}
          />
        </Tabs.Content>
        <Tabs.Content value="text">
          <pre
            className="border-ui-border-base bg-ui-bg-subtle overflow-auto whitespace-pre-wrap break-words rounded-lg border p-4 text-xs"
            style={{ maxHeight: HEIGHT }}
          >
            {text}
          </pre>
        </Tabs.Content>
      </Tabs>
    </div>
  )
}

/** A notice as it would read now, about its latest occasion in the shop. */
export function PreviewPanel({ name, language, texts = {} }: PreviewPanelProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const body = { texts, ...(language === undefined ? {} : { language }) }
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: portalKeys.noticePreview(name, body),
    queryFn: ({ signal }) => portalApi.previewNotice({ params: { name }, body, signal }),
    refetchOnWindowFocus: false,
  })
  const title = t("automations.preview.title")
  if (error) return <LoadError title={title} error={error} retrying={isFetching} onRetry={() => void refetch()} />
  if (!data) return <SectionSkeleton title={title} rows={6} />
  const { occurred_at, email, bell } = data
  return (
    <div className="flex flex-col gap-y-6">
      <Text size="small" className="text-ui-fg-subtle">
        {occurred_at === null
          ? t("automations.preview.example")
          : t("automations.preview.latest", { date: format.moment(occurred_at) })}{" "}
        {t("automations.preview.inert")}
      </Text>
      {bell && (
        <div className="bg-ui-bg-subtle flex flex-col gap-y-1 rounded-lg p-4">
          <Line label={t("automations.channel.feed")} value={bell.title} />
          <Text size="small" className="break-words">
            {bell.text}
          </Text>
        </div>
      )}
      {email && <Email {...email} />}
    </div>
  )
}
