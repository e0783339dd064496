/** What a link holds in place of the address of a recipient who was erased: unique, as addresses are, and never one. */
export const erasedAddress = (link_id: string): string => `erased:${link_id}`

export const isErasedAddress = (address: string): boolean => address.startsWith("erased:")
