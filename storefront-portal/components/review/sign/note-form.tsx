"use client"

import { useState, type FormEvent } from "react"
import type { Decide } from "@contracts/approval"
import type { NoteKind } from "./decide"
import { Problem, described } from "@/components/form/field"
import type { SignWords } from "./sign-words"

interface Props {
  kind: NoteKind
  hidden: boolean
  disabled: boolean
  busy: boolean
  nonce: string
  words: SignWords
  onDecide: (decision: Decide) => void
  onCancel: () => void
}

/** Asking for changes and declining: both need words of the client's own. */
export function NoteForm({ kind, hidden, disabled, busy, nonce, words, onDecide, onCancel }: Props) {
  const [problem, setProblem] = useState<string>()
  const { label, hint, missing, send } = words.notes[kind]
  const id = noteFieldId(kind)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const message = String(new FormData(event.currentTarget).get("message") ?? "").trim()
    setProblem(message === "" ? missing : undefined)
    if (message === "") document.getElementById(id)?.focus()
    else onDecide({ decision: kind, nonce, message })
  }

  return (
    <form noValidate hidden={hidden} onSubmit={submit} className="grid gap-3 [&[hidden]]:hidden">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <p id={`${id}-hint`} className="-mt-1 text-sm text-ink-2">
          {hint}
        </p>
        <textarea
          id={id}
          name="message"
          rows={5}
          maxLength={10_000}
          required
          dir="auto"
          className="field"
          {...described(id, hint, problem)}
        />
        <Problem id={id} text={problem} />
      </div>
      <button className={`btn ${kind === "declined" ? "border-bad text-bad" : "btn-primary"}`} disabled={disabled}>
        {busy ? words.busy : send}
      </button>
      <button type="button" className="btn btn-quiet" onClick={onCancel}>
        {words.cancel}
      </button>
    </form>
  )
}

export function noteFieldId(kind: NoteKind): string {
  return `note-${kind}`
}
