import { addAccountAddress } from "../../../../contracts/routes/contact"
import { addAddress } from "../../../../workflows/contact/change-contact"
import { implement } from "../../../implement"
import { contactScopeOf } from "../account-access"

export const POST = implement(addAccountAddress, ({ session, body, container }) =>
  addAddress(container, contactScopeOf(session), body),
)
