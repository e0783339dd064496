import { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { JOBS_SCHEMA } from "../../../lib/jobs/queued-job"
import { workerSchemaSql } from "../worker-schema"

/**
 * Moves the jobs that wait in graphile-worker's default schema, where earlier versions kept them, to the plugin's own.
 * Everything else there belongs to the host. Jobs of a worker that is still running are left to it.
 *
 * A job keeps its attempts. One that was attempted keeps the id that its idempotency keys were made of, so that a mail
 * which went out is not sent again; one that was not gets a new one, since the old id may have been used before.
 */
const MOVE_JOBS = `DO $$
  DECLARE old_jobs oid;
  BEGIN
    SELECT c.oid INTO old_jobs FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'graphile_worker' AND c.relname = '_private_jobs';
    IF old_jobs IS NULL THEN RETURN; END IF;
    IF NOT has_schema_privilege('graphile_worker', 'USAGE') OR NOT has_table_privilege(old_jobs, 'SELECT')
       OR NOT has_table_privilege(old_jobs, 'DELETE') OR row_security_active(old_jobs) THEN
      IF to_regclass('portal_link_event') IS NULL OR NOT EXISTS (SELECT FROM portal_link_event) THEN RETURN; END IF;
      RAISE EXCEPTION 'client-portal: role "%" cannot read the jobs that an earlier version left in schema graphile_worker', current_user
        USING HINT = format('Run this as a superuser, then migrate again: GRANT %I TO %I',
          (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = old_jobs), current_user);
    END IF;
    INSERT INTO ${JOBS_SCHEMA}._private_tasks (identifier) VALUES ('effects'), ('notices') ON CONFLICT DO NOTHING;
    WITH ours AS (
      DELETE FROM graphile_worker._private_jobs job USING graphile_worker._private_tasks task
       WHERE task.id = job.task_id AND task.identifier = 'client-portal'
         AND (job.locked_by IS NULL OR NOT EXISTS (
           SELECT FROM pg_locks
            WHERE locktype = 'advisory' AND granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND ((classid::bigint << 32) | objid::bigint) = hashtextextended(job.locked_by, 0)))
      RETURNING job.*
    ), renamed (task, job, queue) AS (VALUES
      ('decision-effects', 'decision-effects', 'effects'),
      ('mail-link', 'notice.link-shared', 'notices'),
      ('mail-fresh-link', 'notice.fresh-link', 'notices'),
      ('notice-revoked-asked', 'notice.access-requested', 'notices'),
      ('notice-handed-over', 'notice.link-delegated', 'notices'),
      ('mail-approval-requested', 'notice.approval-requested', 'notices'),
      ('mail-decision-copy', 'notice.decision-copy', 'notices'),
      ('mail-decision-rep', 'notice.decision-made', 'notices')
    )
    INSERT INTO ${JOBS_SCHEMA}._private_jobs
      (task_id, payload, priority, run_at, attempts, max_attempts, last_error, created_at, key)
    SELECT own.id,
           json_build_object(
             'job', renamed.job,
             'uid', CASE WHEN ours.attempts = 0 THEN gen_random_uuid()::text ELSE ours.id || '.' || ours.revision END,
             'payload', ours.payload::jsonb - 'task'),
           ours.priority, ours.run_at, ours.attempts, ours.max_attempts, ours.last_error, ours.created_at, ours.key
      FROM ours
      JOIN renamed ON renamed.task = ours.payload->>'task'
      JOIN ${JOBS_SCHEMA}._private_tasks own ON own.identifier = renamed.queue
     ORDER BY ours.id;
  END $$`

/** The outbox's tables, in a schema of their own. The role that serves needs grants on it, not ownership (README). */
export class Migration20261126174500 extends Migration {
  override async up(): Promise<void> {
    const statements = [
      `CREATE SCHEMA ${JOBS_SCHEMA}`,
      `CREATE TABLE ${JOBS_SCHEMA}.migrations
         (id int PRIMARY KEY, ts timestamptz NOT NULL DEFAULT now(), breaking boolean NOT NULL DEFAULT false)`,
      ...workerSchemaSql(0),
      MOVE_JOBS,
    ]
    for (const sql of statements) this.addSql(sql)
  }

  /** Refuses while jobs wait: each is a mail or a sale that a client was promised. */
  override async down(): Promise<void> {
    this.addSql(`DO $$
      DECLARE waiting bigint := (SELECT count(*) FROM ${JOBS_SCHEMA}._private_jobs);
      BEGIN
        IF waiting > 0 THEN
          RAISE EXCEPTION 'client-portal: % job(s) wait in schema ${JOBS_SCHEMA}', waiting
            USING HINT = 'Let a server finish them, or delete them from ${JOBS_SCHEMA}._private_jobs, then revert again.';
        END IF;
      END $$`)
    this.addSql(`DROP SCHEMA ${JOBS_SCHEMA} CASCADE`)
  }
}
