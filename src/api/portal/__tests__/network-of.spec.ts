import { networkOf } from "../network-of"

describe("the network that tries are counted for", () => {
  it("is one for all addresses and spellings of a /64", () => {
    const spellings = [
      "2001:db8::1",
      "2001:db8::2",
      "2001:0DB8:0:0:ffff::1",
      "2001:db8:0:0:1:2:3:4",
      "2001:db8::1%eth0",
    ]
    expect(new Set(spellings.map(networkOf))).toEqual(new Set(["2001:db8:0:0"]))
  })

  it("is another for another /64", () => expect(networkOf("2001:db8:0:1::1")).not.toBe(networkOf("2001:db8::1")))

  it("is the address itself for IPv4, also when it comes as IPv6", () => {
    expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1")
    expect(networkOf("192.0.2.1")).toBe("192.0.2.1")
    expect(networkOf("192.0.2.2")).not.toBe(networkOf("192.0.2.1"))
  })

  it("is one for everybody without an address, and takes anything without failing", () => {
    expect(networkOf(null)).toBe("unknown")
    expect(networkOf("not an address")).toBe("not an address")
  })
})
