import {
  messageSubjectTypeSchema,
  sendMessageSchema,
  type MessageSubject,
  type SendMessage,
} from "@contracts/conversation/message"
import type { TypedMessage } from "@/components/conversation/message-form"
import type { MessageProblem } from "@/lib/errors/message-problem"

export interface MessageForm {
  typed: TypedMessage
  from: "order" | "messages"
  /** Newest message that the client saw. */
  seen: string | null
  /** Null for one that cannot be sent. */
  message: SendMessage | null
  problem: MessageProblem
}

/** "proof:pprf_1", as the form's choice and addresses have it; null for the whole order. */
export function readSubject(text: string | null): MessageSubject | null {
  const [type, ...id] = (text ?? "").split(":")
  const known = messageSubjectTypeSchema.safeParse(type)
  return known.success && id.length > 0 ? { type: known.data, id: id.join(":") } : null
}

/** @returns null for a form that no page of ours sends */
export function readMessageForm(form: URLSearchParams): MessageForm | null {
  const typed = { key: form.get("key") ?? "", body: form.get("body") ?? "", about: form.get("about") ?? "" }
  const files = form.getAll("files").filter(Boolean)
  const parsed = sendMessageSchema.safeParse({
    key: typed.key,
    body: typed.body,
    about: readSubject(typed.about),
    files,
  })
  const fields = parsed.error?.issues.map(({ path: [field] }) => field) ?? []
  if (fields.some((field) => field !== "body")) return null
  return {
    typed,
    from: form.get("from") === "order" ? "order" : "messages",
    seen: form.get("seen"),
    message: parsed.data ?? null,
    problem: typed.body.trim() === "" ? "empty" : "too_long",
  }
}
