import { compareSizes } from "../sizes"
import type { ProofLine } from "./proof"

/** Lines of one product, which are its sizes. */
export type ProofLineGroup = { title: string; sizes: string[]; quantity: number }

/** The product's name, which is the title without its size. */
const productOf = ({ title, size }: ProofLine): string =>
  size && title.endsWith(`, ${size}`) ? title.slice(0, -`, ${size}`.length) : title

/** Lines as people read them: each product once, with its sizes in their order and how many pieces there are. */
export const groupProofLines = (lines: readonly ProofLine[]): ProofLineGroup[] => {
  const groups = new Map<string, ProofLineGroup>()
  for (const line of lines) {
    const title = productOf(line)
    const group = groups.get(title) ?? { title, sizes: [], quantity: 0 }
    groups.set(title, group)
    if (line.size && !group.sizes.includes(line.size)) group.sizes.push(line.size)
    group.quantity += line.quantity
  }
  return [...groups.values()].map((group) => ({ ...group, sizes: group.sizes.sort(compareSizes) }))
}
