import { ChatBubbleLeftRight, Eye, PencilSquare } from "@medusajs/icons"
import { Badge, StatusBadge, Switch, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { NoticeListItem } from "../../src/contracts"
import { Menu } from "../lib/menu"
import { useMessageOf } from "../lib/use-message-of"
import { toDelay } from "./delay"
import type { useAutomationChanges } from "./use-automations"

interface NoticeRowProps {
  notice: NoticeListItem
  changes: ReturnType<typeof useAutomationChanges>
  onEdit: () => void
  onWords: () => void
  onPreview: () => void
}

/** How a notice is sent and what became of the last ones, in a few words. */
export const useFactsOf = () => {
  const { t } = useTranslation("clientPortal")
  return ({ setting, conditions, optional_condition, counts }: NoticeListItem): string[] => {
    const { count, unit } = toDelay(setting.delay_minutes)
    const checked = [...conditions, ...(optional_condition && setting.checks_condition ? [optional_condition] : [])]
    return [
      count === 0 ? t("automations.facts.atOnce") : t(`automations.facts.${unit}`, { count }),
      ...checked.map((condition) => t(`automations.condition.${condition}`)),
      counts.sent > 0 ? t("automations.facts.sent", { count: counts.sent }) : t("automations.facts.none"),
      ...(counts.queued > 0 ? [t("automations.facts.queued", { count: counts.queued })] : []),
    ]
  }
}

/** One notice with its switch. */
export function NoticeRow({ notice, changes: { change }, onEdit, onWords, onPreview }: NoticeRowProps) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const factsOf = useFactsOf()
  const { name, title, channels, setting, counts, is_required, is_changed } = notice
  const isChanging = change.isPending && change.variables.name === name
  const isOn = isChanging ? (change.variables.body.enabled ?? setting.enabled) : setting.enabled
  const flip = (enabled: boolean) =>
    change.mutate(
      { name, body: { enabled } },
      {
        onSuccess: () => toast.success(t(enabled ? "automations.switchedOn" : "automations.switchedOff", { title })),
        onError: (error) => toast.error(messageOf(error)),
      },
    )
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {title}
          </Text>
          {channels.map((channel) => (
            <Badge key={channel} size="2xsmall">
              {t(`automations.channel.${channel}`)}
            </Badge>
          ))}
          {is_changed && (
            <Badge size="2xsmall" color="blue">
              {t("automations.changed")}
            </Badge>
          )}
          {counts.failed > 0 && (
            <StatusBadge color="red">{t("automations.facts.failed", { count: counts.failed })}</StatusBadge>
          )}
        </div>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {factsOf(notice).join(" · ")}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-3">
        <Menu
          label={t("automations.more", { title })}
          groups={[
            [
              ...(is_required ? [] : [{ label: t("automations.edit"), icon: <PencilSquare />, onSelect: onEdit }]),
              { label: t("automations.texts.open"), icon: <ChatBubbleLeftRight />, onSelect: onWords },
              { label: t("automations.preview.open"), icon: <Eye />, onSelect: onPreview },
            ],
          ]}
        />
        {is_required ? (
          <Text size="xsmall" leading="compact" className="text-ui-fg-subtle">
            {t("automations.alwaysSent")}
          </Text>
        ) : (
          <Switch
            dir="ltr"
            className="shrink-0 rtl:rotate-180"
            aria-label={t("automations.switchOf", { title })}
            checked={isOn}
            disabled={isChanging}
            onCheckedChange={flip}
          />
        )}
      </div>
    </li>
  )
}
