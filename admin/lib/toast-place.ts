/** Where the dashboard's short notices stand; one that brings options of its own would else open in another corner. */
export const TOAST_PLACE = { position: "top-right" } as const
