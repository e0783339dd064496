import { setTracking } from "../../../../../../../contracts/routes/shipping"
import { setTracking as setTrackingOf } from "../../../../../../../workflows/shipping/set-tracking"
import { implement } from "../../../../../../implement"

export const POST = implement(setTracking, async ({ container, params, body, actor }) => {
  await setTrackingOf(container, { ...body, project_id: params.id, actor })
})
