import { getProjectRequest } from "../../../../../../contracts/routes/quote-request"
import { readProjectRequest } from "../../../../../../quote-request-view/read-requests"
import { implement } from "../../../../../implement"

export const GET = implement(getProjectRequest, async ({ params, container }) =>
  readProjectRequest(container, params.id),
)
