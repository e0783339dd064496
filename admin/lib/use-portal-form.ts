import { zodResolver } from "@hookform/resolvers/zod"
import { useForm } from "react-hook-form"
import type { DefaultValues, FieldPath, FieldValues } from "react-hook-form"
import { useTranslation } from "react-i18next"
import { z } from "zod"
import { fieldRuleOf } from "../../src/contracts"
import { useMessageOf } from "./use-message-of"

interface Options<Values extends FieldValues, Body> {
  values: DefaultValues<Values>
  /** The contract's own schema. It judges what `toBody` makes of the typed values. */
  schema: z.ZodType<Body>
  toBody: (values: Values) => unknown
  submit: (body: Body) => Promise<unknown>
  /** The field that a refusal of the server is about, and what to say there; null for one that is about none. */
  fieldOf?: (error: unknown) => { name: FieldPath<Values>; message: string } | null
}

/** Where other refusals of the server stand: at no field, above all of them. */
const FAILURE = "root.failure"

/**
 * A form of react-hook-form that is judged by a contract. What is typed stays, whatever the server answers; errors stand
 * at their fields, and the first of them gets the focus.
 */
export function usePortalForm<Values extends FieldValues, Body>({
  values,
  schema,
  toBody,
  submit,
  fieldOf = () => null,
}: Options<Values, Body>) {
  const { t } = useTranslation("clientPortal")
  const messageOf = useMessageOf()

  /** Words for the rules that the contract leaves to zod. */
  const wordsFor = (issue: z.core.$ZodRawIssue): string => {
    if (issue.code === "too_big" && issue.origin === "string") return t("form.tooLong", { max: Number(issue.maximum) })
    if (issue.code === "too_big") return t("form.tooMany", { max: Number(issue.maximum) })
    if (issue.code === "too_small" && issue.origin === "string") return t("form.empty")
    if (issue.code === "too_small") return t("form.tooFew", { min: Number(issue.minimum) })
    if (issue.code === "invalid_value" && issue.input === undefined) return t("form.choose")
    if (issue.code === "invalid_format" && issue.format === "date") return t("form.date")
    if (issue.code === "invalid_format" && issue.format === "url") return t("form.url")
    return t("form.invalid")
  }

  /** A rule of a field speaks English in the contract; staff read what the catalogue says. */
  const judged = z.transform<Values, Body>((values, { issues }) => {
    const result = schema.safeParse(toBody(values), { error: wordsFor })
    if (result.success) return result.data
    for (const { path, message } of result.error.issues) {
      const rule = fieldRuleOf(message)
      issues.push({ code: "custom", input: values, path, message: rule ? t(`form.rule.${rule}`) : message })
    }
    return z.NEVER
  })

  const form = useForm<Values, unknown, Body>({
    defaultValues: values,
    resolver: zodResolver(judged),
  })

  const onSubmit = form.handleSubmit(async (body) => {
    try {
      await submit(body)
    } catch (error) {
      const refused = fieldOf(error)
      if (refused) form.setError(refused.name, { message: refused.message }, { shouldFocus: true })
      else form.setError(FAILURE, { message: messageOf(error) })
    }
  })

  const { isDirty, isSubmitting, errors } = form.formState
  return { ...form, onSubmit, isDirty, isSubmitting, failure: errors.root?.["failure"]?.message ?? null }
}

export type PortalForm<Values extends FieldValues, Body> = ReturnType<typeof usePortalForm<Values, Body>>
