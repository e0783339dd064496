"use client"

import { useEffect, useRef, useState } from "react"
import { ChangesList } from "../changes-list"
import { mayTryAgain, type Failure } from "./decide"
import type { SignWords } from "./sign-words"

interface Props {
  failure: Failure
  linkId: string
  words: SignWords
  /** Brings the page's newest state in; what is typed stays. */
  onReload: () => void
}

/** Says what went wrong, on top of the form and with the focus, and offers the way on. */
export function FailureBox({ failure, linkId, words, onReload }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [failure])
  const said = failure.kind === "conflict" ? failure.conflict : words.failures[failure.kind]
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-stops={!mayTryAgain(failure) || undefined}
      className="grid gap-2 rounded-xl bg-bad-soft px-4 py-3"
    >
      <h3 className="text-bad">{said.title}</h3>
      <p>{said.text}</p>
      {failure.kind === "conflict" && (
        <>
          {failure.conflict.changes.length > 0 && (
            <ChangesList changes={failure.conflict.changes} words={words.change} />
          )}
          {!failure.conflict.isStale && (
            <a className="btn mt-1" href={`/p/${linkId}`}>
              {words.conflictAct}
            </a>
          )}
        </>
      )}
      {(failure.kind === "refused" || (failure.kind === "conflict" && failure.conflict.isStale)) && (
        <button type="button" className="btn mt-1" onClick={onReload}>
          {words.reload}
        </button>
      )}
      {failure.kind === "session" && <FreshLink linkId={linkId} words={words} onReload={onReload} />}
    </div>
  )
}

function FreshLink({ linkId, words, onReload }: Pick<Props, "linkId" | "words" | "onReload">) {
  const [said, setSaid] = useState<string | null>(null)

  const ask = async () => {
    const form = new URLSearchParams({ link: linkId })
    const answer = await fetch("/fresh-link", { method: "POST", body: form }).catch(() => null)
    const sent = answer?.url.includes("sent=1") ?? false
    setSaid(sent ? words.session.sent : words.failures[answer ? "busy" : "network"].text)
  }
  const goOn = async () => {
    // Asked first, because refreshing without a session would lead away from what is typed.
    const answer = await fetch(`/p/${linkId}/changes`, { cache: "no-store" }).catch(() => null)
    if (answer?.ok) onReload()
    else setSaid(words.session.still)
  }
  return (
    <>
      <p aria-live="polite">{said}</p>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="btn btn-primary" onClick={() => void ask()}>
          {words.session.ask}
        </button>
        <button type="button" className="btn" onClick={() => void goOn()}>
          {words.session.goOn}
        </button>
      </div>
    </>
  )
}
