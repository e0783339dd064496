import { recordBeacon } from "../../../contracts/routes/engagement"
import { implement } from "../../implement"
import { authenticateReport, recordOf } from "../engagement"
import { boundDwell } from "../view-clock"

/** A person has a page before them. */
export const POST = implement(
  recordBeacon,
  async ({ body, container, req, session }) => {
    const { view, seq, page, sections } = body
    const { visible_ms, share } = boundDwell(`${session.session_id}/${view}`, body.visible_ms)
    recordOf(container, req, session, {
      kind: seq === 0 ? "view" : "dwell",
      view_id: view,
      seq,
      page,
      dwell_ms: visible_ms,
      sections: Object.fromEntries(
        Object.entries(sections).map(([id, ms]) => [id, Math.round(Math.min(ms, body.visible_ms) * share)]),
      ),
    })
  },
  { authenticate: authenticateReport },
)
