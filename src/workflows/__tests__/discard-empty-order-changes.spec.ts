import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { discardEmptyOrderChanges } from "../approval/discard-empty-order-changes"

type Change = { id: string; change_type: string; actions: object[] }

const discardedOf = async (changes: Change[]): Promise<string[][]> => {
  const softDeleteOrderChanges = jest.fn(async (_ids: string[]) => undefined)
  const listOrderChanges = jest.fn(async () => changes)
  const container = createMedusaContainer()
  container.register({ [Modules.ORDER]: asValue({ listOrderChanges, softDeleteOrderChanges }) })
  await discardEmptyOrderChanges(container, "order_1")
  expect(listOrderChanges).toHaveBeenCalledWith(
    { order_id: "order_1", status: ["pending", "requested"] },
    expect.objectContaining({ relations: ["actions"] }),
  )
  return softDeleteOrderChanges.mock.calls.map(([ids]) => ids)
}

describe("pending changes of an order", () => {
  it("are discarded when they contain nothing", async () => {
    expect(
      await discardedOf([
        { id: "ordch_1", change_type: "edit", actions: [] },
        { id: "ordch_2", change_type: "edit", actions: [] },
      ]),
    ).toEqual([["ordch_1", "ordch_2"]])
  })

  it("stay when they contain anything, or are no edits", async () => {
    expect(
      await discardedOf([
        { id: "ordch_1", change_type: "edit", actions: [{ id: "ordchact_1" }] },
        { id: "ordch_2", change_type: "return_request", actions: [] },
      ]),
    ).toEqual([])
  })
})
