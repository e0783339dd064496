export * from "./failure"
export * from "./payment"
export * from "./staff"
