import { en } from "../../../admin/i18n/en"
import { setupSteps } from "../setup-steps"

describe("the set-up checklist", () => {
  it("names each step once, and the admin has words for exactly these", () => {
    const ids = setupSteps.map(({ id }) => id).sort()
    expect(Object.keys(en.setup.step).sort()).toEqual(ids)
    expect(Object.keys(en.setup.hint).sort()).toEqual(ids)
  })
})
