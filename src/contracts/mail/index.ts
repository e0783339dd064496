export * from "./inbound-mail"
export * from "./mail-event"
export * from "./preference"
