/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen } from "@testing-library/react"
import { z } from "zod"
import { emailSchema, FIELD_RULES, fieldRuleOf, personNameSchema } from "../../../src/contracts"
import { renderAdmin } from "../../__tests__/support/render"
import { en } from "../../i18n/en"
import { TextField } from "../fields"
import { usePortalForm } from "../use-portal-form"

const submit = jest.fn(() => Promise.resolve())

function OneField({ schema }: { schema: z.ZodType }) {
  const form = usePortalForm<{ value: string }, unknown>({
    values: { value: "" },
    schema: z.object({ value: schema }),
    toBody: (values) => values,
    submit,
  })
  return (
    <form onSubmit={form.onSubmit}>
      <TextField control={form.control} name="value" label="Value" />
      <button type="submit">Send</button>
    </form>
  )
}

const problemWith = async (schema: z.ZodType, typed: string): Promise<string | null> => {
  const { user, unmount } = renderAdmin(<OneField schema={schema} />, { language: "cimode" })
  if (typed) await user.type(screen.getByLabelText("Value"), typed)
  await user.click(screen.getByRole("button", { name: "Send" }))
  const { textContent } = await screen.findByRole("alert")
  unmount()
  return textContent
}

describe("a form that a contract judges", () => {
  it.each([
    ["a rule of its own field", personNameSchema, " ", "form.rule.name"],
    ["a rule that is found last", emailSchema, "anna@nowhere", "form.rule.email"],
    ["a rule of zod's that has words", z.string().max(2), "long", "form.tooLong"],
    ["any other rule of zod's", z.string().regex(/^\d+$/), "words", "form.invalid"],
  ])("shows the words of the catalogue for %s", async (_, schema, typed, words) => {
    expect(await problemWith(schema, typed)).toBe(words)
    expect(submit).not.toHaveBeenCalled()
  })

  it("has words for every rule, and takes no two rules for each other", () => {
    expect(Object.keys(en.form.rule).sort()).toEqual(Object.keys(FIELD_RULES).sort())
    for (const [rule, message] of Object.entries(FIELD_RULES)) expect(fieldRuleOf(message)).toBe(rule)
    expect(fieldRuleOf("Too small")).toBeNull()
  })
})
