import { type FormEvent, useEffect, useRef, useState } from "react"
import type { I18n } from "@messages/i18n"
import { FailureFrame } from "@/components/sign/failure-frame"
import { DecisionArea } from "@/components/proofs/studio/decision-area"
import type { DecisionAnswer, LiveProof, ProofFormState } from "@/components/proofs/studio/studio-data"
import { newRemarks } from "@/lib/proofs/compose-message"
import type { Drafts } from "@/lib/proofs/drafts"

/** Longer than any answer takes; then the client hears that it did not get through. */
const TIMEOUT_MS = 15_000

/** What was typed into the form to approve the version. What was ticked belongs to that version alone. */
export interface Signer {
  versionId: string
  name: string
  email: string
}

const textOf = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === "string" ? value : ""
}

/** Whether anything in the form is not as it was given: an input event alone also comes when the script starts. */
const hasBegun = (form: HTMLFormElement): boolean =>
  [...form.elements].some(
    (field) =>
      field instanceof HTMLInputElement &&
      (field.checked !== field.defaultChecked || (field.type !== "hidden" && field.value !== field.defaultValue)),
  )

/** The form of a newer version: open, with name and address, and nothing ticked. */
const carriedOver = ({ name, email }: Signer): ProofFormState => ({
  typed: { decision: "approved", name, email, message: "", consent_sha256: null, ticks: [], chosen: [] },
  problems: {},
  failure: null,
  status: 200,
})

interface Props {
  proof: LiveProof
  path: string
  formToken: string
  initialState: ProofFormState | null
  /** Who was about to approve an earlier version: kept when a newer one takes its place. Null for nobody. */
  signer: Signer | null
  onSigner: (signer: Signer | null) => void
  drafts: Drafts
  onDrafts: (change: (drafts: Drafts) => Drafts) => void
  onProof: (proof: LiveProof) => void
  ask: () => Promise<void>
  i18n: I18n
}

type Trouble = "network" | "session" | null

/** The forms to decide with, sent without leaving the page: what is typed stays, whatever comes back. */
export function LiveDecision(props: Props) {
  const { proof, path, formToken, signer, onSigner, drafts, onDrafts, onProof, ask, i18n } = props
  const { page } = proof
  const version = page.versions[0]
  const versionId = version?.id ?? ""
  const [carried] = useState(signer !== null && signer.versionId !== versionId ? carriedOver(signer) : null)
  const [initialState] = useState(carried ?? props.initialState)
  const frame = useRef<HTMLDivElement>(null)
  const [state, setState] = useState(initialState)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [isBusy, setBusy] = useState(false)
  const [ticked, setTicked] = useState(initialState?.typed.ticks.length ?? 0)
  const [isDecided, setDecided] = useState(false)

  /* What is wrong, or what was decided, takes the focus. */
  useEffect(() => {
    if (state === initialState && trouble === null && !isDecided) return
    const invalid = frame.current?.querySelector<HTMLElement>("[aria-invalid=true]")
    const told = frame.current?.querySelector<HTMLElement>("[data-failure], [data-done]")
    const next = told ?? invalid
    next?.focus()
  }, [state, initialState, trouble, isDecided])

  const send = async (form: HTMLFormElement) => {
    setBusy(true)
    setTrouble(null)
    const answer = await post(form, path)
    setBusy(false)
    if (answer === "network" || answer === "session") return setTrouble(answer)
    if (answer.proof) onProof(answer.proof)
    else await ask()
    if (answer.kind === "failed") return setState(answer.state)
    setState(null)
    setDecided(true)
    onDrafts((all) => ({ ...all, messages: { changes_requested: "", declined: "" } }))
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isBusy) void send(event.currentTarget)
  }
  const onInput = ({ currentTarget: form }: FormEvent<HTMLFormElement>) => {
    const data = new FormData(form)
    const kind = data.get("decision")
    if (kind === "approved") {
      onSigner(hasBegun(form) ? { versionId, name: textOf(data, "name"), email: textOf(data, "email") } : null)
      return setTicked(data.getAll("tick").length)
    }
    const message = data.get("message")
    if ((kind === "changes_requested" || kind === "declined") && typeof message === "string")
      onDrafts((all) => ({ ...all, messages: { ...all.messages, [kind]: message } }))
  }

  return (
    <div ref={frame} className="contents">
      <DecisionArea
        proof={proof}
        path={path}
        formToken={formToken}
        state={state}
        remarks={newRemarks(page.annotations, versionId).length}
        i18n={i18n}
        live={{
          onSubmit,
          onInput,
          isBusy,
          isAskedAgain: carried !== null,
          ticksLeft: Math.max(0, (version?.waives ? 0 : (version?.spec.ticks.length ?? 0)) - ticked),
          unsent: drafts.remarks.filter(({ body }) => body.trim() !== "").length,
          messages: drafts.messages,
        }}
      >
        {trouble === "network" && (
          <FailureFrame title={i18n.t("sign.error.network.title")}>
            <p>{i18n.t("sign.error.network.text")}</p>
          </FailureFrame>
        )}
        {trouble === "session" && (
          <FailureFrame title={i18n.t("sign.error.session.title")}>
            <p>{i18n.t("sign.error.session.text")}</p>
            {/* In a tab of its own, so that what is typed here stays. */}
            <form method="post" action="/fresh-link" target="_blank" className="grid">
              <input type="hidden" name="link" value={page.viewer.link_id} />
              <button className="btn btn-primary">{i18n.t("expired.act")}</button>
            </form>
          </FailureFrame>
        )}
        {isDecided && (
          <p data-done tabIndex={-1} className="font-semibold text-good outline-none">
            {i18n.t("studio.done")}
          </p>
        )}
      </DecisionArea>
    </div>
  )
}

async function post(form: HTMLFormElement, path: string): Promise<DecisionAnswer | "network" | "session"> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value)
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.status === 401) return "session"
    if (!answer.headers.get("content-type")?.startsWith("application/json")) return "network"
    const read: DecisionAnswer = await answer.json()
    return read
  } catch {
    // No answer in time, or none at all. Sending again is safe: a request is decided only once.
    return "network"
  }
}
