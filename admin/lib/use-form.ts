import { useEffect, useRef, useState } from "react"
import type { FormEvent } from "react"
import { useTranslation } from "react-i18next"
import type { z } from "zod"
import { useMessageOf } from "./use-message-of"

interface FormOptions<Values extends object, Body> {
  initial: Values
  schema: z.ZodType<Body>
  /** The request's body as typed so far; the schema judges it. */
  toBody: (values: Values) => unknown
  submit: (body: Body) => Promise<unknown>
}

type FieldErrors = Record<string, string>

const concerns = (path: string, key: string) => path === key || path.startsWith(`${key}.`)

/** State of one form: what is typed is kept whatever the server says, and errors stand at their fields. */
export function useForm<Values extends object, Body>({ initial, schema, toBody, submit }: FormOptions<Values, Body>) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()
  const [baseline, setBaseline] = useState(initial)
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const formRef = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (refusals > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])

  /** For the rules that the contract leaves without words of its own. */
  const wordsFor = (issue: z.core.$ZodRawIssue): string | undefined => {
    if (issue.code === "too_big" && issue.origin === "string") return t("form.tooLong", { max: Number(issue.maximum) })
    if (issue.code === "too_big") return t("form.tooMany", { max: Number(issue.maximum) })
    if (issue.code === "too_small" && issue.origin === "string") return t("form.empty")
    if (issue.code === "too_small") return t("form.tooFew", { min: Number(issue.minimum) })
    if (issue.code === "invalid_value" && issue.input === undefined) return t("form.choose")
    if (issue.code === "invalid_format" && issue.format === "date") return t("form.date")
    if (issue.code === "invalid_format" && issue.format === "url") return t("form.url")
    return undefined
  }

  const set = <Key extends keyof Values & string>(key: Key, value: Values[Key]) => {
    setValues((now) => ({ ...now, [key]: value }))
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([path]) => !concerns(path, key))))
  }

  const reset = (next: Values) => {
    setBaseline(next)
    setValues(next)
    setErrors({})
    setFailure(null)
  }

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    setFailure(null)
    const parsed = schema.safeParse(toBody(values), { error: wordsFor })
    if (!parsed.success) {
      const found: FieldErrors = {}
      for (const issue of parsed.error.issues) found[issue.path.join(".")] ??= issue.message
      setErrors(found)
      setRefusals((count) => count + 1)
      return
    }
    setErrors({})
    setPending(true)
    try {
      await submit(parsed.data)
    } catch (error) {
      setFailure(messageOf(error))
    } finally {
      setPending(false)
    }
  }

  const dirty = JSON.stringify(values) !== JSON.stringify(baseline)

  return { formRef, values, set, reset, errors, failure, pending, dirty, onSubmit }
}
