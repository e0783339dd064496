/**
 * What the API says of a value that breaks a rule of its own field, by the rule's code. Forms show words of their
 * catalogue instead, found by the code.
 */
export const FIELD_RULES = {
  name: "Please type a name",
  name_one_line: "Please type the name on one line and without hidden control characters",
  name_alone: "Please type the name alone: no web or e-mail address, no phone number, and a space after each dot",
  po_number: "Please type a PO number",
  po_number_one_line: "Please type the PO number on one line and without hidden control characters",
  code: "Please type the six digits of the code",
  email: "Please type a full e-mail address, such as anna@example.com",
  note: "Please write a few words",
  one_line: "Please type this on one line and without hidden control characters",
  address_field: "Please fill this in",
  amount: "must be a decimal amount such as 19.99",
  shop_name: "The shop needs a name",
  file_name: "The file needs a name",
  lines: "Choose at least one line",
  decimal: "must be a number such as 12 or 9.975",
  unit_code: "must be a unit code such as H87",
  invoice_lines: "An invoice needs at least one line",
  line_title: "A line needs a title",
  same_email: "Please type the same address again",
  reason: "Please say why",
  number_pattern: "must hold {n} once, such as INV-{n:4}",
  color_name: "Please name the color",
  tick: "Please write what is to be confirmed",
  link_template: "must be an https address with {number} once, behind the host",
  color: "must be a color such as #14532d",
  locale: "must be a language tag such as en-US",
  time_zone: "must be a time zone such as America/New_York",
} as const
export type FieldRule = keyof typeof FIELD_RULES

const isFieldRule = (code: string): code is FieldRule => code in FIELD_RULES

/** The rule that a message of a schema stands for; null for any other message. */
export const fieldRuleOf = (message: string): FieldRule | null =>
  Object.keys(FIELD_RULES)
    .filter(isFieldRule)
    .find((code) => FIELD_RULES[code] === message) ?? null
