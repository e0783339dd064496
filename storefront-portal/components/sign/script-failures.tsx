import type { I18n } from "@messages/i18n"
import { FailureFrame } from "./failure-frame"

/** What only the script can find: no answer, and a session that ended under the open page. It shows them by name. */
export function ScriptFailures({ linkId, i18n }: { linkId: string; i18n: I18n }) {
  return (
    <>
      <FailureFrame name="network" title={i18n.t("sign.error.network.title")} hidden>
        <p>{i18n.t("sign.error.network.text")}</p>
      </FailureFrame>
      <FailureFrame name="session" title={i18n.t("sign.error.session.title")} hidden>
        <p>{i18n.t("sign.error.session.text")}</p>
        {/* In a tab of its own, so that what is typed here stays. */}
        <form method="post" action="/fresh-link" target="_blank" className="grid">
          <input type="hidden" name="link" value={linkId} />
          <button className="btn btn-primary">{i18n.t("expired.act")}</button>
        </form>
      </FailureFrame>
    </>
  )
}
