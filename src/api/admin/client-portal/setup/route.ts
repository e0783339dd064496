import { getSetup } from "../../../../contracts/routes/settings"
import { setupSteps } from "../../../../workflows/setup-steps"
import { implement } from "../../../implement"

export const GET = implement(getSetup, async ({ container }) => ({
  steps: await Promise.all(
    setupSteps.map(async ({ id, href, isDone }) => ({ id, href, done: await isDone(container) })),
  ),
}))
