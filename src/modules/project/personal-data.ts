import { byClient, definePersonalData, STAFF, tableData } from "../../lib/personal-data"

export const projectPersonalData = definePersonalData({
  data: [
    tableData({
      id: "stage-moves",
      table: "portal_stage_move",
      columns: { actor_name: "" },
      also: ["project_id", "stage_name"],
      rows: byClient,
    }),
  ],
  other: {
    portal_project: { name: "the project's name" },
    portal_stage_move: { stage_name: "a stage's name" },
    portal_project_index: { last_actor_name: STAFF },
    portal_production_view: { name: "a view's name", owner_name: STAFF },
    portal_production_index: { title: "a proof's title" },
  },
})
