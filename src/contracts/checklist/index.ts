export * from "./account"
export * from "./checklist"
export * from "./give"
export * from "./staff"
