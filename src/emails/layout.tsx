import { Body, Container, Head, Heading, Hr, Html, Img, Link, Preview, Section, Text } from "./react-email"
import { fontFamily, palette, styleSheet } from "./theme"
import type { MailContent, MailContext } from "./types"
import { isWebAddress } from "./web-address"

const small = {
  fontFamily,
  fontSize: "12px",
  lineHeight: "18px",
  color: palette.ink3,
  margin: "0 0 6px",
  overflowWrap: "anywhere",
} as const
const quietLink = { color: palette.ink3, textDecoration: "underline" } as const

type Branding = Pick<MailContext, "shop"> & { logo_url: string | null }

const Header = ({ shop, logo_url }: Branding) => (
  <Section style={{ padding: "0 4px 18px" }}>
    {logo_url ? (
      // The name stands below, also where pictures are not shown.
      <Img
        className="m-logo"
        src={logo_url}
        alt=""
        height="40"
        style={{ height: "40px", width: "auto", maxWidth: "100%", margin: "0 0 8px" }}
      />
    ) : null}
    <Text
      className="m-ink"
      style={{
        fontFamily,
        fontSize: "18px",
        lineHeight: "26px",
        fontWeight: 700,
        color: palette.ink,
        margin: 0,
        overflowWrap: "anywhere",
      }}
    >
      {shop.name}
    </Text>
    {shop.header_text ? (
      <Text className="m-ink2" style={{ ...small, fontSize: "13px", color: palette.ink2, margin: "2px 0 0" }}>
        {shop.header_text}
      </Text>
    ) : null}
  </Section>
)

/** A line of the footer: the shop's name, then whatever it shows of itself. */
const Contact = ({ shop }: Pick<Branding, "shop">) => {
  const { email, phone, address, website } = shop.contact
  return (
    <>
      <Text className="m-ink3" style={small}>
        {[shop.name, address].filter(Boolean).join(" · ")}
      </Text>
      {phone || email || website ? (
        <Text className="m-ink3" style={small}>
          {phone}
          {phone && email ? " · " : null}
          {email ? (
            <Link href={`mailto:${email}`} className="m-ink3" style={quietLink}>
              {email}
            </Link>
          ) : null}
          {(phone || email) && website ? " · " : null}
          {website && isWebAddress(website) ? (
            <Link href={website} className="m-ink3" style={quietLink}>
              {website}
            </Link>
          ) : (
            website
          )}
        </Text>
      ) : null}
    </>
  )
}

/** The shell all mails share, in the shop's branding. */
export const Layout = ({
  shop,
  logo_url,
  i18n,
  content,
}: Branding & Pick<MailContext, "i18n"> & { content: MailContent }) => (
  <Html lang={i18n.language} dir={i18n.dir}>
    <Head>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <title>{content.subject}</title>
      <style>{styleSheet}</style>
    </Head>
    <Body className="m-ground" style={{ margin: 0, padding: 0, backgroundColor: palette.ground }}>
      <Preview>{content.preheader}</Preview>
      {/* The library lays a table of its own inside the body, so the ground is painted again where dark mode reaches it. */}
      <Section className="m-outer m-ground" style={{ padding: "32px 16px 40px", backgroundColor: palette.ground }}>
        <Container style={{ maxWidth: "560px", margin: "0 auto" }}>
          {content.can_reply ? (
            // Stands first, so that everything below it in an answer is what the answer quotes.
            <Text className="m-ink3" style={{ ...small, margin: "0 4px 12px" }}>
              {i18n.t("mail.reply_above")}
            </Text>
          ) : null}
          <Header shop={shop} logo_url={logo_url} />
          <Section
            className="m-card"
            style={{
              backgroundColor: palette.paper,
              border: `1px solid ${palette.line}`,
              borderTop: `4px solid ${shop.accent}`,
              borderRadius: "12px",
              borderCollapse: "separate",
            }}
          >
            <Section className="m-card-in" style={{ padding: "32px 36px 34px" }}>
              <Heading
                as="h1"
                className="m-title m-ink"
                style={{
                  fontFamily,
                  fontSize: "24px",
                  lineHeight: "1.2",
                  letterSpacing: "-0.01em",
                  fontWeight: 650,
                  color: palette.ink,
                  margin: "0 0 18px",
                  overflowWrap: "anywhere",
                }}
              >
                {content.title}
              </Heading>
              {content.body}
            </Section>
          </Section>
          <Section style={{ padding: "20px 4px 0" }}>
            {shop.footer_text ? (
              <Text className="m-ink2" style={{ ...small, color: palette.ink2, margin: "0 0 10px" }}>
                {shop.footer_text}
              </Text>
            ) : null}
            <Contact shop={shop} />
            <Hr className="m-line" style={{ borderTop: `1px solid ${palette.line}`, margin: "12px 0" }} />
            <Text className="m-ink3" style={small}>
              {content.reason}
            </Text>
            {content.preferences_url ? (
              <Text className="m-ink3" style={small}>
                <Link href={content.preferences_url} className="m-ink3" style={quietLink}>
                  {i18n.t("mail.preferences")}
                </Link>
              </Text>
            ) : null}
          </Section>
        </Container>
      </Section>
    </Body>
  </Html>
)
