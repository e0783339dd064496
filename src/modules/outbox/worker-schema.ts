import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { JOBS_SCHEMA } from "../../lib/jobs/queued-job"

const FOLDER = path.join(path.dirname(require.resolve("graphile-worker/package.json")), "sql")
const FILE = /^(\d{6})\.sql$/

const files = (): { id: number; name: string }[] =>
  readdirSync(FOLDER)
    .flatMap((name) => {
      const id = FILE.exec(name)?.[1]
      return id ? [{ id: Number(id), name }] : []
    })
    .sort((one, other) => one.id - other.id)

/** The newest revision of the tables that the installed graphile-worker needs. */
export const requiredRevision = (): number => files().at(-1)?.id ?? 0

/**
 * The statements that bring the jobs' schema from `revision` (0 for a schema with nothing but its `migrations` table) to
 * what the installed graphile-worker needs: the library's own SQL, recorded as the library records it. When the library is
 * upgraded, a new module migration runs this again.
 *
 * The library lets nobody but the owner see rows (row-level security without a policy). The policies here make ordinary
 * grants enough, so that the server's role need not own the schema.
 */
export const workerSchemaSql = (revision: number): string[] => [
  ...files()
    .filter(({ id }) => id > revision)
    .flatMap(({ id, name }) => {
      const text = readFileSync(path.join(FOLDER, name), "utf8")
      return [
        text.replaceAll(/:GRAPHILE_WORKER_SCHEMA\b/g, JOBS_SCHEMA),
        `INSERT INTO ${JOBS_SCHEMA}.migrations (id, breaking) VALUES (${id}, ${text.startsWith("--! breaking")})`,
      ]
    }),
  `DO $$
   DECLARE target record;
   BEGIN
     FOR target IN
       SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = '${JOBS_SCHEMA}'::regnamespace AND c.relrowsecurity
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'client_portal_granted')
     LOOP
       EXECUTE format('CREATE POLICY client_portal_granted ON ${JOBS_SCHEMA}.%I USING (true) WITH CHECK (true)', target.name);
     END LOOP;
   END $$`,
]
