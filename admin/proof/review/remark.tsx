import { Badge, Button, clx, StatusBadge, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { commentAnnotationSchema, resolveAnnotationSchema } from "../../../src/contracts"
import type { Annotation, AnnotationComment, ProjectHeader, ResolveAnnotation } from "../../../src/contracts"
import { portalApi } from "../../lib/client"
import { useFormat } from "../../lib/format"
import { uuid } from "../../lib/uuid"
import { useProjectAction, useProjectChange } from "../../project/use-project-change"
import { writingOf } from "./drafts"
import { EraseForm, type Erasing } from "./erase-form"
import { RemarkForm } from "./remark-form"

interface SaidProps extends Pick<AnnotationComment, "body" | "author" | "at"> {
  onErase: () => void
}

function Said({ body, author, at, onErase }: SaidProps) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" className="whitespace-pre-line break-words">
        {body || t("remarks.erased")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("remarks.by", { name: author.name || t("remarks.erasedName"), at: format.moment(at) })}
        {author.type === "client" && body && (
          <>
            {" · "}
            <button
              type="button"
              onClick={onErase}
              aria-label={t("remarks.eraseOf", { name: author.name })}
              className="text-ui-fg-subtle hover:text-ui-fg-base underline transition-fg"
            >
              {t("remarks.erase")}
            </button>
          </>
        )}
      </Text>
    </div>
  )
}

function Resolution({ resolution }: { resolution: NonNullable<Annotation["resolution"]> }) {
  const { t } = useTranslation("clientPortal")
  const format = useFormat()
  const { kind, note, by, at } = resolution
  return (
    <div className="flex flex-col gap-y-1">
      <StatusBadge className="w-fit" color={kind === "done" ? "green" : "blue"}>
        {t(`remarks.${kind}`)}
      </StatusBadge>
      {note && (
        <Text size="small" className="whitespace-pre-line break-words">
          {note}
        </Text>
      )}
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("remarks.by", { name: by.name, at: format.moment(at) })}
      </Text>
    </div>
  )
}

function ReplyForm({ project, remark, onDone }: { project: ProjectHeader; remark: Annotation; onDone: () => void }) {
  const { t } = useTranslation("clientPortal")
  // One key for one reply: sending it again after a lost connection must not write it twice.
  const key = useRef(uuid())
  const reply = useProjectChange(project, (body: { key: string; body: string }) =>
    portalApi.replyToAnnotation({ params: { id: remark.id }, body }),
  )
  return (
    <RemarkForm
      remarkId={remark.id}
      writing="reply"
      field="body"
      label={t("remarks.replyLabel", { number: remark.number })}
      submitLabel={t("remarks.sendReply")}
      schema={commentAnnotationSchema}
      toBody={(body) => ({ key: key.current, body })}
      submit={reply.mutateAsync}
      onDone={onDone}
    />
  )
}

interface RemarkProps {
  project: ProjectHeader
  remark: Annotation
  fileName: string
  isShown: boolean
  onShow: () => void
}

/** A remark of the client's with its thread, as an item of the checklist. */
export function Remark({ project, remark, fileName, isShown, onShow }: RemarkProps) {
  const { t } = useTranslation("clientPortal")
  const [writing, setWriting] = useState(() => writingOf(remark.id))
  const [erasing, setErasing] = useState<Erasing | null>(null)
  const { id, number, resolution } = remark
  const erase = (whose: Erasing) => {
    setErasing(whose)
    setWriting("erase")
  }
  const resolve = (body: ResolveAnnotation) => portalApi.resolveAnnotation({ params: { id }, body })
  const answer = useProjectChange(project, resolve)
  const mark = useProjectAction(project, resolve, t("remarks.saved"))

  return (
    <li className={clx("flex flex-col gap-y-3 px-6 py-4", { "bg-ui-bg-highlight": isShown })}>
      <div className="flex items-start gap-x-3">
        <button
          type="button"
          onClick={onShow}
          aria-label={t("remarks.show", { number })}
          className="focus-visible:shadow-borders-focus shrink-0 rounded-full outline-none"
        >
          <Badge size="2xsmall" rounded="full" color={resolution ? "grey" : "orange"}>
            {number}
          </Badge>
        </button>
        <div className="flex min-w-0 flex-1 flex-col gap-y-3">
          <Said
            body={remark.body}
            author={remark.author}
            at={remark.at}
            onErase={() => erase({ name: remark.author.name })}
          />
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {t("remarks.place", { file: fileName, page: remark.page, version: remark.version_number })}
          </Text>
          {remark.comments.length > 0 && (
            <ul className="flex flex-col gap-y-3 border-l pl-3">
              {remark.comments.map((comment) => (
                <li key={comment.id}>
                  <Said {...comment} onErase={() => erase({ comment_id: comment.id, name: comment.author.name })} />
                </li>
              ))}
            </ul>
          )}
          {resolution && <Resolution resolution={resolution} />}
          {writing === "reply" && <ReplyForm project={project} remark={remark} onDone={() => setWriting(null)} />}
          {writing === "answer" && (
            <RemarkForm
              remarkId={id}
              writing="answer"
              field="note"
              label={t("remarks.answerLabel", { number })}
              submitLabel={t("remarks.sendAnswer")}
              schema={resolveAnnotationSchema}
              toBody={(note) => ({ kind: "answered", note })}
              submit={answer.mutateAsync}
              onDone={() => setWriting(null)}
            />
          )}
          {writing === "erase" && erasing && (
            <EraseForm project={project} remarkId={id} erasing={erasing} onDone={() => setWriting(null)} />
          )}
          {writing === null && (
            <div className="flex flex-wrap items-center gap-2">
              {resolution ? (
                <Button
                  size="small"
                  variant="transparent"
                  isLoading={mark.isPending}
                  onClick={() => void mark.run({ kind: "open" })}
                >
                  {t("remarks.reopen")}
                </Button>
              ) : (
                <>
                  <Button
                    size="small"
                    variant="secondary"
                    isLoading={mark.isPending}
                    onClick={() => void mark.run({ kind: "done" })}
                  >
                    {t("remarks.markDone")}
                  </Button>
                  <Button size="small" variant="secondary" onClick={() => setWriting("answer")}>
                    {t("remarks.answer")}
                  </Button>
                </>
              )}
              <Button size="small" variant="transparent" onClick={() => setWriting("reply")}>
                {t("remarks.reply")}
              </Button>
            </div>
          )}
        </div>
      </div>
    </li>
  )
}
