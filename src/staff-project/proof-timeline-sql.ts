/** "Front print · v2": the proof's title and the version's number. */
const what = (version: string): string => `p.title || coalesce(' · v' || ${version}, '')`

/**
 * What happened to proofs, as selects to be joined by UNION ALL over a row `subject (project_id, order_id)`; columns as in
 * the timeline (read-overview.ts). Remarks of one person on one version within an hour are one entry: a client pins many.
 */
export const PROOF_TIMELINE_SQL = `
    SELECT r.id, r.created_at, CASE WHEN (r.rules #>> '{proof,waives}')::boolean THEN 'proof_waiver_requested' ELSE 'proof_sent' END,
           r.requested_by_type, r.requested_by_name, ${what("(r.rules #>> '{proof,version_number}')")}, r.message
      FROM portal_approval_request r JOIN subject s ON s.project_id = r.project_id
      JOIN portal_proof p ON p.id = r.subject_id
     WHERE r.subject_type = 'proof' AND r.deleted_at IS NULL
    UNION ALL
    SELECT r.id || ':withdrawn', r.closed_at, 'proof_withdrawn', NULL, NULL,
           ${what("(r.rules #>> '{proof,version_number}')")}, NULL
      FROM portal_approval_request r JOIN subject s ON s.project_id = r.project_id
      JOIN portal_proof p ON p.id = r.subject_id
     WHERE r.subject_type = 'proof' AND r.state = 'withdrawn' AND r.closed_at IS NOT NULL AND r.deleted_at IS NULL
    UNION ALL
    SELECT d.id, d.decided_at,
           CASE WHEN d.kind = 'changes_requested' THEN 'proof_revisions_requested'
                WHEN d.kind = 'declined' THEN 'proof_declined'
                WHEN (d.rules #>> '{proof,waived}')::boolean THEN 'proof_waived' ELSE 'proof_approved' END,
           coalesce(d.recorded_by_type, 'client'), coalesce(d.recorded_by_name, d.name),
           ${what("(d.rules #>> '{proof,version_number}')")}, d.message
      FROM portal_decision d JOIN subject s ON s.project_id = d.project_id
      JOIN portal_proof p ON p.id = d.subject_id
     WHERE d.subject_type = 'proof' AND d.deleted_at IS NULL
    UNION ALL
    SELECT min(a.id) || ':remarks', max(a.created_at), 'remark_added', a.actor_type, a.actor_name,
           ${what("v.number::text")}, left(string_agg(a.number || '. ' || a.body, E'\\n' ORDER BY a.number), 2000)
      FROM portal_proof_annotation a JOIN subject s ON s.order_id = a.order_id
      JOIN portal_proof p ON p.id = a.proof_id
      JOIN portal_proof_version v ON v.id = a.version_id
     WHERE a.deleted_at IS NULL
     GROUP BY p.id, p.title, v.id, v.number, a.actor_type, a.actor_id, a.actor_name, date_trunc('hour', a.created_at)
    UNION ALL
    SELECT p.id || ':closed', p.closed_at, 'proof_closed', NULL, NULL, p.title, p.closed_reason
      FROM portal_proof p JOIN subject s ON s.order_id = p.order_id
     WHERE p.closed_at IS NOT NULL AND p.deleted_at IS NULL
    UNION ALL
    SELECT g.id, g.created_at, 'gate_overridden', g.actor_type, g.actor_name, NULL, g.reason
      FROM portal_gate_override g JOIN subject s ON s.order_id = g.order_id WHERE g.deleted_at IS NULL`
