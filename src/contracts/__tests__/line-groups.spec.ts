import { groupProofLines } from "../proof/line-groups"

const line = (title: string, quantity: number, size?: string) => ({
  ...{ item_id: `${title}-${size}`, title: size ? `${title}, ${size}` : title, quantity },
  ...(size ? { size } : {}),
})

describe("the lines of a proof", () => {
  it("are told by product, with its sizes in their order and all pieces together", () => {
    const lines = [line("Tee, white", 4, "XL"), line("Tee, white", 6, "S"), line("Banner", 2), line("Tee, red", 1, "M")]
    expect(groupProofLines(lines)).toEqual([
      { title: "Tee, white", sizes: ["S", "XL"], quantity: 10 },
      { title: "Banner", sizes: [], quantity: 2 },
      { title: "Tee, red", sizes: ["M"], quantity: 1 },
    ])
  })

  it("stand as they are in documents that name no size", () => {
    expect(groupProofLines([{ item_id: "i", title: "Tee, S", quantity: 3 }])).toEqual([
      { title: "Tee, S", sizes: [], quantity: 3 },
    ])
  })
})
