import type { MedusaContainer } from "@medusajs/framework/types"
import type { PersonalDataExport } from "../../contracts"
import { findPerson } from "./find-person"
import { personalData } from "./registry"

/** Everything that is kept about a person, by what it is. Parts without anything are left out. */
export const exportPerson = async (container: MedusaContainer, email: string): Promise<PersonalDataExport> => {
  const person = await findPerson(container, email)
  const parts = []
  for (const part of personalData) {
    const rows = await part.read(container, person)
    if (rows.length > 0)
      parts.push({ id: part.id, kept: "kept" in part ? part.kept : null, rows: rows.map((row) => ({ ...row })) })
  }
  return { email: person.email, exported_at: new Date().toISOString(), customer_ids: [...person.customer_ids], parts }
}
