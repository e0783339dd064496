import { Select, Switch, Text, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { type MyNotices, type StaffChoice, staffChoiceSchema } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { portalKeys } from "../lib/query-keys"
import { LoadError, Section, SectionSkeleton } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"

const MAIL = staffChoiceSchema.shape.mail.options

type Row = MyNotices["notices"][number]

function ChoiceRow({ row, onChange }: { row: Row; onChange: (choice: StaffChoice) => void }) {
  const { t } = useTranslation("clientPortal")
  const { title, channels, bell, mail } = row
  // A notice that has a bell line alone can come in the daily summary, but not as a mail of its own.
  const options = channels.includes("email") ? MAIL : MAIL.filter((option) => option !== "at_once")
  const pick = (value: string) => {
    const picked = options.find((option) => option === value)
    if (picked) onChange({ bell, mail: picked })
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
      <Text size="small" leading="compact" className="min-w-0 flex-1" style={{ flexBasis: 224 }}>
        {title}
      </Text>
      <div className="flex items-center gap-x-4">
        {channels.includes("feed") && (
          <label className="flex items-center gap-x-2">
            <Switch
              dir="ltr"
              className="shrink-0 rtl:rotate-180"
              aria-label={t("automations.mine.bellOf", { title })}
              checked={bell}
              onCheckedChange={(on) => onChange({ bell: on, mail })}
            />
            <Text as="span" size="xsmall">
              {t("automations.channel.feed")}
            </Text>
          </label>
        )}
        <div className="w-[160px]">
          <Select size="small" value={options.includes(mail) ? mail : "never"} onValueChange={pick}>
            <Select.Trigger aria-label={t("automations.mine.mailOf", { title })}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {options.map((option) => (
                <Select.Item key={option} value={option}>
                  {t(`automations.mine.${option}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      </div>
    </li>
  )
}

/** How the member of staff who looks gets each notice. */
export function MyNoticesSection() {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const mine = useQuery({
    queryKey: portalKeys.myNotices,
    queryFn: ({ signal }) => portalApi.getMyNotices({ signal }),
  })
  const save = useMutation<MyNotices, Error, MyNotices>({
    mutationFn: ({ time_zone, notices }) =>
      portalApi.saveMyNotices({
        body: { time_zone, choices: Object.fromEntries(notices.map(({ name, bell, mail }) => [name, { bell, mail }])) },
      }),
    onMutate: (next) => client.setQueryData(portalKeys.myNotices, next),
    onError: (error) => {
      toast.error(messageOf(error))
      void client.invalidateQueries({ queryKey: portalKeys.myNotices })
    },
  })
  const title = t("automations.mine.title")
  if (mine.error && !mine.data)
    return <LoadError title={title} error={mine.error} retrying={mine.isFetching} onRetry={() => void mine.refetch()} />
  if (!mine.data) return <SectionSkeleton title={title} rows={4} />
  const { data } = mine
  const change = (name: string, choice: StaffChoice) =>
    save.mutate({ ...data, notices: data.notices.map((row) => (row.name === name ? { ...row, ...choice } : row)) })
  return (
    <Section
      id="my-notices"
      title={title}
      subtitle={t("automations.mine.hint", { zone: data.time_zone ?? data.shop_time_zone })}
    >
      <ul className="divide-y">
        {data.notices.map((row) => (
          <ChoiceRow key={row.name} row={row} onChange={(choice) => change(row.name, choice)} />
        ))}
      </ul>
    </Section>
  )
}
