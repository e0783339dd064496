export * from "./message"
export * from "./thread"
