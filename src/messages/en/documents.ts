/** The documents of the order page. */
export const documents = {
  "documents.title": "Documents",
  "documents.version": "Version {version}",
  "documents.signed": "Approved",
  "documents.current": "Current",
  "documents.packed": "Package {number}",
  "documents.download": "Download {name} as PDF",
} as const
