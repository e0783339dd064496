import { Button, Switch, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { type StageNoticeItem, updateStageNoticeSchema } from "../../src/contracts"
import { NoteField } from "../lib/fields"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { orNull } from "../lib/format"
import { Section } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { usePortalForm } from "../lib/use-portal-form"
import { useUrlState } from "../lib/use-url-state"
import type { useAutomationChanges } from "./use-automations"

type Changes = ReturnType<typeof useAutomationChanges>

function StageTextDrawer({
  stage,
  changes,
  onClose,
}: {
  stage: StageNoticeItem
  changes: Changes
  onClose: () => void
}) {
  const { t } = useTranslation("clientPortal")
  const form = usePortalForm({
    values: { text: stage.text ?? "" },
    schema: updateStageNoticeSchema,
    toBody: ({ text }: { text: string }) => ({ text: orNull(text) }),
    submit: async (body) => {
      await changes.stage.mutateAsync({ id: stage.id, body })
      toast.success(t("automations.form.saved"))
      onClose()
    },
  })
  return (
    <SideDrawer open onClose={onClose} title={stage.name} description={t("automations.stages.title")}>
      <DrawerForm form={form} submitLabel={t("automations.form.save")}>
        <NoteField
          control={form.control}
          name="text"
          label={t("automations.stages.text")}
          hint={t("automations.stages.textHint")}
          optional
        />
      </DrawerForm>
    </SideDrawer>
  )
}

function StageRow({ stage, changes, onEdit }: { stage: StageNoticeItem; changes: Changes; onEdit: () => void }) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const isChanging = changes.stage.isPending && changes.stage.variables?.id === stage.id
  const isOn = isChanging ? (changes.stage.variables?.body.is_on ?? stage.is_on) : stage.is_on
  const flip = (is_on: boolean) =>
    changes.stage.mutate({ id: stage.id, body: { is_on } }, { onError: (error) => toast.error(messageOf(error)) })
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus" className="flex items-center gap-x-2">
          <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ backgroundColor: stage.color }} />
          {stage.name}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
          {stage.text ?? t("automations.stages.noText")}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-3">
        <Button
          size="small"
          variant="transparent"
          aria-label={t("automations.editOf", { title: stage.name })}
          onClick={onEdit}
        >
          {t("automations.edit")}
        </Button>
        <Switch
          dir="ltr"
          className="shrink-0 rtl:rotate-180"
          aria-label={t("automations.stages.switchOf", { stage: stage.name })}
          checked={isOn}
          disabled={isChanging}
          onCheckedChange={flip}
        />
      </div>
    </li>
  )
}

/** Of which stages clients are told, and what. */
export function StagesSection({ stages, changes }: { stages: StageNoticeItem[]; changes: Changes }) {
  const { t } = useTranslation("clientPortal")
  const { chosen, change } = useUrlState()
  const edited = stages.find(({ id }) => id === chosen("stage")[0])
  return (
    <Section id="stages" title={t("automations.stages.title")} subtitle={t("automations.stages.hint")}>
      <ul className="divide-y">
        {stages.map((stage) => (
          <StageRow key={stage.id} stage={stage} changes={changes} onEdit={() => change({ stage: stage.id })} />
        ))}
      </ul>
      {edited && (
        <StageTextDrawer key={edited.id} stage={edited} changes={changes} onClose={() => change({ stage: "" })} />
      )}
    </Section>
  )
}
