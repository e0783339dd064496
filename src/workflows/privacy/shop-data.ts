import { definePersonalData } from "../../lib/personal-data"

/** Tables without data about clients. */
export const shopPersonalData = definePersonalData({
  data: [],
  other: {
    portal_logo: { content: "a picture of the shop's", content_type: "a type" },
    portal_setting: { value: "the shop's settings", namespace: "a name of the portal's" },
    portal_stage: { name: "a stage's name" },
    portal_account_order: { name: "the project's name", search: "numbers and titles of the order" },
    portal_proof_upload: { file_key: "a key" },
  },
})
