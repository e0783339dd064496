import { Client } from "pg"
import { sha256Hex } from "../../src/lib/digest"
import { row, rows } from "../support/database"
import { testEnv } from "../support/env"
import {
  askedOrder,
  decide,
  evidenceFaults,
  evidenceOf,
  forwarded,
  type Scene,
  sharedOrder,
  signature,
  someAddress,
} from "../support/portal"

describe("the record of a signature", () => {
  it("holds what was shown, agreed to, by whom, when, from where and for how much", async () => {
    const { order, link, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const address = someAddress()
    await decide(client, rendering, signature(rendering), forwarded(address, "Signer/1.0"))
    const entry = (await evidenceOf(order.id)).at(-1)
    const decision = await row<{ id: string; project_id: string; decided_at: Date }>(
      "SELECT id, project_id, decided_at FROM portal_decision WHERE order_id = $1",
      [order.id],
    )
    expect(entry).toEqual({
      format: "evidence-entry/1",
      chain_id: decision?.project_id,
      seq: 2,
      prev_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      personal_commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: "decision.made",
      at: decision?.decided_at.toISOString(),
      facts: {
        decision: "approved",
        decision_id: decision?.id,
        request_id: rendering.request.id,
        subject_type: "order",
        subject_id: order.id,
        subject_version: 1,
        document_sha256: rendering.document_sha256,
        amount: "125.00",
        currency_code: "usd",
        decided_at: decision?.decided_at.toISOString(),
        message_sha256: null,
        link_id: link.link.id,
        link_given_by: null,
        code_confirmed: false,
        consent_text: rendering.consent.text,
        consent_sha256: sha256Hex(rendering.consent.text),
        terms_sha256: rendering.terms === null ? null : sha256Hex(rendering.terms),
        shown_at: rendering.shown_at,
        rules: { document: { pdf_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      },
      personal: {
        name: "Sarah Smith",
        email: "sarah@example.com",
        message: null,
        recipient_email: link.link.recipient_email,
        recipient_name: link.link.recipient_name,
        delegator_name: null,
        address,
        agent: "Signer/1.0",
      },
    })
    const pinned = await row<{ content: Buffer }>("SELECT content FROM portal_pinned_document WHERE sha256 = $1", [
      rendering.document_sha256,
    ])
    expect(sha256Hex(pinned?.content ?? "")).toBe(rendering.document_sha256)
    expect(JSON.parse(pinned?.content.toString("utf8") ?? "null")).toEqual(rendering.document)
    expect(await evidenceFaults(order.id)).toEqual([])
  })

  it("keeps the words of a client who asks for changes, and their hash", async () => {
    const { order, client, rendering } = await askedOrder({ lines: [{ stocked: false }] })
    const message = "Blauer, bitte — 12 Stück 🟦"
    await decide(client, rendering, { decision: "changes_requested", nonce: rendering.nonce, message })
    const entry = (await evidenceOf(order.id)).at(-1)
    expect(entry?.facts).toMatchObject({ message_sha256: sha256Hex(message), consent_sha256: null, consent_text: null })
    expect(entry?.personal["message"]).toBe(message)
  })
})

describe("evidence as the app's role sees it", () => {
  let scene: Scene
  let project: string

  beforeAll(async () => {
    const asked = await askedOrder({ lines: [{ stocked: false }] })
    await decide(asked.client, asked.rendering)
    scene = asked
    project =
      (await row<{ id: string }>("SELECT id FROM portal_project WHERE order_id = $1", [asked.order.id]))?.id ?? ""
  })

  const STATEMENTS = [
    "UPDATE portal_evidence_entry SET payload = payload WHERE chain_id = $1",
    "UPDATE portal_evidence_entry SET hash = repeat('0', 64) WHERE chain_id = $1",
    "UPDATE portal_evidence_entry SET created_at = now() WHERE chain_id = $1",
    "UPDATE ONLY portal_evidence_entry e SET seq = seq + 100 FROM portal_project p WHERE p.id = e.chain_id AND p.id = $1",
    "DELETE FROM portal_evidence_entry WHERE chain_id = $1",
    "DELETE FROM portal_evidence_entry e USING portal_project p WHERE p.id = e.chain_id AND p.id = $1",
    "WITH gone AS (DELETE FROM portal_evidence_entry WHERE chain_id = $1 RETURNING *) SELECT * FROM gone",
    "WITH set AS (UPDATE portal_evidence_entry SET prev_hash = '' WHERE chain_id = $1 RETURNING *) SELECT count(*) FROM set",
    `INSERT INTO portal_evidence_entry SELECT * FROM portal_evidence_entry WHERE chain_id = $1
       ON CONFLICT (chain_id, seq) DO UPDATE SET payload = 'x'`,
    `INSERT INTO portal_evidence_entry SELECT * FROM portal_evidence_entry WHERE chain_id = $1
       ON CONFLICT (hash) DO UPDATE SET chain_id = 'elsewhere'`,
    "INSERT INTO portal_evidence_entry SELECT * FROM portal_evidence_entry WHERE chain_id = $1",
    `INSERT INTO portal_evidence_entry (chain_id, seq, prev_hash, hash, payload)
       SELECT chain_id, 99, prev_hash, repeat('a', 64), payload FROM portal_evidence_entry WHERE chain_id = $1`,
    `MERGE INTO portal_evidence_entry e USING portal_project p ON p.id = e.chain_id AND p.id = $1
       WHEN MATCHED THEN UPDATE SET payload = 'x'`,
    `MERGE INTO portal_evidence_entry e USING portal_project p ON p.id = e.chain_id AND p.id = $1
       WHEN MATCHED THEN DELETE`,
    "UPDATE portal_pinned_document SET content = 'x' WHERE $1 <> ''",
    "DELETE FROM portal_pinned_document WHERE $1 <> ''",
    `INSERT INTO portal_pinned_document SELECT * FROM portal_pinned_document WHERE $1 <> ''
       ON CONFLICT (sha256) DO UPDATE SET content = 'x'`,
    `UPDATE portal_evidence_personal SET personal = 'x'
       WHERE entry_hash IN (SELECT hash FROM portal_evidence_entry WHERE chain_id = $1)`,
    `INSERT INTO portal_evidence_personal SELECT * FROM portal_evidence_personal WHERE $1 <> ''
       ON CONFLICT (entry_hash) DO UPDATE SET salt = 'x'`,
  ]
  const TRUNCATES = [
    "TRUNCATE portal_evidence_entry",
    "TRUNCATE portal_evidence_entry CASCADE",
    "TRUNCATE portal_evidence_entry, portal_evidence_personal RESTART IDENTITY",
    "TRUNCATE portal_evidence_personal",
    "TRUNCATE portal_pinned_document",
    "TRUNCATE portal_project, portal_pinned_document CASCADE",
    "DO $$ BEGIN DELETE FROM portal_evidence_entry; EXCEPTION WHEN division_by_zero THEN NULL; END $$",
    "BEGIN; SAVEPOINT s; DELETE FROM portal_evidence_entry; COMMIT",
    "DELETE FROM portal_evidence_entry; SELECT 1",
  ]

  const digest = async () =>
    await rows("SELECT md5(string_agg(t::text, '|' ORDER BY hash)) FROM portal_evidence_entry t")

  it.each([...STATEMENTS.map((sql) => ({ sql, values: [true] })), ...TRUNCATES.map((sql) => ({ sql, values: [] }))])(
    "refuses: $sql",
    async ({ sql, values }) => {
      const before = await digest()
      // A plain client: what a statement leaves open must not come back into the pool.
      const client = new Client({ connectionString: testEnv("TEST_DATABASE_URL") })
      await client.connect()
      try {
        await expect(
          client.query(
            sql,
            values.map(() => project),
          ),
        ).rejects.toThrow(/append-only|duplicate key/)
      } finally {
        await client.end()
      }
      expect(await digest()).toEqual(before)
    },
  )

  const WITHOUT_THE_GUARD = [
    "ALTER TABLE portal_evidence_entry DISABLE TRIGGER USER",
    "ALTER TABLE portal_evidence_personal DISABLE TRIGGER ALL",
    "DROP TRIGGER portal_evidence_entry_append_only ON portal_evidence_entry",
    "DROP TRIGGER portal_pinned_document_append_only ON portal_pinned_document",
    "DROP FUNCTION portal_refuse_change() CASCADE",
    `CREATE OR REPLACE FUNCTION portal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$`,
    "DROP TABLE portal_evidence_entry CASCADE",
    "ALTER TABLE portal_evidence_entry RENAME TO portal_evidence_gone",
    "ALTER TABLE portal_evidence_entry DROP COLUMN payload",
    "ALTER TABLE portal_evidence_entry OWNER TO CURRENT_USER",
    "SET session_replication_role = replica",
  ]

  it.each(WITHOUT_THE_GUARD)("keeps its guard from a role that may write, but owns no tables: %s", async (sql) => {
    const client = new Client({ connectionString: testEnv("TEST_DATABASE_URL") })
    await client.connect()
    try {
      await client.query("SET ROLE pg_write_all_data")
      await expect(client.query(sql)).rejects.toThrow(/must be owner|permission denied/)
    } finally {
      await client.end()
    }
  })

  it("has no foreign key that would reach it from what may be deleted", async () => {
    const keys = await rows(
      `SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid IN
         ('portal_evidence_entry'::regclass, 'portal_evidence_personal'::regclass, 'portal_pinned_document'::regclass)`,
    )
    expect(keys).toEqual([])
  })

  it("lets personal data be erased, and the chain still holds", async () => {
    const asked = await askedOrder({ lines: [{ stocked: false }] })
    await decide(asked.client, asked.rendering)
    await rows(
      `DELETE FROM portal_evidence_personal WHERE entry_hash IN (SELECT e.hash FROM portal_evidence_entry e
         JOIN portal_project p ON p.id = e.chain_id WHERE p.order_id = $1)`,
      [asked.order.id],
    )
    expect((await evidenceOf(asked.order.id)).at(-1)?.personal).toEqual({})
    expect(await evidenceFaults(asked.order.id)).toEqual([])
  })

  describe("whoever may switch the triggers off", () => {
    const where = "WHERE chain_id = $1"
    const TAMPERS: [string, string][] = [
      [
        "a byte of an entry",
        `UPDATE portal_evidence_entry SET payload = set_byte(payload, 20, 88) ${where} AND seq = 2`,
      ],
      [
        "an entry together with its hash",
        `UPDATE portal_evidence_entry SET payload = set_byte(payload, 20, 88),
           hash = encode(sha256(set_byte(payload, 20, 88)), 'hex') ${where} AND seq = 1`,
      ],
      ["an entry's hash", `UPDATE portal_evidence_entry SET hash = repeat('0', 64) ${where} AND seq = 1`],
      ["an entry taken out of the middle", `DELETE FROM portal_evidence_entry ${where} AND seq = 1`],
      ["the order of two entries", `UPDATE portal_evidence_entry SET seq = 10 - seq ${where}`],
      ["an entry moved to another chain's place", `UPDATE portal_evidence_entry SET seq = 7 ${where} AND seq = 2`],
      [
        "the typed name",
        `UPDATE portal_evidence_personal SET personal = convert_to(replace(convert_from(personal, 'UTF8'), 'Sarah', 'Clara'), 'UTF8')
           WHERE entry_hash = (SELECT hash FROM portal_evidence_entry ${where} AND seq = 2)`,
      ],
      [
        "the salt",
        `UPDATE portal_evidence_personal SET salt = set_byte(salt, 0, (get_byte(salt, 0) + 1) % 256)
           WHERE entry_hash = (SELECT hash FROM portal_evidence_entry ${where} AND seq = 2)`,
      ],
    ]

    it.each(TAMPERS)("and changes %s is found out", async (_, sql) => {
      expect(await evidenceFaults(scene.order.id)).toEqual([])
      const client = new Client({ connectionString: testEnv("TEST_DATABASE_URL") })
      await client.connect()
      const keep = async (table: string) => (await client.query(`SELECT * FROM ${table}`)).rows
      const entries = await keep("portal_evidence_entry")
      try {
        await client.query("SET session_replication_role = replica")
        await client.query(
          `CREATE TEMP TABLE kept_entry AS SELECT * FROM portal_evidence_entry WHERE chain_id = '${project}'`,
        )
        await client.query(
          `CREATE TEMP TABLE kept_personal AS SELECT x.* FROM portal_evidence_personal x JOIN kept_entry e ON e.hash = x.entry_hash`,
        )
        const { rowCount } = await client.query(sql, [project])
        expect(rowCount).toBeGreaterThan(0)
        expect(await evidenceFaults(scene.order.id)).not.toEqual([])
      } finally {
        await client.query("DELETE FROM portal_evidence_entry WHERE chain_id = $1", [project])
        await client.query("INSERT INTO portal_evidence_entry SELECT * FROM kept_entry")
        await client.query(
          "DELETE FROM portal_evidence_personal WHERE entry_hash IN (SELECT entry_hash FROM kept_personal)",
        )
        await client.query("INSERT INTO portal_evidence_personal SELECT * FROM kept_personal")
        await client.end()
      }
      expect(await rows("SELECT * FROM portal_evidence_entry")).toHaveLength(entries.length)
      expect(await evidenceFaults(scene.order.id)).toEqual([])
    })
  })
})

it("an order that nobody decided has evidence of what was asked, and none of a decision", async () => {
  const { order } = await sharedOrder({ lines: [{ stocked: false }] })
  expect(await evidenceOf(order.id)).toEqual([])
})
