import { collectPackage } from "../../../../../../../contracts/routes/shipping"
import { collectPackage as collectPackageOf } from "../../../../../../../workflows/shipping/set-pickup"
import { implement } from "../../../../../../implement"

export const POST = implement(collectPackage, ({ container, params, body }) =>
  collectPackageOf(container, params.id, body),
)
