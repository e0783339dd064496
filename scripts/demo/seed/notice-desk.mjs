import { createHmac, randomUUID } from "node:crypto"
import { rootRequire } from "../../lib/env.mjs"
import { until } from "./http.mjs"

/** Notices wait some minutes, for others of their group or for staff to put a mistake right. Not in the demo's past. */
const BRING_FORWARD = `
  UPDATE client_portal_jobs._private_jobs SET run_at = now()
   WHERE run_at > now() AND attempts = 0 AND payload->>'job' = ANY ($1)`
const LINES = "SELECT count(*)::int AS count FROM portal_digest_line WHERE user_id = $1"

const ASKED_DAYS_AGO = 3
/** A quote that was asked about three days ago, and what the reminder of that day wrote. */
const ASKED = `
  UPDATE portal_approval_request SET created_at = created_at - interval '${ASKED_DAYS_AGO} days'
   WHERE order_id = $1 AND state = 'open' AND subject_type = 'order' RETURNING id`
const REMINDER = `
  INSERT INTO portal_reminder (id, subject_type, subject_id, kind, days)
  VALUES ('prem_demo', 'approval_request', $1, 'after', ${ASKED_DAYS_AGO})`
const JOB = `
  SELECT client_portal_jobs.add_job('notices', payload := json_build_object('job', 'notice.approval-reminder', 'uid', $1::text,
    'payload', json_build_object('request_id', $2::text, 'link_id', $3::text)), max_attempts := 1100)`
const NOTICE = `
  INSERT INTO portal_notice (id, notice, resource_type, resource_id, link_id, payload)
  VALUES ($1, 'notice.approval-reminder', 'portal_approval_request', $2, $3, json_build_object('request_id', $2::text, 'link_id', $3::text))`
const LINKS = "SELECT id FROM portal_link WHERE order_id = $1 AND purpose = 'recipient' AND revoked_at IS NULL"
const SENT =
  "SELECT FROM portal_notice n JOIN portal_link l ON l.id = n.link_id WHERE l.recipient_email = $1 AND n.state = 'sent'"

const MISTYPED = { name: "Jo Keller", email: "jo@ironworkbrewing.example" }

/** What the shop's staff have set about notices, before anything happens. */
export const setNotices = async ({ http, admin, shop, adminPassword }) => {
  await admin.post("/admin/client-portal/automations/stage-moved/texts", {
    language: "en",
    key: "stage_moved.intro",
    text: "Good news from the shop floor: {project} is now at “{stage}”.",
  })
  await admin.post(`/admin/client-portal/automation-stages/${shop.stages.Production}`, {
    text: "Your order is on press. We check the first piece against the proof you approved before we print the rest.",
  })
  const { token } = await http.post("/auth/user/emailpass", {
    email: "theo@northfold.example",
    password: adminPassword,
  })
  await http.as(token).post("/admin/client-portal/my-notices", {
    time_zone: null,
    choices: {
      "client-message": { bell: true, mail: "daily" },
      "decision-made": { bell: true, mail: "daily" },
    },
  })
}

const sign = (body, secret) => {
  const seconds = Math.floor(Date.now() / 1000)
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`
}

/** Mails that belong to no thread by themselves: staff look at them. */
const STRAY_MAILS = [
  {
    from: "Nadia Brandt <nadia@riversideleague.example>",
    subject: "Ball artwork for the spring shirts",
    text: "Hi Dana,\n\nTom asked me to tell you: the league would like the ball a touch larger on the youth sizes. Is that still possible?\n\nThanks,\nNadia",
  },
  {
    from: "Eleni Papadopoulou <eleni@kafeakropolis.example>",
    subject: "Automatic reply: Your proof is ready",
    headers: "Auto-Submitted: auto-replied\r\n",
    text: "I am at a trade fair until Monday and answer then.",
  },
]

/** Somebody's mail server delivers a mail, through the signed hook. */
const deliver = async (http, secret, { from, subject, headers = "", text }) => {
  const lines = [
    `From: ${from}`,
    "To: reply@in.northfold.example",
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${randomUUID()}@mail.example>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
  ]
  const body = `${lines.join("\r\n")}\r\n${headers}\r\n${text}\n`
  await http.send("POST", "/hooks/client-portal/mail", {
    headers: { "content-type": "message/rfc822", "x-client-portal-signature": sign(body, secret) },
    body,
  })
}

/** A mail service reports, through the signed hook, that an address takes no mail. */
const reportBounce = async (http, secret, email) => {
  const events = [
    {
      id: randomUUID(),
      kind: "hard_bounce",
      email,
      reason: "550 5.1.2 The domain ironworkbrewing.example does not exist",
      occurred_at: new Date().toISOString(),
    },
  ]
  const body = JSON.stringify({ events })
  await http.send("POST", "/hooks/client-portal/mail-events", {
    headers: { "content-type": "application/json", "x-client-portal-signature": sign(body, secret) },
    body,
  })
}

const remind = async (client, orderId) => {
  const { rows: requests } = await client.query(ASKED, [orderId])
  const { rows: links } = await client.query(LINKS, [orderId])
  for (const { id: request } of requests) {
    await client.query(REMINDER, [request])
    for (const { id: link } of links) {
      const uid = randomUUID()
      await client.query(NOTICE, [uid, request, link])
      await client.query(JOB, [uid, request, link])
    }
  }
}

/**
 * The mails that followed from the orders' stories: of stages, a reminder, a daily mail, one that came back, and two that were sent to the shop.
 * @param told the desks of the orders by their keys
 */
export const tellNotices = async ({ http, shop, databaseUrl, mailEventsSecret, inboundMailSecret }, told) => {
  const client = new (rootRequire("pg").Client)({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(BRING_FORWARD, [["notice.stage-moved", "notice.client-message", "notice.decision-made"]])
    await remind(client, told.get("barista-aprons").desk.id)
    await told.get("taproom-crew").desk.share("Hi Jo, Marcus asked me to send you the packages too.", MISTYPED)
    await until("the mail to a mistyped address", async () => (await client.query(SENT, [MISTYPED.email])).rowCount > 0)
    await reportBounce(http, mailEventsSecret, MISTYPED.email)
    for (const mail of STRAY_MAILS) await deliver(http, inboundMailSecret, mail)
    await until(
      "Theo’s daily mail to have lines",
      async () => (await client.query(LINES, [shop.staff.theo])).rows[0].count > 0,
    )
    await client.query(BRING_FORWARD, [["notice.staff-digest"]])
  } finally {
    await client.end()
  }
}
