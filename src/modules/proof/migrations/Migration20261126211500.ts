import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A `ProofState`, as `proofStateOf` derives it from the requests about a proof. */
const STATE = `CASE
  WHEN proof.closed_at IS NOT NULL THEN 'superseded'
  WHEN standing.state = 'approved' THEN CASE WHEN standing.waives THEN 'waived' ELSE 'approved' END
  WHEN standing.state = 'open' THEN 'sent'
  WHEN standing.state = 'changes_requested' THEN 'revisions_requested'
  WHEN standing.state = 'declined' THEN 'declined'
  ELSE 'draft' END`

/** Shared by the two functions: nothing is read before earlier writers of the row have committed. */
const LOCK = (condition: string): string =>
  `PERFORM 1 FROM portal_production_index x WHERE ${condition} ORDER BY x.id FOR UPDATE;`

/**
 * The read model of the production report: a row a proof, and a row a project for its lines without a proof (state
 * `none`). Beside the proofs and not in them, because an update of those rows moves the page's freshness key.
 *
 * Deferred triggers keep it, so that it commits with what it stands for, and its rows are locked for the end of a
 * transaction only. Each function locks before it reads: of two that run at once the second sees what the first wrote.
 */
export class Migration20261126211500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`CREATE TABLE IF NOT EXISTS "portal_production_index" (
      "id" text NOT NULL,
      "proof_id" text NULL,
      "project_id" text NOT NULL,
      "order_id" text NOT NULL,
      "title" text NULL,
      "state" text NOT NULL,
      "waiting_on" text NULL,
      "since" timestamptz NOT NULL,
      "request_id" text NULL,
      "version" int NULL,
      "method" text NULL,
      "stage_id" text NOT NULL,
      "owner_user_id" text NULL,
      "in_hands_date" text NULL,
      "updated_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT "portal_production_index_pkey" PRIMARY KEY ("id"))`)
    for (const column of ["project_id", "order_id"])
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_${column}" ON "portal_production_index" ("${column}")`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_in_hands_date"
      ON "portal_production_index" ((coalesce("in_hands_date", '9999-12-31')), "id")`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_state_in_hands_date"
      ON "portal_production_index" ("state", (coalesce("in_hands_date", '9999-12-31')), "id")`)
    for (const column of ["since", "updated_at"])
      this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_portal_production_index_${column}" ON "portal_production_index" ("${column}", "id")`)

    this.addSql(`CREATE OR REPLACE FUNCTION portal_index_proof(subject text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        ${LOCK("x.id = subject")}
        DELETE FROM portal_production_index x USING portal_proof p
         WHERE x.id = subject AND p.id = subject AND p.deleted_at IS NOT NULL;
        INSERT INTO portal_production_index AS x (id, proof_id, project_id, order_id, title, state, waiting_on, since, request_id,
                    version, method, stage_id, owner_user_id, in_hands_date)
        SELECT proof.id, proof.id, proof.project_id, proof.order_id, proof.title, ${STATE},
               CASE ${STATE} WHEN 'sent' THEN 'client'
                             WHEN 'draft' THEN 'staff' WHEN 'revisions_requested' THEN 'staff' WHEN 'declined' THEN 'staff' END,
               coalesce(proof.closed_at, CASE WHEN standing.state = 'open' THEN standing.created_at ELSE standing.closed_at END,
                        proof.created_at),
               standing.id, newest.number, nullif(lower(btrim(newest.spec ->> 'method')), ''),
               project.stage_id, project.owner_user_id, project.in_hands_date
          FROM portal_proof proof
          JOIN portal_project project ON project.id = proof.project_id AND project.deleted_at IS NULL
          LEFT JOIN LATERAL (
            SELECT r.id, r.state, r.created_at, r.closed_at, coalesce((r.rules -> 'proof' ->> 'waives')::boolean, false) AS waives
              FROM portal_approval_request r
             WHERE r.subject_type = 'proof' AND r.subject_id = proof.id AND r.state NOT IN ('withdrawn', 'superseded')
               AND r.deleted_at IS NULL
             ORDER BY r.version DESC LIMIT 1) standing ON true
          LEFT JOIN LATERAL (
            SELECT v.number, v.spec FROM portal_proof_version v
             WHERE v.proof_id = proof.id AND v.deleted_at IS NULL ORDER BY v.number DESC LIMIT 1) newest ON true
         WHERE proof.id = subject AND proof.deleted_at IS NULL
        ON CONFLICT (id) DO UPDATE SET (title, state, waiting_on, since, request_id, version, method, updated_at) =
          (excluded.title, excluded.state, excluded.waiting_on, excluded.since, excluded.request_id, excluded.version,
           excluded.method, clock_timestamp());
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_index_project(subject text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        ${LOCK("x.project_id = subject")}
        DELETE FROM portal_production_index x USING portal_project p
         WHERE x.project_id = subject AND p.id = subject AND p.deleted_at IS NOT NULL;
        UPDATE portal_production_index x
           SET (stage_id, owner_user_id, in_hands_date, updated_at) =
               (p.stage_id, p.owner_user_id, p.in_hands_date, clock_timestamp())
          FROM portal_project p
         WHERE x.project_id = subject AND p.id = subject
           AND (x.stage_id, x.owner_user_id, x.in_hands_date) IS DISTINCT FROM (p.stage_id, p.owner_user_id, p.in_hands_date);
        INSERT INTO portal_production_index
               (id, project_id, order_id, state, waiting_on, since, stage_id, owner_user_id, in_hands_date)
        SELECT p.id, p.id, p.order_id, 'none', 'staff', p.created_at, p.stage_id, p.owner_user_id, p.in_hands_date
          FROM portal_project p WHERE p.id = subject AND p.deleted_at IS NULL
        ON CONFLICT (id) DO NOTHING;
      END $$`)

    this.addSql(`CREATE OR REPLACE FUNCTION portal_proof_indexed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_index_proof(NEW.id);
        RETURN NULL;
      END $$`)
    this.addSql(`CREATE OR REPLACE FUNCTION portal_proof_version_indexed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM portal_index_proof(NEW.proof_id);
        RETURN NULL;
      END $$`)
    for (const table of ["portal_proof", "portal_proof_version"])
      this.addSql(`CREATE CONSTRAINT TRIGGER "${table}_indexed" AFTER INSERT OR UPDATE ON "${table}"
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${table}_indexed()`)

    this.addSql(`DO $$ BEGIN
      IF to_regclass('portal_project') IS NOT NULL THEN PERFORM portal_index_project(id) FROM portal_project; END IF;
      IF to_regclass('portal_approval_request') IS NOT NULL THEN PERFORM portal_index_proof(id) FROM portal_proof; END IF;
    END $$`)
  }

  override async down(): Promise<void> {
    for (const table of ["portal_proof", "portal_proof_version"]) {
      this.addSql(`DROP TRIGGER IF EXISTS "${table}_indexed" ON "${table}"`)
      this.addSql(`DROP FUNCTION IF EXISTS ${table}_indexed()`)
    }
    this.addSql(`DROP FUNCTION IF EXISTS portal_index_project(text)`)
    this.addSql(`DROP FUNCTION IF EXISTS portal_index_proof(text)`)
    this.addSql(`DROP TABLE IF EXISTS "portal_production_index"`)
  }
}
