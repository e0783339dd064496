"use client"

import { useRouter } from "next/navigation"
import { useEffect, useRef, useState } from "react"
import type { Decide } from "@contracts/approval"
import { ApproveForm } from "./approve-form"
import { decide, mayTryAgain, type Failure, type NoteKind } from "./decide"
import { FailureBox } from "./failure-box"
import { NoteForm, noteFieldId } from "./note-form"
import type { SignWords } from "./sign-words"

interface Props {
  /** The request cannot be decided any more. */
  closed: boolean
  linkId: string
  requestId: string
  nonce: string
  consent: string
  email: string
  words: SignWords
}

const NOTES = ["changes_requested", "declined"] as const

/** The three ways to decide. All forms stay mounted, so that going back and forth keeps what was typed. */
export function SignSheet({ closed, linkId, requestId, nonce, consent, email, words }: Props) {
  const router = useRouter()
  // A page that opens on a closed request has nothing typed to keep.
  const [wasOpen] = useState(!closed)
  const [open, setOpen] = useState<NoteKind | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const lastOpen = useRef<NoteKind>(null)
  const sending = useRef(false)
  // Before the script runs a press could do nothing, so the buttons wait for it.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])

  useEffect(() => {
    // Into the field when one opens, and back to its button when it closes.
    if (open) document.getElementById(noteFieldId(open))?.focus()
    else if (lastOpen.current) document.getElementById(`open-${lastOpen.current}`)?.focus()
    lastOpen.current = open
  }, [open])

  const send = async (decision: Decide) => {
    // State arrives a moment after the press; the second press of a double click must not slip through.
    if (sending.current) return
    sending.current = true
    setBusy(true)
    setFailure(null)
    const outcome = await decide(linkId, requestId, decision)
    // A page that is leaving keeps its buttons off.
    if (outcome.kind === "done") return location.assign(`/p/${linkId}?done=${encodeURIComponent(outcome.decisionId)}`)
    sending.current = false
    setBusy(false)
    setFailure(outcome)
  }
  const reload = () => {
    setFailure(null)
    router.refresh()
  }
  const show = (kind: NoteKind | null) => {
    setOpen(kind)
    // "Press the button again" would stand above another button now.
    if (mayTryAgain(failure)) setFailure(null)
  }
  // The bars lead to a page that is loaded anew; here what they tell is taken in without losing what is typed.
  useEffect(() => {
    const takeIn = (event: Event) => {
      event.preventDefault()
      setFailure(null)
      router.refresh()
    }
    const stay = (event: Event) => {
      if (!(event.target instanceof Element) || !event.target.closest("[data-bar=ended] a")) return
      event.preventDefault()
      setFailure({ kind: "session" })
    }
    window.addEventListener("portal:show", takeIn)
    if (wasOpen) document.addEventListener("click", stay)
    return () => {
      window.removeEventListener("portal:show", takeIn)
      document.removeEventListener("click", stay)
    }
  }, [router, wasOpen])
  if (!wasOpen) return null
  const disabled = !ready || busy || closed || !mayTryAgain(failure)
  const shared = { disabled, busy, nonce, words, onDecide: (decision: Decide) => void send(decision) }

  return (
    <div className="grid gap-4">
      {failure && <FailureBox failure={failure} linkId={linkId} words={words} onReload={reload} />}
      <ApproveForm {...shared} hidden={open !== null} consent={consent} email={email} />
      {NOTES.map((kind) => (
        <NoteForm key={kind} {...shared} kind={kind} hidden={open !== kind} onCancel={() => show(null)} />
      ))}
      {open === null && (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-2.5">
          {NOTES.map((kind) => (
            <button
              key={kind}
              id={`open-${kind}`}
              type="button"
              className="btn px-2"
              disabled={disabled}
              onClick={() => show(kind)}
            >
              {kind === "declined" ? words.decline : words.changes}
            </button>
          ))}
        </div>
      )}
      <p className="text-sm text-ink-2">{words.copy}</p>
    </div>
  )
}
