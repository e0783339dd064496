import { Greeting, LinkedItem, Paragraph, Quote } from "../../emails/parts"
import type { MailTemplate } from "../../emails/types"

export interface StaffDigestProps {
  recipient_name: string
  /** Oldest first; at least one. */
  lines: readonly {
    title: string
    text: string
    /** The place in the admin; null when the plugin is not told where the admin lives. */
    url: string | null
    /** An instant. */
    at: string
  }[]
}

/** Most lines that a mail shows; the others are in the bell and on their projects. */
const MAX_LINES = 100

export const staffDigestMail: MailTemplate<StaffDigestProps> = ({ recipient_name, lines }, { shop, i18n }) => {
  const { t } = i18n
  const values = { count: lines.length, n: i18n.number(lines.length), shop: shop.name }
  return {
    subject: t("staff_digest.subject", values),
    preheader: lines
      .slice(0, 3)
      .map(({ title }) => title)
      .join(" · "),
    title: t("staff_digest.title", values),
    reason: t("footer.why_staff", { shop: shop.name }),
    body: (
      <>
        <Greeting i18n={i18n} name={recipient_name} />
        <Paragraph>{t("staff_digest.intro", values)}</Paragraph>
        {lines
          .slice(0, MAX_LINES)
          .map(({ title, text, url, at }, index) =>
            url === null ? (
              <Quote key={index} label={`${title} · ${i18n.instant(at)}`} value={text} accent={shop.accent} />
            ) : (
              <LinkedItem
                key={index}
                label={title}
                dir={i18n.dir}
                url={url}
                notes={[text, i18n.instant(at)].filter(Boolean)}
                quote={null}
                accent={shop.accent}
              />
            ),
          )}
      </>
    ),
  }
}
