import { readQuietClients } from "../../../../../action-queue/read-quiet-clients"
import { getQuietClients } from "../../../../../contracts/routes/action-queue"
import { implement } from "../../../../implement"

export const GET = implement(getQuietClients, async ({ container, query }) => await readQuietClients(container, query))
