const us = (address) => ({ country_code: "us", ...address })

/** The shop's clients: the names that break layouts are here on purpose (another script, right to left, very long). */
export const CUSTOMERS = {
  sarah: {
    first_name: "Sarah",
    last_name: "Smith",
    email: "sarah@smithembroidery.example",
    company_name: "Smith Embroidery",
    phone: "+1 518 555 0142",
    address: us({ address_1: "12 Mill Road", city: "Albany", province: "NY", postal_code: "12207" }),
  },
  marcus: {
    first_name: "Marcus",
    last_name: "Webb",
    email: "marcus@ironworksbrewing.example",
    company_name: "Ironworks Brewing Co.",
    phone: "+1 518 555 0177",
    address: us({
      address_1: "401 Foundry Street",
      address_2: "Dock 3",
      city: "Troy",
      province: "NY",
      postal_code: "12180",
    }),
  },
  eleni: {
    first_name: "Ελένη",
    last_name: "Παπαδοπούλου",
    email: "eleni@kafeakropolis.example",
    company_name: "Καφέ Ακρόπολις",
    phone: "+1 718 555 0163",
    /** Approvals need a PO number. */
    purchase_order: "required",
    address: us({
      address_1: "31-18 Ditmars Boulevard",
      address_2: "Ground floor",
      city: "Astoria",
      province: "NY",
      postal_code: "11105",
    }),
  },
  leila: {
    first_name: "ليلى",
    last_name: "حداد",
    email: "leila@yasmin-bakery.example",
    company_name: "مخبز الياسمين",
    phone: "+1 313 555 0128",
    address: us({ address_1: "5130 Warren Avenue", city: "Dearborn", province: "MI", postal_code: "48126" }),
  },
  margaret: {
    first_name: "Margaret",
    last_name: "O’Sullivan-Whitcombe",
    email: "m.osullivan@ghvvfba.example",
    company_name:
      "The Greater Hudson Valley Volunteer Firefighters’ Benevolent Association and Auxiliary of Rensselaer County, Inc.",
    phone: "+1 518 555 0119",
    address: us({ address_1: "7 Station Lane", city: "Rensselaer", province: "NY", postal_code: "12144" }),
  },
  walter: {
    first_name: "Walter",
    last_name: "Ames",
    email: "walter@canalrowing.example",
    company_name: "Canal Street Rowing Club",
    phone: "+1 518 555 0136",
    address: us({ address_1: "2 Boathouse Lane", city: "Albany", province: "NY", postal_code: "12207" }),
  },
  priya: {
    first_name: "Priya",
    last_name: "Nair",
    email: "priya@cedarhillpta.example",
    company_name: "Cedar Hill Elementary PTA",
    phone: "+1 518 555 0184",
    address: us({ address_1: "210 Cedar Hill Road", city: "Delmar", province: "NY", postal_code: "12054" }),
  },
}

export const fullName = ({ first_name, last_name }) => `${first_name} ${last_name}`

/** The customer's address as an order wants it. */
export const addressOf = ({ first_name, last_name, company_name, phone, address }) => ({
  first_name,
  last_name,
  company: company_name,
  phone,
  ...address,
})

export const FIELD_HOUSE = us({
  first_name: "Tom",
  last_name: "Becker",
  company: "Riverside Field House",
  address_1: "4 Park Avenue",
  city: "Troy",
  province: "NY",
  postal_code: "12180",
  phone: "+1 518 555 0150",
})

export const TAPROOM = us({
  first_name: "Jo",
  last_name: "Lindqvist",
  company: "Ironworks Taproom",
  address_1: "26 River Street",
  city: "Hudson",
  province: "NY",
  postal_code: "12534",
  phone: "+1 518 555 0191",
})

/** Reads along with Sarah on the Spring League order; a recipient need not be a customer. */
export const COACH = { name: "Tom Becker", email: "tom.becker@riversideleague.example" }
