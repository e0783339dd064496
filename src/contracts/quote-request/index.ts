export * from "./content"
export * from "./request"
