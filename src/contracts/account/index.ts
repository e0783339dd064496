export * from "./access"
export * from "./orders"
export * from "./staff"
export * from "./invoices"
