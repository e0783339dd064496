import { removeAccountAddress } from "../../../../../../contracts/routes/contact"
import { removeAddress } from "../../../../../../workflows/contact/change-contact"
import { implement } from "../../../../../implement"
import { contactScopeOf } from "../../../account-access"

export const POST = implement(removeAccountAddress, ({ session, params, body, container }) =>
  removeAddress(container, contactScopeOf(session), { ...body, id: params.id }),
)
