import { comparePage } from "./cases.mjs"
import { chargeOf, jobsDone, payInvoice, sendInvoice } from "./invoice-scene.mjs"
import { createReadOrder } from "./seed.mjs"

const LINES = 10

/** Key `warm-10` with invoices: an order of ten lines with three invoices, of which one is paid and one in part. */
export const measureInvoiceReads = async (world, plan, note) => {
  const order = await createReadOrder(world.support, world.customer, LINES)
  const deposit = await sendInvoice(world, order.id, {
    purpose: "deposit",
    share: { kind: "percent", percent: "50" },
  })
  await payInvoice(world, deposit, deposit.money.balance)
  const charge = await sendInvoice(world, order.id, chargeOf("45"))
  await payInvoice(world, charge, "20")
  await sendInvoice(world, order.id, { purpose: "balance" })
  await jobsDone(world.database)
  await world.database.query("VACUUM ANALYZE")
  return await comparePage(world, order, { key: "invoices", what: `${LINES} lines, 3 invoices` }, plan, note)
}
