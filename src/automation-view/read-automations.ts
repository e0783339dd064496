import type { MedusaContainer } from "@medusajs/framework/types"
import {
  type Automations,
  automationHours,
  automationSettings,
  type NoticeCounts,
  type NoticeListItem,
  reminderSettings,
  stageNoticeOf,
  stageNoticeSettings,
} from "../contracts"
import { portalServices } from "../lib/services"
import { runSql, sql } from "../lib/sql"
import { createI18n, type I18n } from "../messages/i18n"
import { notices } from "../notices"
import { defaultPolicy, policyOf } from "../notices/policy"

const COUNTS = `
  SELECT notice, count(*) FILTER (WHERE state = 'queued')::int AS queued, count(*) FILTER (WHERE state = 'sent')::int AS sent,
         count(*) FILTER (WHERE state = 'failed')::int AS failed, count(*) FILTER (WHERE state = 'skipped')::int AS skipped,
         max(updated_at) FILTER (WHERE state = 'sent') AS last_sent_at
    FROM portal_notice WHERE created_at > now() - interval '30 days' GROUP BY notice`

type CountRow = Omit<NoticeCounts, "last_sent_at"> & { notice: string; last_sent_at: Date | null }

const NONE: NoticeCounts = { queued: 0, sent: 0, failed: 0, skipped: 0, last_sent_at: null }

const readCounts = async (container: MedusaContainer): Promise<ReadonlyMap<string, NoticeCounts>> => {
  const rows = await runSql<CountRow>(container, sql(COUNTS))
  return new Map(
    rows.map(({ notice, last_sent_at, ...counts }) => [
      notice,
      { ...counts, last_sent_at: last_sent_at?.toISOString() ?? null },
    ]),
  )
}

/** Words for staff, in the shop's language. */
export const staffI18n = async (container: MedusaContainer): Promise<I18n> => {
  const { locale, time_zone } = await portalServices(container).settings.getShop()
  return createI18n({ locales: [locale], timeZone: time_zone })
}

/** Every notice of the registry with what staff chose for it, clients' notices first. */
export const readAutomations = async (container: MedusaContainer): Promise<Automations> => {
  const { settings } = portalServices(container)
  const [shop, chosen, { quiet }, counts, stages, told, reminders] = await Promise.all([
    settings.getShop(),
    settings.get(automationSettings),
    settings.get(automationHours),
    readCounts(container),
    settings.getStages(),
    settings.get(stageNoticeSettings),
    settings.get(reminderSettings),
  ])
  const i18n = createI18n({ locales: [shop.locale], timeZone: shop.time_zone })
  const items = notices.map((notice): NoticeListItem => {
    const setting = policyOf(notice, chosen[notice.name])
    const defaults = defaultPolicy(notice)
    return {
      name: notice.name,
      title: i18n.t(notice.definition.title),
      audience: notice.audience,
      channels: [...notice.channels],
      setting,
      is_changed: JSON.stringify(setting) !== JSON.stringify(defaults),
      is_required: notice.is_required ?? false,
      min_delay_minutes: defaults.delay_minutes,
      conditions: [...notice.conditions],
      optional_condition: notice.optional_condition,
      counts: counts.get(notice.definition.id) ?? NONE,
    }
  })
  const byTitle = (one: NoticeListItem, other: NoticeListItem) =>
    one.audience.localeCompare(other.audience) || one.title.localeCompare(other.title, i18n.language)
  return {
    quiet,
    time_zone: shop.time_zone,
    notices: items.sort(byTitle),
    stages: stages.map((stage) => ({
      id: stage.id,
      name: stage.name,
      color: stage.color,
      ...stageNoticeOf(stage, told[stage.id]),
    })),
    reminders,
  }
}
