import { z } from "zod"
import { portalServices } from "../../lib/services"
import { readOwner, readProjectOf, staffUrl } from "../context"
import { defineGroupedNotice, GROUP_MINUTES } from "../define-grouped-notice"
import { EXAMPLE_CLIENT, EXAMPLE_REP, EXAMPLE_URL, exampleProject } from "../example-facts"
import { checklistGivenLine, checklistGivenMail } from "./template"

/**
 * A client gave something that was asked for: a line in the bell of the rep, or of every user when the project has none, and
 * a mail to the rep. What is given within minutes is one mail.
 */
export const checklistGiven = defineGroupedNotice({
  name: "checklist-given",
  title: "job.notice.checklist_given",
  audience: "staff",
  channels: { email: checklistGivenMail, feed: checklistGivenLine },
  payload: z.object({ entry_id: z.string(), project_id: z.string() }),
  about: ({ entry_id }) => ({ resource_type: "portal_checklist_entry", resource_id: entry_id, link_id: null }),
  orderOf: async (container, { project_id }) =>
    (await portalServices(container).projects.getProject(project_id)).order_id,
  default: { enabled: true, delay_minutes: GROUP_MINUTES },
  groupOf: ({ project_id }) => project_id,
  example: {
    recipient_name: EXAMPLE_REP,
    project: exampleProject,
    client_name: EXAMPLE_CLIENT,
    items: [{ kind: "po_number", title: null, text: "PO-4417" }],
    admin_url: EXAMPLE_URL,
  },
  // Nothing to tell of what staff have settled by now.
  isDue: async (container, { entry_id }) =>
    (await portalServices(container).checklists.getEntry(entry_id)).closed_at === null,
  loadItem: async (container, { entry_id }) => {
    const entry = await portalServices(container).checklists.getEntry(entry_id)
    if (entry.given_at === null) return null
    const files = await portalServices(container).files.listOf("checklist", [entry_id])
    return { ...entry, file_names: files.map(({ name }) => name) }
  },
  compose: async (container, entries) => {
    const [{ order_id }] = entries
    const { named, project } = await readProjectOf(container, order_id)
    const owner = await readOwner(container, project.owner_user_id)
    const last = entries.at(-1)
    const link = last?.given_by_id ? await portalServices(container).tokens.findLink(last.given_by_id) : null
    return {
      data: {
        recipient_name: owner?.name ?? null,
        project: named,
        client_name: last?.given_by_name ?? "",
        // Given twice within minutes, an entry is told of once.
        items: [...new Map(entries.map((entry) => [entry.id, entry])).values()].map(
          ({ kind, title, text, file_names }) => ({
            kind,
            title,
            text: [text, ...file_names].filter(Boolean).join("\n") || null,
          }),
        ),
        admin_url: staffUrl(container, project.id, "overview"),
      },
      feed: { user_id: owner?.id ?? null, url: staffUrl(container, project.id, "overview") },
      email: owner && { to: owner.email, reply_to: link?.recipient_email ?? null },
    }
  },
})
