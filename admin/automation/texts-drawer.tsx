import { Badge, Button, Drawer, Hint, Label, Text, Textarea, toast } from "@medusajs/ui"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { NoticeListItem, NoticeText, NoticeTexts, SaveNoticeText } from "../../src/contracts"
import { checkText } from "../../src/messages/check-text"
import { portalApi } from "../lib/client"
import { SideDrawer } from "../lib/form-drawer"
import { ChoiceFilter } from "../lib/list/choice-filter"
import { portalKeys } from "../lib/query-keys"
import { LoadError, SectionSkeleton } from "../lib/section"
import { useMessageOf } from "../lib/use-message-of"
import { PreviewPanel } from "./preview-panel"

interface TextEditorProps {
  text: NoticeText
  language: string
  typed: string
  isSaving: boolean
  onType: (typed: string) => void
  onSave: (body: Omit<SaveNoticeText, "language">) => void
}

/** The words that the message has now. */
const currentOf = ({ text, original }: NoticeText): string => text ?? original

/** Why typed words cannot be used; null if they can. */
const problemOf = (typed: string, { original }: NoticeText, language: string) =>
  typed.trim() === "" ? null : checkText(typed, original, language)

/** One message: the portal's words, and the shop's in their place. */
function TextEditor({ text, language, typed, isSaving, onType, onSave }: TextEditorProps) {
  const { t } = useTranslation("clientPortal")
  const id = useId()
  const problem = problemOf(typed, text, language)
  const isChanged = typed !== currentOf(text)
  const where = problem && t("automations.texts.place", { line: problem.line, column: problem.column })
  return (
    <li className="flex flex-col gap-y-2 py-4">
      <div className="flex items-center gap-x-2">
        <Label htmlFor={id} size="small" weight="plus" className="break-all">
          {text.key}
        </Label>
        {text.text !== null && (
          <Badge size="2xsmall" color="blue">
            {t("automations.changed")}
          </Badge>
        )}
      </div>
      <Textarea
        id={id}
        rows={3}
        value={typed}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onType(event.target.value)}
      />
      <Hint id={`${id}-hint`} variant={problem ? "error" : "info"}>
        {problem
          ? `${where}: ${t(`automations.texts.problem.${problem.code}`, { name: problem.name })}`
          : text.placeholders.length > 0
            ? t("automations.texts.placeholders", { names: text.placeholders.map((name) => `{${name}}`).join(" ") })
            : t("automations.texts.noPlaceholders")}
      </Hint>
      <div className="flex justify-end gap-x-2">
        {text.text !== null && (
          <Button
            size="small"
            variant="transparent"
            disabled={isSaving}
            onClick={() => {
              onType(text.original)
              onSave({ key: text.key, text: null })
            }}
          >
            {t("automations.texts.reset")}
          </Button>
        )}
        <Button
          size="small"
          variant="secondary"
          disabled={!isChanged || problem !== null || typed.trim() === "" || isSaving}
          onClick={() => onSave({ key: text.key, text: typed })}
        >
          {t("automations.form.save")}
        </Button>
      </div>
    </li>
  )
}

/** The words of a notice, by language. */
export function TextsDrawer({ notice, onClose }: { notice: NoticeListItem; onClose: () => void }) {
  const { t } = useTranslation("clientPortal")
  const client = useQueryClient()
  const messageOf = useMessageOf()
  const [chosen, setChosen] = useState<string>()
  const [isPreviewing, setPreviewing] = useState(false)
  /** By language and message: a language keeps what was typed while another one is looked at. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const { name, title } = notice
  const queryKey = portalKeys.noticeTexts(name, chosen)
  const texts = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      portalApi.getNoticeTexts({ params: { name }, query: chosen ? { language: chosen } : {}, signal }),
  })
  const save = useMutation<NoticeTexts, Error, SaveNoticeText>({
    mutationFn: (body) => portalApi.saveNoticeText({ params: { name }, body }),
    onSuccess: (answer) => {
      client.setQueryData(queryKey, answer)
      toast.success(t("automations.texts.saved"))
    },
    onError: (error) => toast.error(messageOf(error)),
  })
  const typedOf = (text: NoticeText, language: string) => typed[`${language}:${text.key}`] ?? currentOf(text)
  /** Typed words that differ from the saved ones and are valid. */
  const drafts = ({ language, texts: all }: NoticeTexts): Record<string, string> =>
    Object.fromEntries(
      all.flatMap((text) => {
        const words = typedOf(text, language)
        const isUsable = words !== currentOf(text) && words.trim() !== "" && problemOf(words, text, language) === null
        return isUsable ? [[text.key, words]] : []
      }),
    )
  return (
    <SideDrawer open onClose={onClose} title={title} description={t("automations.texts.hint")}>
      <Drawer.Body className="overflow-y-auto">
        {texts.data && isPreviewing ? (
          <PreviewPanel name={name} language={texts.data.language} texts={drafts(texts.data)} />
        ) : texts.data ? (
          <>
            {texts.data.languages.length > 1 && (
              <ChoiceFilter
                isSingle
                label={t("automations.texts.language")}
                options={texts.data.languages.map((value) => ({ value, label: value }))}
                chosen={[texts.data.language]}
                onChange={([language]) => setChosen(language)}
              />
            )}
            {texts.data.texts.length === 0 ? (
              <Text size="small" className="text-ui-fg-subtle">
                {t("automations.texts.none")}
              </Text>
            ) : (
              <ul className="divide-y">
                {texts.data.texts.map((text) => (
                  <TextEditor
                    key={`${texts.data.language}:${text.key}`}
                    text={text}
                    language={texts.data.language}
                    typed={typedOf(text, texts.data.language)}
                    onType={(words) => setTyped({ ...typed, [`${texts.data.language}:${text.key}`]: words })}
                    isSaving={save.isPending}
                    onSave={(body) => save.mutate({ ...body, language: texts.data.language })}
                  />
                ))}
              </ul>
            )}
          </>
        ) : texts.error ? (
          <LoadError
            title={title}
            error={texts.error}
            retrying={texts.isFetching}
            onRetry={() => void texts.refetch()}
          />
        ) : (
          <SectionSkeleton title={title} rows={4} />
        )}
      </Drawer.Body>
      <Drawer.Footer>
        <Button size="small" variant="secondary" disabled={!texts.data} onClick={() => setPreviewing(!isPreviewing)}>
          {t(isPreviewing ? "automations.preview.back" : "automations.preview.open")}
        </Button>
      </Drawer.Footer>
    </SideDrawer>
  )
}
