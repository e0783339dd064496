/** What a background job does, as staff read it when one fails. ICU MessageFormat. */
export const job = {
  "job.unknown": "A job of another version of the plugin",
  "job.decision_effects": "Carry out a client’s decision",
  "job.account_links": "Create the account links of new customers",
  "job.account_links_sweep": "Check the account links of all customers",
  "job.resume_notices": "Send what waited for an email provider",
  "job.purge": "Delete expired sessions and previews",
  "job.process_proof_file": "Scan a proof’s file and make its previews",
  "job.render_proof_pages": "Make the previews of a long document",
  "job.remove_proof_file": "Delete a removed file from the storage",
  "job.notice.link_shared": "Email a shared link",
  "job.notice.fresh_link": "Email a new link",
  "job.notice.access_requested": "Tell the rep that a client asked for access",
  "job.notice.link_delegated": "Tell the rep that a client shared their page",
  "job.notice.approval_requested": "Email an approval request",
  "job.notice.decision_copy": "Email the client’s copy of a decision",
  "job.notice.decision_made": "Tell the rep about a decision",
} as const
