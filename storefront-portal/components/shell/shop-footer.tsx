import type { I18n } from "@messages/i18n"
import type { Shop } from "@contracts/shop"

export function ShopFooter({ shop, i18n }: { shop: Shop; i18n: I18n }) {
  const { address, phone, email } = shop.contact
  const website = webAddress(shop.contact.website)
  return (
    <footer className="wrap pt-6 pb-10 text-center text-sm text-ink-2">
      <h2 className="sr-only">{i18n.t("page.contact.footer")}</h2>
      <p className="flex flex-wrap items-center justify-center gap-x-5">
        <b className="font-semibold text-ink" dir="auto">
          {shop.name}
        </b>
        {phone && (
          <a className="link tap" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
            <bdi>{phone}</bdi>
          </a>
        )}
        {email && (
          <a className="link tap" href={`mailto:${email}`}>
            {email}
          </a>
        )}
        {website && (
          <a className="link tap" href={website.href} rel="noreferrer">
            {website.host}
          </a>
        )}
      </p>
      {address && (
        <p className="whitespace-pre-line" dir="auto">
          {address}
        </p>
      )}
      {shop.footer_text && (
        <p className="mx-auto mt-3 max-w-prose whitespace-pre-line" dir="auto">
          {shop.footer_text}
        </p>
      )}
    </footer>
  )
}

function webAddress(website: string | null): URL | null {
  if (!website || !URL.canParse(website)) return null
  const url = new URL(website)
  return /^https?:$/.test(url.protocol) ? url : null
}
