export * from "./beacon"
export * from "./event"
export * from "./report"
export * from "./signal"
