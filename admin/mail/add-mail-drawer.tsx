import { Input, Label, RadioGroup, Text } from "@medusajs/ui"
import { useDeferredValue, useId, useState } from "react"
import type { FormEvent } from "react"
import { useTranslation } from "react-i18next"
import type { HeldMail } from "../../src/contracts"
import { portalApi } from "../lib/client"
import { DrawerForm, SideDrawer } from "../lib/form-drawer"
import { portalKeys } from "../lib/query-keys"
import { useMessageOf } from "../lib/use-message-of"
import { usePolledSection } from "../lib/use-polled-section"

interface Props {
  mail: HeldMail
  /** @returns once the mail is added @throws what the server refuses */
  onAdd: (projectId: string) => Promise<void>
  onClose: () => void
}

const MOST = 8

/** Projects that match; without a search, the one that the mail answers to, and those of the sender. */
const useFound = (typed: string, mail: HeldMail) => {
  const q = useDeferredValue(typed.trim()) || mail.from_email
  return usePolledSection(
    portalKeys.projectPage({ q, limit: MOST }),
    (call) => portalApi.listProjects({ query: { q, limit: MOST }, ...call }),
    { every: () => false, keepsPrevious: true },
  )
}

/** Chooses the project whose conversation a held mail is added to. */
export function AddMailDrawer({ mail, onAdd, onClose }: Props) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const id = useId()
  const [typed, setTyped] = useState("")
  const [chosen, setChosen] = useState(mail.project?.id ?? "")
  const [failure, setFailure] = useState<string | null>(null)
  const [isSubmitting, setSubmitting] = useState(false)
  const found = useFound(typed, mail)
  const listed = (found.data?.projects ?? []).map(({ id: project, name, number }) => ({ id: project, name, number }))
  const suggested = mail.project && !typed.trim() ? [{ ...mail.project, number: "" }] : []
  const projects = [...suggested, ...listed.filter((one) => one.id !== suggested[0]?.id)]
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    setSubmitting(true)
    try {
      await onAdd(chosen)
      onClose()
    } catch (error) {
      setFailure(messageOf(error))
      setSubmitting(false)
    }
  }
  return (
    <SideDrawer open onClose={onClose} title={t("mail.addTitle")} description={t("mail.addDescription")}>
      <DrawerForm
        form={{ onSubmit: (event) => void submit(event), failure, isSubmitting, isDirty: false }}
        submitLabel={t("mail.addConfirm")}
        disabled={!projects.some((project) => project.id === chosen)}
      >
        <div className="flex flex-col gap-y-2">
          <Label htmlFor={`${id}-search`} size="small" weight="plus">
            {t("mail.search")}
          </Label>
          <Input
            id={`${id}-search`}
            type="search"
            autoComplete="off"
            placeholder={t("mail.searchHint")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {projects.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle" role="status">
            {found.isFetching ? t("load.loading") : t("mail.none")}
          </Text>
        ) : (
          <RadioGroup value={chosen} onValueChange={setChosen} aria-label={t("mail.choose")}>
            {projects.map((project) => (
              <div key={project.id} className="flex items-start gap-x-3">
                <RadioGroup.Item id={`${id}-${project.id}`} value={project.id} />
                <Label htmlFor={`${id}-${project.id}`} size="small" className="min-w-0 break-words">
                  {[project.name, project.number].filter(Boolean).join(" · ")}
                </Label>
              </div>
            ))}
          </RadioGroup>
        )}
      </DrawerForm>
    </SideDrawer>
  )
}
