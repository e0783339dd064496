export const addressPath = (linkId: string): string => `/p/${linkId}/address`

/** Where the client is asked about an address, on its page. */
export const addressAnchor = (target: string): string => `address-${target}`
