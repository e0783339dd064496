import { Fragment, type ReactNode } from "react"
import type { Shop } from "../contracts/shop"
import { firstName } from "../messages/first-name"
import type { I18n } from "../messages/i18n"
import { Button, Link, Section, Text } from "./react-email"
import { fontFamily, monoFamily, palette } from "./theme"
import { requireWebAddress } from "./web-address"

const text = { fontFamily, fontSize: "15px", lineHeight: "24px", margin: "0 0 16px" } as const

export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text className="m-ink" style={{ ...text, color: palette.ink }}>
    {children}
  </Text>
)

/** The first line; without a name where the shop knows none, or only one that a client typed. */
export const Greeting = ({ i18n, name }: { i18n: I18n; name: string | null }) => (
  <Paragraph>
    {i18n.t("greeting", { kind: name === null ? "plain" : "named", name: name === null ? "" : firstName(name) })}
  </Paragraph>
)

export const Small = ({ children }: { children: ReactNode }) => (
  <Text
    className="m-ink2"
    style={{ ...text, fontSize: "13px", lineHeight: "20px", margin: "16px 0 0", color: palette.ink2 }}
  >
    {children}
  </Text>
)

/**
 * Line breaks as they were typed.
 * @param apart each line runs in its own direction and stands where the text around it does
 */
const Lines = ({ value, apart = false }: { value: string; apart?: boolean }) =>
  value.split(/\r\n|\r|\n/).map((line, index) => (
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {apart ? <bdi>{line}</bdi> : line}
    </Fragment>
  ))

/** `dir=auto`, for a person's words may be in any language. */
const QuotedLines = ({ value, accent }: { value: string; accent: string }) => (
  <blockquote
    dir="auto"
    className="m-quote m-ink"
    style={{
      ...text,
      margin: "4px 0 0",
      padding: "12px 16px",
      backgroundColor: palette.ground,
      color: palette.ink,
      borderInlineStart: `3px solid ${accent}`,
      borderRadius: "4px",
      overflowWrap: "anywhere",
    }}
  >
    <Lines value={value} />
  </blockquote>
)

/** A person's own words, set apart from the shop's. */
export const Quote = ({
  label,
  value,
  note = null,
  accent,
}: {
  label: string
  value: string
  /** A line below the words. */
  note?: string | null
  accent: string
}) => (
  <Section style={{ margin: "4px 0 20px" }}>
    <Text
      className="m-ink2"
      style={{ ...text, fontSize: "13px", lineHeight: "20px", margin: "0 0 6px", color: palette.ink2 }}
    >
      {label}
    </Text>
    <QuotedLines value={value} accent={accent} />
    {note === null ? null : (
      <Text
        className="m-ink2"
        style={{
          ...text,
          fontSize: "13px",
          lineHeight: "20px",
          margin: "6px 0 0",
          wordBreak: "break-word",
          color: palette.ink2,
        }}
      >
        {note}
      </Text>
    )}
  </Section>
)

interface LinkedItemProps {
  label: string
  /** Of a label that is a sentence of the mail's own, which may begin with a name; left out: as its first letter runs. */
  dir?: "ltr" | "rtl"
  url: string
  /** Each on a line of its own. */
  notes: readonly string[]
  /** A person's own words about it. */
  quote: string | null
  accent: string
}

/** One of several things that a mail is about, with its own page. */
export const LinkedItem = ({ label, dir, url, notes, quote, accent }: LinkedItemProps) => (
  <Section style={{ margin: "0 0 16px" }}>
    <Link
      href={requireWebAddress(url, "link")}
      className="m-ink"
      style={{ ...text, margin: 0, fontWeight: 600, color: palette.ink, textDecoration: "underline" }}
    >
      <bdi dir={dir}>{label}</bdi>
    </Link>
    <Text
      className="m-ink2"
      style={{ ...text, fontSize: "13px", lineHeight: "20px", margin: "2px 0 0", color: palette.ink2 }}
    >
      <Lines value={notes.join("\n")} />
    </Text>
    {quote ? <QuotedLines value={quote} accent={accent} /> : null}
  </Section>
)

export interface Fact {
  label: string
  value: string
  /** For long codes: equal-width letters that may break anywhere. */
  code?: boolean
}

const cell = { fontFamily, fontSize: "14px", lineHeight: "20px", padding: "9px 0", verticalAlign: "top" } as const

/** `m-facts` is how the text version finds this table among those that only lay out. */
export const Facts = ({ items }: { items: readonly Fact[] }) => (
  <table
    className="m-facts"
    width="100%"
    cellPadding={0}
    cellSpacing={0}
    style={{ margin: "4px 0 24px", borderCollapse: "collapse", tableLayout: "fixed" }}
  >
    <tbody>
      {items.map((fact) => (
        <tr key={fact.label}>
          <th
            scope="row"
            className="m-ink2 m-line"
            style={{
              ...cell,
              width: "36%",
              paddingInlineEnd: "12px",
              fontWeight: 400,
              textAlign: "start",
              color: palette.ink2,
              borderTop: `1px solid ${palette.line}`,
            }}
          >
            {fact.label}
          </th>
          <td
            className="m-ink m-line"
            style={{
              ...cell,
              fontWeight: fact.code ? 400 : 600,
              color: palette.ink,
              borderTop: `1px solid ${palette.line}`,
              overflowWrap: "anywhere",
              wordBreak: fact.code ? "break-all" : "normal",
              ...(fact.code ? { fontFamily: monoFamily, fontSize: "12px" } : {}),
            }}
          >
            <Lines value={fact.value} apart />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A one-time code, large and with room between the digits; copied, it is the digits alone. */
export const Code = ({ value }: { value: string }) => (
  <Section style={{ margin: "4px 0 20px" }}>
    <Text
      className="m-quote m-ink"
      style={{
        margin: 0,
        padding: "14px 20px",
        display: "inline-block",
        backgroundColor: palette.ground,
        color: palette.ink,
        borderRadius: "10px",
        fontFamily: monoFamily,
        fontSize: "30px",
        lineHeight: "36px",
        fontWeight: 700,
        letterSpacing: "6px",
      }}
    >
      <bdi dir="ltr">{value}</bdi>
    </Text>
  </Section>
)

interface ActionProps {
  shop: Shop
  label: string
  url: string
  /** Introduces the bare address, for clients that show no button. */
  address_label: string
}

/** The one thing to do. The text version reads the label and, below it, the full address. */
export const Action = ({ shop, label, url, address_label }: ActionProps) => (
  <Section style={{ margin: "8px 0 0" }}>
    <Button
      className="m-button"
      href={requireWebAddress(url, "button")}
      style={{
        backgroundColor: shop.accent,
        color: shop.accent_ink,
        border: "1px solid rgba(28, 27, 25, 0.16)",
        borderRadius: "10px",
        fontFamily,
        fontSize: "16px",
        fontWeight: 600,
        padding: "14px 24px",
      }}
    >
      {label}
    </Button>
    <div
      className="m-ink3"
      style={{
        fontFamily,
        fontSize: "12px",
        lineHeight: "18px",
        marginTop: "16px",
        color: palette.ink3,
        overflowWrap: "anywhere",
      }}
    >
      <span data-skip-in-text="true">
        {address_label}
        <br />
      </span>
      <Link
        href={url}
        className="m-ink3"
        style={{ color: palette.ink3, textDecoration: "underline", wordBreak: "break-all" }}
      >
        {url}
      </Link>
    </div>
  </Section>
)
