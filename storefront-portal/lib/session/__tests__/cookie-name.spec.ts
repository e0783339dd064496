import { sessionCookieName, surplusSessions, TRIED_COOKIE } from "../cookie-name"

const sessions = (count: number) => Array.from({ length: count }, (_, index) => sessionCookieName(`plink_${index}`))

describe("the sessions of one browser", () => {
  it("all stay while they are few", () =>
    expect(surplusSessions(sessions(39), sessionCookieName("plink_new"))).toEqual([]))

  it("are never more than 40: those opened longest ago go, and no cookie of anything else", () => {
    const names = ["theme", TRIED_COOKIE, ...sessions(45)]
    const opened = sessionCookieName("plink_new")
    expect(surplusSessions(names, opened)).toEqual(sessions(6))
  })

  it("keep the one just opened, however long ago it was opened first", () => {
    const [oldest = "", ...others] = sessions(42)
    expect(surplusSessions([oldest, ...others], oldest)).toEqual(others.slice(0, 2))
  })
})
