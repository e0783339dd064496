import { readEntries } from "../../../../account-view/read-entries"
import { listAccountEntries } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"
import { viewerOf } from "../../portal-session"
import { accountReaderOf } from "../account-access"

export const GET = implement(listAccountEntries, async ({ session, container }) => ({
  viewer: viewerOf(container, session),
  ...(await readEntries(container, accountReaderOf(session))),
}))
