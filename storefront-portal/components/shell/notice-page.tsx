import type { I18n } from "@messages/i18n"
import type { ReactNode } from "react"
import type { Shop } from "@contracts/shop"
import { IconTile, type IconName } from "./icon"
import { PageFrame } from "./page-frame"

interface Props {
  i18n: I18n
  shop: Shop | null
  icon: IconName
  title: string
  text: string
  preview?: boolean
  children?: ReactNode
}

/** One thing to say and one thing to do, in the middle of an otherwise empty page. */
export function NoticePage({ i18n, shop, icon, title, text, preview, children }: Props) {
  const { email = null, phone = null } = shop?.contact ?? {}
  return (
    <PageFrame i18n={i18n} shop={shop} preview={preview}>
      <div className="grid min-h-[60dvh] place-items-center py-8">
        <div className="card w-full max-w-lg overflow-hidden shadow-(--shadow)">
          <div className="grid gap-3 p-6">
            <IconTile name={icon} />
            <h1 className="mt-1 text-2xl" dir="auto">
              {title}
            </h1>
            <p className="text-ink-2 wide:text-balance">{text}</p>
            {children}
          </div>
          {(email || phone) && (
            <p className="flex flex-wrap items-center gap-x-4 border-t border-line px-6 py-2 text-sm text-ink-2">
              <span className="max-wide:basis-full max-wide:pt-1.5">{i18n.t("page.contact.footer")}</span>
              {email && (
                <a className="link tap" href={`mailto:${email}`}>
                  {email}
                </a>
              )}
              {phone && (
                <a className="link tap" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
                  <bdi>{phone}</bdi>
                </a>
              )}
            </p>
          )}
        </div>
      </div>
    </PageFrame>
  )
}
