import { uploadArtwork } from "./artwork.mjs"
import { until } from "./http.mjs"

/** What clients keep under "My branding". */
const BRANDS = {
  sarah: {
    logos: ["flaming-soccer-ball.svg", "baseball.svg"],
    colors: [
      { name: "League sky", hex: "#8dc8e8", pms: "PMS 291 C" },
      { name: "Flame orange", hex: "#ff6a13", pms: "PMS 1585 C" },
      { name: "Forest", hex: "#154734", pms: "PMS 3435 C" },
    ],
  },
  marcus: {
    logos: ["velocette-emblem.svg"],
    colors: [
      { name: "Copper", hex: "#b87333", pms: null },
      { name: "Porter", hex: "#2b1d16", pms: "PMS Black 4 C" },
    ],
  },
  priya: {
    logos: ["bison.svg"],
    colors: [{ name: "School green", hex: "#00573f", pms: "PMS 3425 C" }],
  },
}

const codeIn = async (mailbox, email, since) =>
  await until(`the one-time code of ${email}`, async () => {
    const { mails } = await mailbox.get("/api/mails")
    const mail = mails.find(
      ({ to, subject, at }) =>
        /^\d{6} is your /.test(subject) && Date.parse(at) >= since && JSON.stringify(to).includes(email),
    )
    return mail?.subject.slice(0, 6)
  })

/**
 * Opens an account as its recipient does: by the link, and the code from their mailbox.
 * @param {{ http: object, mailbox: object }} world clients of the API and of the mailbox
 * @param {{ url: string, email: string }} recipient `url`: their account link
 * @returns a client of the API in the account
 */
export const openAccount = async ({ http, mailbox }, { url, email }) => {
  const token = new URL(url).pathname.split("/").at(-1)
  const asking = http.as((await http.post("/portal/session", { token })).session)
  const since = Date.now() - 1_000
  await asking.post("/portal/account/code")
  const { session } = await asking.post("/portal/account/confirm", { code: await codeIn(mailbox, email, since) })
  return http.as(session)
}

/** The client keeps logos and colors in the account. @returns the logos' ids */
export const keepBrand = async (account, key) => {
  const { logos, colors } = BRANDS[key]
  const kept = await account.post("/portal/account/logos", { files: await uploadArtwork(account, logos) })
  for (const color of colors) await account.post("/portal/account/brand-colors", color)
  return kept.logos.map(({ id }) => id)
}
