import { isPublicAddress, networkKey } from "../network-key"

describe("the network of an address", () => {
  it("is one for all addresses and spellings of a /64", () => {
    const spellings = [
      "2001:db8::1",
      "2001:db8::2",
      "2001:0DB8:0:0:ffff::1",
      "2001:db8:0:0:1:2:3:4",
      "2001:db8::1%eth0",
    ]
    expect(new Set(spellings.map(networkKey))).toEqual(new Set(["2001:db8:0:0"]))
  })

  it("is another for another /64", () => expect(networkKey("2001:db8:0:1::1")).not.toBe(networkKey("2001:db8::1")))

  it("is the address itself for IPv4, also when it comes as IPv6", () => {
    expect(networkKey("::ffff:192.0.2.1")).toBe("192.0.2.1")
    expect(networkKey("192.0.2.1")).toBe("192.0.2.1")
    expect(networkKey("192.0.2.2")).not.toBe(networkKey("192.0.2.1"))
  })

  it("is one for all clients without an address, and takes any text without failing", () => {
    expect(networkKey(null)).toBe("unknown")
    expect(networkKey("not an address")).toBe("not an address")
  })
})

it("takes an address for a client's own only where it is one of the open internet", () => {
  expect(["192.0.2.1", "2a00:1450::1", "::ffff:8.8.8.8", "8.8.8.8"].filter(isPublicAddress)).toContain("8.8.8.8")
  for (const address of ["127.0.0.1", "10.0.0.7", "192.168.1.2", "::1", "fd00::1", "nonsense", null])
    expect([address, isPublicAddress(address)]).toEqual([address, false])
})
