export const checklistPath = (linkId: string): string => `/p/${linkId}/checklist`

/** Where an item stands on the page of the list. */
export const itemAnchor = (id: string): string => `item-${id}`
