import { defineUploadJobs } from "../../upload/define-upload-jobs"

/** Jobs of the files of proofs. */
export const proofFileJobs = defineUploadJobs("proof", {
  process: { id: "process-proof-file", title: "job.process_proof_file" },
  renderPages: { id: "render-proof-pages", title: "job.render_proof_pages" },
  remove: { id: "remove-proof-file", title: "job.remove_proof_file" },
})
