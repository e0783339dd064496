import { MAX_ATTACHMENTS, type NamedSubject } from "@contracts/conversation/message"
import type { Shop } from "@contracts/shop"
import { firstName } from "@messages/first-name"
import type { I18n } from "@messages/i18n"
import { Problem } from "@/components/form/field"
import { FilePicker } from "@/components/files/file-picker"
import { FormTokenInput } from "@/components/form/form-token-input"
import type { MessageProblem } from "@/lib/errors/message-problem"
import { sendPath } from "./conversation-path"

/** What was typed before, which an error must not take away. */
export interface TypedMessage {
  key: string
  body: string
  about: string
}

interface Props {
  linkId: string
  formToken: string
  i18n: I18n
  shop: Pick<Shop, "contact">
  rep: { name: string } | null
  /** The page that it stands on, and that the client comes back to. */
  from: "order" | "messages"
  /** Sending it twice under one key sends it once. */
  typed: TypedMessage
  /** Newest message that the page shows: sending an answer marks it as read. */
  seen: string | null
  problem?: MessageProblem
  /** What it can be about; empty where that is not asked. */
  subjects?: readonly NamedSubject[]
}

/** A plain form. With its script, what is typed survives a lost network and a closed tab (browser/lib/message-form.ts). */
export function MessageForm({ linkId, formToken, i18n, shop, rep, from, typed, seen, problem, subjects = [] }: Props) {
  const label = i18n.t("conversation.write", { who: rep ? "named" : "none", name: rep ? firstName(rep.name) : "" })
  const words = (name: "network" | "session") => i18n.t(`conversation.problem.${name}`)
  return (
    <form
      method="post"
      action={sendPath(linkId)}
      className="no-print grid grid-cols-1 gap-2"
      data-message-form={linkId}
      data-network={words("network")}
      data-session={words("session")}
    >
      <FormTokenInput token={formToken} />
      <input type="hidden" name="key" value={typed.key} />
      <input type="hidden" name="from" value={from} />
      {seen && <input type="hidden" name="seen" value={seen} />}
      <label htmlFor="message" className={from === "order" ? "sr-only" : "font-semibold"}>
        {label}
      </label>
      <Problem id="message" text={problem && i18n.t(`conversation.problem.${problem}`)} />
      <div className="flex flex-wrap items-end gap-2">
        <textarea
          id="message"
          name="body"
          className="field message-field min-w-0 flex-1 basis-48"
          dir="auto"
          rows={from === "order" ? 1 : 2}
          maxLength={10_000}
          required
          placeholder={from === "order" ? label : undefined}
          defaultValue={typed.body}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? "message-problem" : undefined}
        />
        <button className="btn btn-primary" data-busy={i18n.t("conversation.sending")}>
          {i18n.t("conversation.send")}
        </button>
      </div>
      <FilePicker linkId={linkId} name="files" max={MAX_ATTACHMENTS} i18n={i18n} shop={shop} />
      {subjects.length > 0 && <SubjectField subjects={subjects} chosen={typed.about} i18n={i18n} />}
    </form>
  )
}

const GROUPS = [
  ["line", "conversation.about.lines"],
  ["proof", "conversation.about.proofs"],
  ["invoice", "conversation.about.invoices"],
] as const

function SubjectField({ subjects, chosen, i18n }: { subjects: readonly NamedSubject[]; chosen: string; i18n: I18n }) {
  return (
    <div className="flex items-center gap-2">
      <label htmlFor="message-about" className="text-sm text-ink-2">
        {i18n.t("conversation.about.label")}
      </label>
      <select id="message-about" name="about" className="field max-w-72 min-w-0 flex-1" defaultValue={chosen}>
        <option value="">{i18n.t("conversation.about.none")}</option>
        {GROUPS.map(([type, label]) => {
          const group = subjects.filter((subject) => subject.type === type)
          if (group.length === 0) return null
          return (
            <optgroup key={type} label={i18n.t(label)}>
              {group.map(({ id, title }) => (
                <option key={id} value={`${type}:${id}`}>
                  {title}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}
