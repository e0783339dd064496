import { randomUUID } from "node:crypto"
import { adminApi, type Api } from "./api"

export interface Variant {
  id: string
  title: string
  sku: string
  inventoryItemId: string
}

export interface TestShop {
  admin: Api
  salesChannelId: string
  stockLocationId: string
  shippingOptionId: string
  /** Made on demand, since each currency needs a region of its own. */
  regionFor: (currency: string) => Promise<string>
  variants: Variant[]
}

const SIZES = ["S", "M", "L", "XL"]
const shops = new Map<string, Promise<TestShop>>()

interface WithId {
  id: string
}

const regions = (admin: Api) => {
  const known = new Map<string, Promise<string>>()
  const create = async (currency: string) => {
    const { stores } = await admin.get<{
      stores: { id: string; supported_currencies: { currency_code: string; is_default: boolean }[] }[]
    }>("/admin/stores")
    const store = stores[0]
    if (store && !store.supported_currencies.some((one) => one.currency_code === currency)) {
      const kept = store.supported_currencies.map(({ currency_code, is_default }) => ({ currency_code, is_default }))
      await admin.post(`/admin/stores/${store.id}`, { supported_currencies: [...kept, { currency_code: currency }] })
    }
    const { region } = await admin.post<{ region: WithId }>("/admin/regions", {
      name: `Test ${currency}`,
      currency_code: currency,
      automatic_taxes: false,
      payment_providers: ["pp_system_default"],
    })
    return region.id
  }
  return (currency: string): Promise<string> => {
    const region = known.get(currency) ?? create(currency)
    known.set(currency, region)
    return region
  }
}

const createLocation = async (admin: Api, salesChannelId: string): Promise<{ locationId: string; zoneId: string }> => {
  const { stock_location } = await admin.post<{ stock_location: WithId }>("/admin/stock-locations", {
    name: `Warehouse ${randomUUID().slice(0, 8)}`,
    address: { address_1: "1 Depot Road", city: "Portland", country_code: "us", postal_code: "97201" },
  })
  const at = `/admin/stock-locations/${stock_location.id}`
  await admin.post(`${at}/sales-channels`, { add: [salesChannelId] })
  await admin.post(`${at}/fulfillment-providers`, { add: ["manual_manual"] })
  const { stock_location: withSets } = await admin.post<{ stock_location: { fulfillment_sets: WithId[] } }>(
    `${at}/fulfillment-sets?fields=*fulfillment_sets`,
    { name: `Shipping ${stock_location.id}`, type: "shipping" },
  )
  const { fulfillment_set } = await admin.post<{ fulfillment_set: { service_zones: WithId[] } }>(
    `/admin/fulfillment-sets/${withSets.fulfillment_sets[0]?.id}/service-zones`,
    { name: `United States ${stock_location.id}`, geo_zones: [{ type: "country", country_code: "us" }] },
  )
  return { locationId: stock_location.id, zoneId: fulfillment_set.service_zones[0]?.id ?? "" }
}

const shippingProfile = async (admin: Api): Promise<string> => {
  const { shipping_profiles } = await admin.get<{ shipping_profiles: WithId[] }>("/admin/shipping-profiles")
  const first = shipping_profiles[0]
  if (first) return first.id
  const created = await admin.post<{ shipping_profile: WithId }>("/admin/shipping-profiles", {
    name: "Default",
    type: "default",
  })
  return created.shipping_profile.id
}

const createShippingOption = async (admin: Api, zoneId: string, profileId: string): Promise<string> => {
  const { shipping_option } = await admin.post<{ shipping_option: WithId }>("/admin/shipping-options", {
    name: "Ground",
    service_zone_id: zoneId,
    shipping_profile_id: profileId,
    provider_id: "manual_manual",
    price_type: "flat",
    type: { label: "Ground", description: "Three to five days", code: "ground" },
    prices: [{ currency_code: "usd", amount: 18.5 }],
  })
  return shipping_option.id
}

interface CreatedVariant {
  id: string
  title: string
  sku: string
  inventory_items: { inventory_item_id: string }[]
}

const createProduct = async (
  admin: Api,
  salesChannelId: string,
  profileId: string,
  locationId: string,
): Promise<Variant[]> => {
  const key = randomUUID().slice(0, 8)
  const { product } = await admin.post<{ product: { variants: CreatedVariant[] } }>(
    "/admin/products?fields=*variants,*variants.inventory_items",
    {
      title: `Heavy tee ${key}`,
      status: "published",
      shipping_profile_id: profileId,
      sales_channels: [{ id: salesChannelId }],
      options: [{ title: "Size", values: SIZES }],
      variants: SIZES.map((size) => ({
        title: size,
        sku: `TEE-${key}-${size}`,
        manage_inventory: true,
        options: { Size: size },
        prices: [{ currency_code: "usd", amount: 12.5 }],
      })),
    },
  )
  const variants = product.variants.map(({ id, title, sku, inventory_items }) => ({
    id,
    title,
    sku,
    inventoryItemId: inventory_items[0]?.inventory_item_id ?? "",
  }))
  for (const { inventoryItemId } of variants) {
    await admin.post(`/admin/inventory-items/${inventoryItemId}/location-levels`, {
      location_id: locationId,
      stocked_quantity: 1_000_000,
    })
  }
  return variants
}

const createShop = async (baseUrl?: string): Promise<TestShop> => {
  const admin = await adminApi(baseUrl)
  const { sales_channel } = await admin.post<{ sales_channel: WithId }>("/admin/sales-channels", {
    name: `Test channel ${randomUUID().slice(0, 8)}`,
  })
  const { locationId, zoneId } = await createLocation(admin, sales_channel.id)
  const profileId = await shippingProfile(admin)
  return {
    admin,
    salesChannelId: sales_channel.id,
    stockLocationId: locationId,
    shippingOptionId: await createShippingOption(admin, zoneId, profileId),
    regionFor: regions(admin),
    variants: await createProduct(admin, sales_channel.id, profileId, locationId),
  }
}

/** What every order needs, made once for each spec file and instance. */
export const testShop = (baseUrl?: string): Promise<TestShop> => {
  const key = baseUrl ?? ""
  const shop = shops.get(key) ?? createShop(baseUrl)
  shops.set(key, shop)
  return shop
}
