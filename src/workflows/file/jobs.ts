import { z } from "zod"
import { UNUSED_HOURS } from "../../contracts"
import { defineJob } from "../../lib/jobs/define-job"
import { portalServices } from "../../lib/services"
import { defineUploadJobs } from "../upload/define-upload-jobs"

/** Jobs of the files of clients and of conversations. */
export const clientFileJobs = defineUploadJobs("client", {
  process: { id: "process-client-file", title: "job.process_client_file" },
  renderPages: { id: "render-client-file-pages", title: "job.render_client_file_pages" },
  remove: { id: "remove-client-file", title: "job.remove_client_file" },
})

/** Daily: removes uploads that were never attached to anything. */
export const removeUnusedFilesJob = defineJob({
  id: "remove-unused-files",
  title: "job.remove_unused_files",
  queue: "upkeep",
  cron: "41 3 * * *",
  maxAttempts: 3,
  payload: z.object({}),
  run: async (container) => {
    const { uploads } = portalServices(container).files
    while (!(await uploads.removeExpired(UNUSED_HOURS, clientFileJobs.onRemoval)).isDone);
  },
})
