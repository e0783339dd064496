"use client"

import { useState, type FormEvent } from "react"
import type { Decide } from "@contracts/approval"
import { looksLikeEmail } from "@/lib/format/looks-like-email"
import { Field, Problem, described } from "@/components/form/field"
import type { SignWords } from "./sign-words"

interface Props {
  hidden: boolean
  disabled: boolean
  busy: boolean
  nonce: string
  consent: string
  email: string
  words: SignWords
  onDecide: (decision: Decide) => void
}

type Problems = Partial<Record<"name" | "email" | "consent", string>>

/** The fields keep their own text, so no error and no refreshed page can take it away. */
export function ApproveForm({ hidden, disabled, busy, nonce, consent, email, words, onDecide }: Props) {
  const [problems, setProblems] = useState<Problems>({})
  const [typed, setTyped] = useState("")

  /** What is being put right is no problem any more. */
  const clear = (event: FormEvent<HTMLFormElement>) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement)) return
    const { name } = target
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([field]) => field !== name)))
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get("name") ?? "").trim()
    const address = String(form.get("email") ?? "").trim()
    const found: Problems = {
      ...(name === "" && { name: words.missing.name }),
      ...(!looksLikeEmail(address) && { email: words.missing.email }),
      ...(!form.has("consent") && { consent: words.missing.consent }),
    }
    setProblems(found)
    const first = Object.keys(found)[0]
    if (first) document.getElementById(`sign-${first}`)?.focus()
    else onDecide({ decision: "approved", nonce, name, email: address, consent: true })
  }

  return (
    <form noValidate hidden={hidden} onSubmit={submit} onInput={clear} className="grid gap-4 [&[hidden]]:hidden">
      <Field
        id="sign-name"
        name="name"
        label={words.name}
        hint={words.nameHint}
        problem={problems.name}
        autoComplete="name"
        maxLength={200}
        required
        dir="auto"
        onInput={(event) => setTyped(event.currentTarget.value)}
      >
        <p
          aria-hidden="true"
          className="signature min-h-10 truncate border-b border-dashed border-line-strong text-2xl leading-10"
          dir="auto"
        >
          {typed}
        </p>
      </Field>
      <Field
        id="sign-email"
        name="email"
        type="email"
        label={words.email}
        problem={problems.email}
        defaultValue={email}
        autoComplete="email"
        maxLength={254}
        required
      />
      <div className="grid gap-1.5">
        <label className="flex gap-3">
          <input
            id="sign-consent"
            name="consent"
            type="checkbox"
            required
            className="mt-0.5 size-6 flex-none accent-(--fill)"
            {...described("sign-consent", undefined, problems.consent)}
          />
          <span>{consent}</span>
        </label>
        <Problem id="sign-consent" text={problems.consent} />
      </div>
      <button className="btn btn-primary num min-h-12.5" disabled={disabled}>
        {busy ? words.busy : words.approve}
      </button>
    </form>
  )
}
