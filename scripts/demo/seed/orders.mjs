import { COACH, FIELD_HOUSE, TAPROOM } from "./people.mjs"
import { BADGE, CREST, FRONT_PRINT, HELMET, BISON_PINS, MASCOT, PATTERN, SOCCER_PINS } from "./spec-cards.mjs"

const line = (garment, color, price, sizes, details, more = {}) => ({
  garment,
  color,
  price,
  details,
  ...(typeof sizes === "number" ? { quantity: sizes } : { sizes }),
  ...more,
})

/** Lines that were typed in have no SKU. */
const isGarment =
  (garment) =>
  ({ variant_sku }) =>
    variant_sku?.startsWith(`${garment}-`.toUpperCase()) ?? false

const DAY_MS = 86_400_000
/** Two years, in days. */
const YEARS_AGO = 731

const TEAM = { section: "Team shirts" }
const EXTRAS = { section: "Extras" }

/**
 * The shop's orders, oldest number first, over every stage from delivered to a draft that nobody has seen. `story` is
 * what has happened to each; it answers with the link to show for its client, if any.
 * `quiet`: days for which nothing has happened since.
 */
export const ORDERS = [
  {
    key: "founders-cup",
    customer: "sarah",
    name: "Founders’ Cup Jerseys",
    po: "SL-1804",
    in_hands: -YEARS_AGO + 12,
    ships: -YEARS_AGO + 8,
    shipping: { by: "ground", amount: 18.5 },
    lines: [
      line("jersey", "sky", 15.25, { S: 8, M: 16, L: 16, XL: 8 }, "Front print, 2 colors · back number, 1 color", TEAM),
      line("cap", "black", 13, 10, "Front patch, sewn", EXTRAS),
    ],
    outcome: "delivered two years ago, from the time before the portal",
    story: async (desk) => {
      await desk.place()
      await desk.deliver(await desk.ship({ tracking: "1Z84A20R0397300918" }))
      await desk.backdate({ placed: YEARS_AGO, delivered: YEARS_AGO - 10 })
    },
  },
  {
    key: "regatta",
    customer: "walter",
    name: "Regatta Day Polos",
    po: "RC-77",
    in_hands: -80,
    ships: -84,
    shipping: { by: "ground", amount: 18.5 },
    rep: "theo",
    lines: [line("polo", "navy", 25, { S: 4, M: 10, L: 12, XL: 4 }, "Left chest, 6,000 stitches")],
    outcome: "delivered, and nothing heard from the client since",
    quiet: 83,
    story: async (desk) => {
      await desk.share("Hi Walter, here is everything for the regatta.")
      await desk.place()
      await desk.deliver(await desk.ship({ tracking: "1Z84A20R0398104417" }))
      await desk.backdate({ placed: 96, delivered: 83 })
    },
  },
  {
    key: "fall-clinic",
    customer: "sarah",
    name: "Fall Clinic Jerseys",
    po: "SL-2147",
    in_hands: -4,
    ships: -8,
    shipping: { by: "ground", amount: 18.5 },
    lines: [
      line("jersey", "sky", 16.5, { S: 6, M: 12, L: 12, XL: 6 }, "Front print, 3 colors · back number, 1 color", TEAM),
      line("cap", "black", 14, 12, "Front patch, sewn", EXTRAS),
    ],
    outcome: "delivered and paid",
    story: async (desk) => {
      const url = await desk.share("Hi Sarah, here is everything for the fall clinic.")
      await desk.askApproval("Same print as last year, one shade lighter.")
      await desk.sign(url)
      const front = await desk.proofs.add({ title: "Front print", which: isGarment("jersey"), spec: FRONT_PRINT })
      await desk.proofs.upload(front, "flaming-soccer-ball.pdf")
      await desk.proofs.send(front, "Last year’s ball, one shade lighter.")
      await desk.proofs.approve(url, front)
      const deposit = await desk.money.deposit(30, "Thirty percent now, the balance when the boxes leave.")
      await desk.money.payOnline(url, deposit, "card")
      const balance = await desk.money.bill({ purpose: "balance" })
      await desk.money.receive(balance, { reference: "No. 2204" })
      await desk.moveTo("Production")
      const jerseys = await desk.ship({ tracking: "1Z84A20R0399112745" })
      await desk.shipping.notify()
      await desk.shipping.carrierSays("1Z84A20R0399112745", [
        [7, "in_transit", "Albany, NY", "Departed from facility"],
        [3, "out_for_delivery", "Troy, NY", null],
        [1, "delivered", "Troy, NY", "Left at reception", { signed_by: "R. Ortiz" }],
      ])
      await desk.shipping.whenDelivered(jerseys)
      await desk.moveTo("Delivered")
    },
  },
  {
    key: "bakery-caps",
    customer: "leila",
    name: "Counter Caps and Totes",
    po: "YB-031",
    in_hands: 3,
    ships: -1,
    shipping: { by: "second_day", amount: 46 },
    rep: "theo",
    lines: [
      line("cap", "black", 13.5, 36, "Front embroidery, 7,500 stitches"),
      line("tote", "natural", 6.8, 100, "One side, 1 color, 9 in wide"),
    ],
    outcome: "shipped",
    story: async (desk) => {
      const url = await desk.share("Hi Leila, please find the caps and totes here.")
      await desk.askApproval()
      await desk.sign(url)
      await desk.moveTo("Production")
      const wrong = await desk.money.bill({ purpose: "full" })
      await desk.money.void(wrong, "Sent to the store instead of the bakery’s office.")
      const invoice = await desk.money.bill(
        { purpose: "full" },
        "Here is the invoice again, with the office’s address.",
      )
      await desk.money.receive(invoice, { method: "bank_transfer", reference: "YB-031 caps and totes" })
      await desk.money.credit(invoice, "27", "Two caps with a loose thread, taken back.")
      await desk.ship({ tracking: "1Z84A20R0299113351" })
      await desk.shipping.notify()
      await desk.shipping.carrierSays("1Z84A20R0299113351", [
        [9, "announced", null, "Shipper created a label"],
        [7, "in_transit", "Albany, NY", "Departed from facility"],
        [3, "exception", "Jersey City, NJ", "The receiver was not available. A second attempt follows."],
      ])
      await desk.moveTo("Shipped")
    },
  },
  {
    key: "book-fair",
    customer: "priya",
    name: "Book Fair Totes",
    po: "PTA-88",
    in_hands: 9,
    shipping: { by: "ground", amount: 18.5 },
    lines: [line("tote", "natural", 7.25, 150, "Both sides, 1 color")],
    outcome: "canceled",
    story: async (desk) => {
      await desk.share("Hi Priya, the totes for the book fair are on this page.")
      await desk.place()
      await desk.cancel()
    },
  },
  {
    key: "taproom-crew",
    customer: "marcus",
    name: "Taproom Crew Kit",
    po: "IW-4410",
    in_hands: 2,
    ships: 0,
    shipping: { by: "ground", amount: 36 },
    deliver_to: TAPROOM,
    lines: [
      line("tee", "cream", 9.4, { S: 8, M: 24, L: 24, XL: 16, "2XL": 8 }, "Front print, 5 colors · neck label", {
        section: "Staff",
      }),
      line("hoodie", "sand", 31, { M: 6, L: 8, XL: 6, "2XL": 2 }, "Front print, 5 colors", { section: "Staff" }),
      line("apron", "slate", 22, 20, "Bib embroidery, 6,200 stitches", {
        section: "Bar",
        note: "Ships separately as soon as the embroidery is done.",
      }),
    ],
    notes: "Receiving is open Monday to Friday, 8 am to 2 pm. Please call Jo half an hour ahead.",
    outcome: "partly shipped, two packages on their way",
    story: async (desk) => {
      const url = await desk.share("Hi Marcus, the crew kit is under way. You can follow each package here.")
      await desk.askApproval()
      await desk.sign(url)
      const badge = await desk.proofs.add({
        title: "Taproom badge",
        which: (item) => !isGarment("apron")(item),
        spec: BADGE,
      })
      await desk.proofs.upload(badge, "velocette-emblem-2400px.png", "velocette-emblem.svg")
      await desk.proofs.send(badge)
      await desk.proofs.approve(url, badge)
      const bib = await desk.proofs.add({
        title: "Apron embroidery",
        which: isGarment("apron"),
        spec: { ...BADGE, method: "Embroidery", width_mm: 203.2, height_mm: 203.2 },
      })
      await desk.proofs.upload(bib, "velocette-emblem.svg")
      await desk.proofs.send(bib)
      await desk.proofs.decline(url, bib, "The badge gets too busy in thread. Let us talk about a simpler one.")
      const deposit = await desk.money.deposit(50, "Half now, half when the last box has left.")
      await desk.money.receive(deposit, { method: "bank_transfer", reference: "IW-4410" })
      await desk.moveTo("Production")
      await desk.money.bill({ purpose: "balance" })
      await desk.ship({ which: isGarment("tee"), tracking: "1Z84A20R0399120136" })
      await desk.ship({
        which: isGarment("hoodie"),
        tracking: "1Z84A20R0299120148",
        by: "second_day",
      })
      await desk.shipping.notify()
      await desk.shipping.carrierSays("1Z84A20R0399120136", [
        [8, "in_transit", "Albany, NY", "Departed from facility"],
        [5, "out_for_delivery", "Hudson, NY", null],
        [1, "delivered", "Hudson, NY", "Signed for at the bar", { signed_by: "J. Lindqvist" }],
      ])
      await desk.shipping.carrierSays("1Z84A20R0299120148", [
        [
          6,
          "in_transit",
          "Albany, NY",
          "Departed from facility",
          { estimated_delivery_at: new Date(Date.now() + DAY_MS).toISOString() },
        ],
      ])
      await desk.talk.ask(url, "The tees are here and look great! Did the hoodies leave on the same truck?")
      await desk.talk.reply(
        "Glad to hear it! The hoodies left today by 2nd Day Air, so you have them before the weekend.",
      )
      await desk.talk.read(url)
      await desk.talk.ask(
        url,
        "Perfect, thank you. One more thing: could the aprons go to the brewery instead of the taproom?",
      )
      return url
    },
  },
  {
    key: "duty-shirts",
    customer: "margaret",
    name: "Engine 7 Duty Shirts",
    po: "GHV-2026-117",
    in_hands: 11,
    ships: 7,
    shipping: { by: "ground", amount: 54 },
    rep: "theo",
    lines: [
      line(
        "tee",
        "red",
        9.25,
        { S: 12, M: 30, L: 48, XL: 42, "2XL": 24, "3XL": 12 },
        "Front print, 1 color · full back, 2 colors",
        TEAM,
      ),
      line("hoodie", "charcoal", 33.5, { M: 10, L: 18, XL: 18, "2XL": 10, "3XL": 4 }, "Front print, 1 color", TEAM),
      {
        title: "Vinyl banner, 6 × 3 ft",
        section: "Extras",
        details: "Full color, hemmed, with grommets",
        price: 72,
        quantity: 2,
      },
    ],
    notes: "Pack by size and mark each box with the station number. Sizes 2XL and 3XL include the upcharge.",
    outcome: "in production, half paid",
    story: async (desk) => {
      const url = await desk.share("Dear Margaret, this page always shows where the duty shirts stand.")
      await desk.askApproval("Both shirts as discussed at the station on Tuesday.")
      await desk.sign(url)
      const crest = await desk.proofs.add({ title: "Engine 7 crest", spec: CREST })
      await desk.proofs.upload(crest, "dragon-head.svg", "dragon-head.eps")
      await desk.proofs.send(crest, "The EPS is the separation that we burn the screen from.")
      await desk.proofs.approve(url, crest)
      await desk.moveTo("Production")
      const firstOff = await desk.proofs.add({
        title: "First shirt off the press",
        kind: "first_off",
        which: isGarment("tee"),
        note: "Printed this morning on red, size L.",
      })
      await desk.proofs.upload(firstOff, "velocette-emblem-2400px.png")
      await desk.proofs.send(firstOff, "One look before we run the other 167?")
      const invoice = await desk.money.bill({ purpose: "full" }, "The county’s purchasing office may pay in parts.")
      await desk.money.receive(invoice, { amount: "2000", reference: "County warrant 55-0193" })
      const banners = await desk.shipping.pack(({ title }) => title.startsWith("Vinyl"))
      await desk.shipping.readyForPickup(banners, "Rolled, 3 ft wide. Theo helps you load.")
      await desk.shipping.notify()
      return url
    },
  },
  {
    key: "open-house",
    customer: "margaret",
    name: "Open House Tees",
    po: "GHV-2026-109",
    in_hands: 4,
    ships: -1,
    shipping: { by: "ground", amount: 24 },
    rep: "theo",
    lines: [line("tee", "red", 8.75, { M: 20, L: 30, XL: 20 }, "Front print, 1 color", { note: "For the visitors." })],
    outcome: "shipped, and the client was not told yet",
    story: async (desk) => {
      const url = await desk.share("Dear Margaret, the tees for the open house are on this page.")
      await desk.askApproval()
      await desk.sign(url)
      await desk.moveTo("Production")
      await desk.ship({ tracking: "1Z84A20R0399125511" })
      await desk.moveTo("Shipped")
    },
  },
  {
    key: "anniversary-totes",
    customer: "eleni",
    name: "Τσάντες για τα πέντε χρόνια",
    po: "KA-2026-05",
    in_hands: 16,
    ships: 12,
    shipping: { by: "ground", amount: 18.5 },
    lines: [
      line("tote", "natural", 6.9, 200, "One side, 1 color · woven side label", {
        note: "Το λογότυπο στο κέντρο, 7 cm από την επάνω ραφή.",
      }),
    ],
    outcome: "in artwork, with an invoice that is overdue",
    story: async (desk) => {
      const url = await desk.share("Hi Eleni, here is the page for your anniversary totes.")
      await desk.askApproval()
      await desk.sign(url)
      const side = await desk.proofs.add({ title: "Tote print", spec: PATTERN })
      await desk.proofs.upload(side, "pattern-arches.svg")
      const draft = await desk.money.draft({ purpose: "full" })
      const invoice = await desk.money.send(await desk.money.setTerms(draft, { kind: "on_receipt" }))
      await desk.issuedDaysAgo(invoice, 9)
    },
  },
  {
    key: "honor-guard",
    customer: "margaret",
    name: "Honor Guard Polos",
    po: "GHV-2026-121",
    in_hands: 21,
    ships: 17,
    shipping: { by: "ground", amount: 24 },
    rep: "theo",
    lines: [
      line(
        "polo",
        "navy",
        27.5,
        { S: 4, M: 8, L: 12, XL: 10, "2XL": 6, "3XL": 2 },
        "Left chest, 8,000 stitches · right sleeve, flag patch",
      ),
    ],
    outcome: "approved by phone",
    story: async (desk) => {
      const url = await desk.share("Dear Margaret, the polos for the honor guard are ready for your eyes.")
      const request = await desk.askApproval()
      await desk.recordApproval(
        url,
        request,
        "Approved on the phone while on duty. Flag patch on the right sleeve confirmed.",
      )
      const crest = await desk.proofs.add({ title: "Crest, left chest", spec: CREST })
      await desk.proofs.askWaiver(crest, "The same crest as on the duty shirts: fine without a new proof?")
      await desk.proofs.approve(url, crest)
      await desk.money.draft({ purpose: "full" })
    },
  },
  {
    key: "tournament",
    customer: "sarah",
    name: "Riverside Tournament Jerseys",
    po: "SL-2198",
    in_hands: 24,
    ships: 20,
    shipping: { by: "ground", amount: 0 },
    deliver_to: FIELD_HOUSE,
    lines: [
      line(
        "jersey",
        "sky",
        15.75,
        { S: 12, M: 24, L: 24, XL: 12 },
        "Front print, 3 colors · back number, 1 color",
        TEAM,
      ),
    ],
    behindFinanceGate: true,
    outcome: "signed, ready for billing",
    story: async (desk) => {
      const url = await desk.share("Hi Sarah, here are the tournament jerseys.")
      await desk.askApproval()
      await desk.sign(url)
      const number = await desk.proofs.add({ title: "Back number", spec: FRONT_PRINT })
      await desk.proofs.upload(number, "baseball.svg")
      await desk.proofs.close(number, "Numbers are pressed from the roster; no proof needed.")
      const front = await desk.proofs.add({ title: "Front print", spec: FRONT_PRINT })
      await desk.proofs.askWaiver(front, "Same ball as on the clinic jerseys?")
      await desk.money.deposit(50, "We start as soon as the deposit is in.")
      await desk.needs.ask("Roster with names and numbers for the backs")
      const gate = await desk.needs.ask("Gate code of the field house")
      await desk.needs.give(url, { kind: "other", id: gate, text: "Ring at the east gate, code 4417." })
      await desk.needs.receive("other", gate)
      const sponsors = await desk.needs.ask("Sponsor logos for the sleeves")
      await desk.needs.give(url, { kind: "other", id: sponsors, text: "Left sleeve, both in white." }, [
        "velocette-emblem-2400px.png",
        "football-helmet-front.pdf",
      ])
    },
  },
  {
    key: "science-fair",
    customer: "priya",
    name: "Science Fair Tees",
    po: "PTA-91",
    in_hands: 18,
    ships: 14,
    shipping: { by: "ground", amount: 18.5 },
    lines: [
      line("tee", "white", 8.6, { S: 40, M: 32, L: 18, XL: 6 }, "Front print, 3 colors", { section: "Students" }),
      line("tee", "forest", 9.1, { M: 4, L: 6, XL: 4, "2XL": 2 }, "Front print, 3 colors · back “CREW”, 1 color", {
        section: "Volunteers",
      }),
    ],
    outcome: "approved by signature",
    story: async (desk) => {
      const url = await desk.share(
        "Hi Priya, here is the quote for the science fair. Sign right on the page if it is all good.",
      )
      await desk.askApproval()
      await desk.sign(url)
      const mascot = await desk.proofs.add({ title: "Bison mascot", spec: MASCOT })
      await desk.proofs.upload(mascot, "bison.svg")
      await desk.proofs.send(mascot)
      await desk.proofs.remark(url, mascot, BISON_PINS)
      await desk.proofs.askChanges(url, mascot, "Almost there! Please see the two remarks.")
      const deposit = await desk.money.deposit(
        50,
        "The PTA’s bank account works best for us. The balance follows when we ship.",
      )
      await desk.money.payOnline(url, deposit, "us_bank_account")
      await desk.talk.reply("Thanks, Priya! Theo is redrawing the horns. You have the next version tomorrow.", {
        type: "proof",
        id: mascot,
      })
      await desk.talk.read(url)
      return url
    },
  },
  {
    key: "anniversary-hoodies",
    customer: "marcus",
    name: "Tenth Anniversary Hoodies",
    po: "IW-4398",
    in_hands: 30,
    shipping: { by: "ground", amount: 42 },
    lines: [
      line(
        "hoodie",
        "charcoal",
        38,
        { S: 10, M: 30, L: 40, XL: 30, "2XL": 10 },
        "Front print, 1 color · foil back print",
      ),
    ],
    outcome: "declined",
    story: async (desk) => {
      const url = await desk.share("Hi Marcus, the hoodies with the foil print, as you asked.")
      await desk.askApproval()
      await desk.decline(
        url,
        "Thanks for the quick turnaround, but the foil takes us over budget this year. We will come back to it in spring.",
      )
    },
  },
  {
    key: "apron-refresh",
    customer: "leila",
    name: "مآزر المخبز الجديدة",
    po: "YB-034",
    in_hands: 20,
    shipping: { by: "ground", amount: 18.5 },
    lines: [
      line("apron", "slate", 21, 24, "Bib embroidery, 6,200 stitches", {
        note: "الشعار في المنتصف، بعرض 20 سم.",
      }),
      line("cap", "black", 13.5, 12, "Front embroidery, 7,500 stitches"),
    ],
    notes: "التسليم من الباب الخلفي قبل الساعة 10 صباحًا، من فضلكم.",
    outcome: "changes asked for by the client",
    story: async (desk) => {
      const url = await desk.share(
        "Hi Leila, here is the new apron order. Tell me on the page if anything should change.",
      )
      await desk.askApproval()
      await desk.askChanges(url, "هل يمكن أن نضيف ستة مآزر أخرى، وأن يكون لون الخيط ذهبيًا بدل الأصفر؟ شكرًا جزيلًا.")
      await desk.talk.reply("Hi Leila, gold thread is no problem. I will send you the new total for 30 aprons today.")
      await desk.talk.ask(url, "شكرًا دانا! متى يمكن أن تصل الطلبية؟ عندنا افتتاح الفرع الجديد يوم 15.")
      return url
    },
  },
  {
    key: "barista-aprons",
    customer: "eleni",
    name: "Barista Aprons",
    in_hands: 19,
    shipping: { by: "second_day", amount: 46 },
    lines: [
      line("apron", "slate", 22, 30, "Bib embroidery, 6,200 stitches", { note: "Με μακριά κορδόνια, παρακαλώ." }),
      line("tee", "cream", 9.4, { S: 6, M: 10, L: 8, XL: 4 }, "Left chest, 1 color", { needs: "artwork" }),
    ],
    outcome: "waiting for approval of version 1, which needs a PO number, and for artwork",
    story: async (desk) => {
      const url = await desk.share("Hi Eleni, the aprons are ready for your approval.")
      await desk.askApproval("Garment prices hold for a few days. Sign in time and we start next week.", {
        validFor: 5 * DAY_MS,
      })
      return url
    },
  },
  {
    key: "spring-league",
    customer: "sarah",
    name: "Spring League T-Shirts",
    po: "SL-2211",
    in_hands: 25,
    ships: 21,
    shipping: { by: "ground", amount: 0 },
    lines: [
      line("tee", "forest", 8, { S: 24, M: 48, L: 36, XL: 12 }, "Front print, 3 colors · back number, 1 color", {
        ...TEAM,
        note: "Numbers 1 to 32, see the roster.",
      }),
      line("polo", "navy", 24, { L: 8, XL: 4 }, "Left chest, 8,000 stitches", EXTRAS),
    ],
    notes: "Fold and bag by team. The polos go to the coaches and come in one box of their own.",
    outcome: "waiting for approval of version 2, with what has changed since version 1",
    story: async (desk) => {
      const url = await desk.share("Hi Sarah, great to work with you again. Here is everything for the spring league.")
      const coachUrl = await desk.delegate(url, COACH)
      await desk.askApproval("Everything as we discussed. Have a look, and sign when it is right.")
      await desk.askChanges(url, "Could we do a dozen more in XL? And the front print a little higher, please.")
      await desk.changeQuantity("XL", 24)
      await desk.askApproval("Added the twelve XL, and moved the print 2 cm up as you asked.")
      await desk.open(coachUrl)
      const isTee = isGarment("tee")
      const front = await desk.proofs.add({ title: "Front print", which: isTee, spec: FRONT_PRINT })
      await desk.proofs.upload(front, "flaming-soccer-ball.svg")
      await desk.proofs.send(front)
      await desk.proofs.remark(url, front, SOCCER_PINS)
      await desk.proofs.askChanges(url, front, "Two things, both marked on the picture.")
      await desk.proofs.resolve(front, [null, "The print stays at 10 inches: larger would run into the seams on S."])
      await desk.proofs.upload(front, "flaming-soccer-ball-v2-blue.svg")
      await desk.proofs.change(front, { note: "The ball is blue now, as you asked." })
      await desk.proofs.send(front, "The blue ball is in. Compare it with version 1 on the page.")
      const helmet = await desk.proofs.add({ title: "Sleeve print", which: isTee, spec: HELMET })
      await desk.proofs.upload(helmet, "football-helmet-front.pdf")
      await desk.proofs.send(helmet)
      const mockup = await desk.proofs.add({ title: "Team mock-up", spec: { ...FRONT_PRINT, notes: null } })
      await desk.proofs.upload(mockup, "spring-league-mockup-3-pages.pdf")
      await desk.proofs.send(mockup)
      await desk.proofs.approve(url, mockup)
      await desk.talk.ask(
        url,
        "The coaches ask whether two of the polos could come with long sleeves. Would that change the price?",
        { type: "line", id: desk.items.find(isGarment("polo")).id },
        ["football-helmet-front.pdf", "velocette-emblem-2400px.png"],
      )
      await desk.talk.note("Long sleeves in navy are low at the mill: ask before promising more than two.")
      await desk.talk.reply(
        "Yes, two long-sleeve polos are $4.00 more each. Shall I change the order?\n\nThe mill has them by Thursday, so the date holds.",
      )
      await desk.talk.reply("And here is the blue ball next to the old one, on the same shirt.", {
        type: "proof",
        id: front,
      })
      return [
        { recipient: desk.client.name, url },
        { recipient: COACH.name, url: coachUrl },
      ]
    },
  },
  {
    key: "winter-hoodies",
    customer: "marcus",
    name: "Winter Staff Hoodies",
    po: "IWB-2290",
    in_hands: 32,
    shipping: { by: "ground", amount: 24 },
    lines: [line("hoodie", "charcoal", 31, { M: 6, L: 10, XL: 8, "2XL": 4 }, "Full back, 2 colors")],
    outcome: "quote expired, a renewed one was requested",
    story: async (desk) => {
      const url = await desk.share("Hi Marcus, the hoodies for the winter shift.")
      await desk.askApproval("The mill raises its prices soon, so this quote is short.", { validFor: 10_000 })
      await desk.askRenewal(url)
      return url
    },
  },
  {
    key: "trivia-night",
    customer: "marcus",
    name: "Trivia Night Tees",
    po: "IW-4431",
    in_hands: 34,
    shipping: { by: "ground", amount: 24 },
    lines: [line("tee", "cream", 9.6, { M: 12, L: 18, XL: 12 }, "Front print, 2 colors")],
    outcome: "waiting for approval, and quiet for twelve days",
    quiet: 12,
    story: async (desk) => {
      await desk.share("Hi Marcus, the tees for trivia night, as we talked about.")
      await desk.askApproval("Two colors keep it under your budget.")
    },
  },
  {
    key: "field-day",
    customer: "priya",
    name: "Field Day Tees",
    in_hands: 40,
    shipping: { by: "ground", amount: 18.5 },
    lines: [
      line("tee", "white", 7.9, { S: 60, M: 60, L: 30, XL: 10 }, "Front print, 3 colors", {
        section: "Students",
        needs: "artwork",
      }),
    ],
    // Nobody knows the street yet.
    deliver_to: { company: "Lincoln Elementary", city: "Portland", country_code: "us" },
    outcome: "quote shared, artwork and a date given, address and sizes still to come from the client",
    story: async (desk) => {
      const url = await desk.share("Hi Priya, a first quote for field day. Quantities are our guess from last year.")
      const date = await desk.needs.ask("Which day is field day this year?")
      await desk.needs.give(url, { kind: "other", id: date, text: "Friday, May 21. Rain date is the 28th." })
      await desk.needs.ask("Teachers’ sizes, if they want tees as well")
      await desk.needs.give(url, { kind: "artwork", text: "The bison again, in navy this time." }, ["bison.svg"])
    },
  },
  {
    key: "bottle-release",
    customer: "marcus",
    name: "Bottle Release Tees",
    shipping: { by: "ground", amount: 24 },
    lines: [line("tee", "cream", 9.9, { S: 6, M: 18, L: 24, XL: 18, "2XL": 6 }, "Front print, 5 colors")],
    outcome: "draft, not shared yet",
    isUntouched: true,
    story: async () => {},
  },
]
