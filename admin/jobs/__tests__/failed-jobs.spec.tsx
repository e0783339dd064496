/** @jest-environment ./admin/__tests__/support/environment.cjs */
import { screen, waitFor, within } from "@testing-library/react"
import { Network } from "../../__tests__/support/network"
import { renderAdmin } from "../../__tests__/support/render"
import { FailedJobs } from "../failed-jobs"

const JOB = {
  id: "7",
  job: "notice.link-shared",
  title: "Email a link to its recipient",
  reason: "Connection refused",
  created_at: "2026-11-24T09:00:00.000Z",
  failed_at: "2026-11-24T10:00:00.000Z",
  attempts: 3,
  project: { id: "pproj_1", name: "Spring League T-Shirts", order_id: "order_1" },
}
const NONE = { jobs: [], count: 0 }
let network: Network

beforeEach(() => {
  network = new Network().on("GET /admin/client-portal/jobs", { body: { jobs: [JOB], count: 1 } })
})

describe("jobs that gave up", () => {
  it("are shown with their reason and their project, and leave the list when they are retried", async () => {
    network.on("POST /admin/client-portal/jobs/7/retry", { body: NONE })
    const { user } = renderAdmin(<FailedJobs />)
    const section = within(await screen.findByRole("region", { name: "1 task failed" }))
    expect(section.getByText("Connection refused")).toBeTruthy()
    expect(section.getByText(/^Failed Nov 24, 2026.* after 3 attempts$/)).toBeTruthy()
    expect(section.getByRole("link", { name: "Spring League T-Shirts" }).getAttribute("href")).toBe(
      "/client-portal/projects/pproj_1",
    )
    await user.click(section.getByRole("button", { name: "Retry" }))
    await waitFor(() => expect(screen.queryByText("Connection refused")).toBeNull())
    expect(await screen.findByText("The task is queued again")).toBeTruthy()
  })

  it("are discarded after a question only", async () => {
    network.on("POST /admin/client-portal/jobs/7/discard", { body: NONE })
    const { user } = renderAdmin(<FailedJobs />)
    await user.click(await screen.findByRole("button", { name: "Discard" }))
    const question = within(await screen.findByRole("alertdialog"))
    await user.click(question.getByRole("button", { name: "Cancel" }))
    expect(network.to("POST /admin/client-portal/jobs/7/discard")).toEqual([])
    await user.click(screen.getByRole("button", { name: "Discard" }))
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Discard" }))
    await waitFor(() => expect(screen.queryByText("Connection refused")).toBeNull())
  })

  it("are read again when someone else was first", async () => {
    const conflict = { type: "not_allowed", code: "conflict", message: "Someone else retried it" }
    network.on("POST /admin/client-portal/jobs/7/retry", () => {
      network.on("GET /admin/client-portal/jobs", { body: NONE })
      return { status: 409, body: conflict }
    })
    const { user } = renderAdmin(<FailedJobs />)
    await user.click(await screen.findByRole("button", { name: "Retry" }))
    expect(await screen.findByText("Someone else retried it")).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole("region", { name: /failed/ })).toBeNull())
  })

  it("take no room while there are none", async () => {
    network.on("GET /admin/client-portal/jobs", { body: NONE })
    renderAdmin(<FailedJobs />)
    await waitFor(() => expect(network.to("GET /admin/client-portal/jobs")).toHaveLength(1))
    expect(screen.queryByRole("region", { name: /failed/ })).toBeNull()
  })
})
