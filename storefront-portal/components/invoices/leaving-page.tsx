import type { Shop } from "@contracts/shop"
import type { I18n } from "@messages/i18n"
import { NoticePage } from "@/components/shell/notice-page"

/**
 * Takes the client to the payment page. A redirect in answer to the form would not arrive: Chromium holds a form's
 * redirects to form-action of the page it stood on. `refresh` needs no script, and React moves it into the head.
 */
export function LeavingPage({ url, shop, i18n }: { url: string; shop: Shop; i18n: I18n }) {
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <NoticePage
        i18n={i18n}
        shop={shop}
        icon="card"
        title={i18n.t("pay.leaving.title")}
        text={i18n.t("pay.leaving.text")}
      >
        <a className="btn btn-primary mt-2" href={url} rel="noreferrer">
          {i18n.t("pay.leaving.act")}
        </a>
      </NoticePage>
    </>
  )
}
