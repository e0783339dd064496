export * from "./payment"
export * from "./staff"
