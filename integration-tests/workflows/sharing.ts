import { delegateLinkWorkflow, reshareLinkWorkflow, shareOrderWorkflow } from "../../src/workflows"
import { actsOf } from "./support/acts"
import { host, shareThenFail } from "./support/host"
import { MONA, saying, shareInput } from "./support/inputs"
import type { World } from "./support/world"

export const describeSharing = (world: World): void => {
  const { tasks, count } = actsOf(world)

  describe("sharing an order", () => {
    it("makes the link, counts the share and leaves the mail with the outbox", async () => {
      const { result } = await shareOrderWorkflow(world.container).run({
        input: shareInput({ order_id: world.order.id }),
      })
      expect(await world.services.tokens.getLink(result.id)).toMatchObject({
        share_count: 1,
        recipient_email: "anna@example.com",
      })
      expect(await tasks()).toEqual(["notice.link-shared"])
      expect(JSON.stringify(result)).not.toMatch(/cp[lps]_/)
    })

    it("that the host's hook refuses leaves no link, no log and no mail", async () => {
      host.vetoes.share = "not to this recipient"
      await expect(
        shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) }),
      ).rejects.toMatchObject(saying("not to this recipient"))
      expect(await count("portal_link", { order_id: world.order.id })).toBe(0)
      expect(await count("portal_link_event")).toBe(0)
      expect(await tasks()).toEqual([])
    })

    it("again that the host's hook refuses leaves the link that the recipient has", async () => {
      const { result } = await shareOrderWorkflow(world.container).run({
        input: shareInput({ order_id: world.order.id }),
      })
      host.vetoes.share = "not again"
      await expect(
        shareOrderWorkflow(world.container).run({ input: shareInput({ order_id: world.order.id }) }),
      ).rejects.toMatchObject(saying("not again"))
      expect(await world.services.tokens.getActiveLink(result.id)).toMatchObject({ share_count: 1 })
      expect((await world.services.tokens.listEvents([result.id])).map(({ kind }) => kind).sort()).toEqual([
        "created",
        "shared",
      ])
    })

    it("inside a host's workflow that fails later keeps what was given away: it cannot be called back", async () => {
      await expect(
        shareThenFail(world.container).run({ input: shareInput({ order_id: world.order.id }) }),
      ).rejects.toMatchObject(saying("a later step failed"))
      expect(await world.services.tokens.listLinks({ order_id: world.order.id })).toMatchObject([
        { share_count: 1, revoked_at: null },
      ])
    })
  })

  describe("sharing again", () => {
    const shared = async (more: object = {}) =>
      (
        await shareOrderWorkflow(world.container).run({
          input: { ...shareInput({ order_id: world.order.id }), ...more },
        })
      ).result

    it("takes over the name and the end that are given, and keeps the end where none is", async () => {
      const expires_at = new Date(Date.now() + 86_400_000)
      const { id } = await shared({ expires_at: expires_at.toISOString() })
      await shared({ expires_at: undefined, recipient: { name: "Anna Meyer", email: "anna@example.com" } })
      expect(await world.services.tokens.getLink(id)).toMatchObject({ recipient_name: "Anna Meyer", expires_at })
      await shared({ expires_at: null })
      expect(await world.services.tokens.getLink(id)).toMatchObject({ expires_at: null })
    })

    it("that the host's hook refuses changes neither name nor end", async () => {
      const { id } = await shared()
      host.vetoes.share = "not again"
      const again = { expires_at: "2099-01-01T00:00:00.000Z", recipient: { name: "X", email: "anna@example.com" } }
      await expect(shared(again)).rejects.toMatchObject(saying("not again"))
      expect(await world.services.tokens.getLink(id)).toMatchObject({ recipient_name: "Anna", expires_at: null })
    })
  })

  describe("sending again", () => {
    it("that the host's hook refuses sends nothing, counts nothing and is in no log", async () => {
      const { result } = await shareOrderWorkflow(world.container).run({
        input: shareInput({ order_id: world.order.id }),
      })
      const input = { link_id: result.id, message: null, mail: true, actor: MONA }
      host.vetoes.reshare = "not to this recipient any more"
      await expect(reshareLinkWorkflow(world.container).run({ input })).rejects.toMatchObject(
        saying("not to this recipient any more"),
      )
      expect(await world.services.tokens.getActiveLink(result.id)).toMatchObject({ share_count: 1 })
      expect(await tasks()).toEqual(["notice.link-shared"])
      host.vetoes = {}
      await reshareLinkWorkflow(world.container).run({ input })
      expect(await world.services.tokens.getActiveLink(result.id)).toMatchObject({ share_count: 2 })
      expect(await tasks()).toEqual(["notice.link-shared", "notice.link-shared"])
    })
  })

  describe("handing over", () => {
    const tom = { name: "Tom", email: "tom@example.com" }
    /** Anna, who has opened her link. */
    const anna = async () => {
      const { tokens } = world.services
      const { result } = await shareOrderWorkflow(world.container).run({
        input: shareInput({ order_id: world.order.id }),
      })
      const opened = await tokens.exchange(await tokens.openLinkToken(await tokens.getLink(result.id)))
      const session = await world.knex("portal_session").where({ link_id: result.id }).first<{ id: string }>("id")
      if (!opened) throw new Error("Anna's link does not open")
      return { link_id: result.id, session_id: session.id, name: "Anna" }
    }
    const delegate = async (delegator: Awaited<ReturnType<typeof anna>>) =>
      await delegateLinkWorkflow(world.container).run({
        input: { order_id: world.order.id, delegator, recipient: tom },
      })

    it("makes the colleague's link, and leaves mail and notice with the outbox", async () => {
      const { result } = await delegate(await anna())
      expect(result).toEqual({ id: expect.any(String), order_id: world.order.id })
      expect(JSON.stringify(result)).not.toMatch(/cp[lps]_/)
      expect(await world.services.tokens.getLink(result.id)).toMatchObject({
        recipient_name: tom.name,
        recipient_email: tom.email,
        given_by_name: "Anna",
        share_count: 1,
      })
      expect(await tasks()).toEqual(["notice.link-shared", "notice.link-shared", "notice.link-delegated"])
    })

    it("that the host's hook refuses leaves no link, no mail and no notice", async () => {
      const delegator = await anna()
      host.vetoes.share = "not outside the company"
      await expect(delegate(delegator)).rejects.toMatchObject(saying("not outside the company"))
      expect(await count("portal_link", { order_id: world.order.id })).toBe(1)
      expect(await tasks()).toEqual(["notice.link-shared"])
    })
  })
}
