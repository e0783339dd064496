import { readClients } from "../../../../account-view/read-clients"
import { listClients } from "../../../../contracts/routes/account"
import { implement } from "../../../implement"

export const GET = implement(listClients, async ({ query, container }) => readClients(container, query))
