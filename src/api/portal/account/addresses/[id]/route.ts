import { saveAccountAddress } from "../../../../../contracts/routes/contact"
import { changeAddress } from "../../../../../workflows/contact/change-contact"
import { implement } from "../../../../implement"
import { contactScopeOf } from "../../account-access"

export const POST = implement(saveAccountAddress, ({ session, params, body, container }) =>
  changeAddress(container, contactScopeOf(session), { ...body, id: params.id }),
)
