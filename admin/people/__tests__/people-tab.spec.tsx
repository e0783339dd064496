/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, within } from "@testing-library/react"
import type { LastNotice, PortalLink, ProjectPeople } from "../../../src/contracts"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { aHeader } from "../../__tests__/support/samples"
import { PeopleTab } from "../people-tab"

const AT = "2026-11-24T09:00:00.000Z"
const aLink = (more: Partial<PortalLink> = {}): PortalLink => ({
  id: "plink_1",
  scope: "project",
  state: "active",
  recipient_name: "Sarah Smith",
  recipient_email: "sarah@example.com",
  delegated_by: null,
  display: "cpl_…a1b2",
  expires_at: null,
  created_at: AT,
  last_shared_at: AT,
  share_count: 1,
  last_opened_at: null,
  open_count: 0,
  last_notice: null,
  returned_mail: null,
  ...more,
})

const show = (links: PortalLink[], moved: ProjectPeople["moved"] = null) => {
  new Network().on("GET /admin/client-portal/projects/pproj_1/people", {
    body: { links, events: [], suggested_recipient: { name: "", email: null }, moved },
  })
  renderAdmin(<PeopleTab project={aHeader()} onOpen={() => {}} />)
}

describe("a link's row", () => {
  it.each<[LastNotice, string[]]>([
    [{ state: "queued", at: AT, reason: null }, ["Email queued"]],
    [{ state: "queued", at: AT, reason: "Connection refused" }, ["Email queued", "Reason: Connection refused"]],
    [{ state: "sent", at: AT, reason: null }, ["Email sent"]],
    [
      { state: "failed", at: AT, reason: "Could not find a notification provider" },
      ["Email not sent", "Reason: Could not find a notification provider"],
    ],
  ])("says what became of its mail: %j", async (last_notice, texts) => {
    show([aLink({ last_notice })])
    const row = within(await screen.findByRole("listitem"))
    for (const text of texts) expect(row.getByText(text)).toBeTruthy()
  })

  it("claims no mail for a link that was copied by hand", async () => {
    show([aLink()])
    expect((await screen.findByRole("listitem")).textContent).not.toMatch(/Email (queued|sent|not sent)/)
  })
})
