/**
 * The SQL form of `isPiece`, `fulfillmentProgress` and `shippingOf` (order view), so that the list filters by status
 * without reading orders. `integration-tests/http/project-list.spec.ts` holds both forms against each other.
 */

const SIZES = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "2XL", "XXXL", "3XL", "4XL", "5XL", "6XL"]
const SIZE_LIST = SIZES.map((size) => `'${size}'`).join(", ")

/** A JSON value that is a non-blank string. */
const isText = (value: string): string => `(jsonb_typeof(${value}) = 'string' AND btrim(${value} #>> '{}') <> '')`

const HAS_SIZE = `(
  EXISTS (SELECT 1 FROM jsonb_each(line.options) v WHERE lower(v.key) = 'size' AND ${isText("v.value")})
  OR NOT EXISTS (SELECT 1 FROM jsonb_each(line.options) v WHERE ${isText("v.value")})
     AND EXISTS (SELECT 1 FROM unnest(string_to_array(line.variant_title, ' / ')) part
                  WHERE upper(btrim(part)) IN (${SIZE_LIST}))
  OR coalesce(${isText("(line.words -> 'size')")}, false))`

const IS_PIECE = `CASE WHEN jsonb_typeof(line.words -> 'fee') = 'boolean' THEN NOT (line.words -> 'fee')::boolean
                       ELSE line.requires_shipping OR ${HAS_SIZE} END`

/**
 * The lines of an order row `o` at its present version: `id, title, quantity, shipped, delivered, product_type, is_piece`.
 * One binding: whether line metadata is trusted whoever wrote it.
 */
export const ORDER_LINES = `(
  SELECT line.id, line.title, line.quantity, line.shipped, line.delivered, line.product_type, ${IS_PIECE} AS is_piece
    FROM (SELECT l.id, coalesce(nullif(btrim(l.product_title), ''), l.title) AS title, l.product_type,
                 i.quantity, i.shipped_quantity AS shipped, i.delivered_quantity AS delivered,
                 l.requires_shipping, l.variant_title,
                 coalesce(nullif(l.variant_option_values, 'null'), '{}') AS options,
                 CASE WHEN ?::boolean OR NOT EXISTS (SELECT 1 FROM order_cart k
                                                      WHERE k.order_id = o.id AND k.deleted_at IS NULL)
                      THEN l.metadata END AS words
            FROM order_item i JOIN order_line_item l ON l.id = i.item_id AND l.deleted_at IS NULL
           WHERE i.order_id = o.id AND i.version = o.version AND i.deleted_at IS NULL) line)`

/**
 * Laterals over an order row `o`: `goods` (pieces, pieces not shipped yet, ids of charges) and `packages` (whether any
 * has shipped and whether all have arrived). One binding: whether line metadata is trusted whoever wrote it.
 */
export const GOODS_LATERALS = `
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(kind.quantity) FILTER (WHERE kind.is_piece), 0) AS pieces,
           coalesce(sum(kind.quantity - least(kind.quantity, greatest(kind.delivered, kind.shipped)))
                    FILTER (WHERE kind.is_piece), 0) AS pending,
           CASE WHEN bool_or(kind.is_piece) THEN array_agg(kind.id) FILTER (WHERE NOT kind.is_piece) END AS charges
      FROM ${ORDER_LINES} kind
  ) goods ON true
  LEFT JOIN LATERAL (
    SELECT bool_or(f.shipped_at IS NOT NULL OR f.delivered_at IS NOT NULL) AS any_shipped,
           bool_and(f.delivered_at IS NOT NULL) AS all_delivered
      FROM order_fulfillment k JOIN fulfillment f ON f.id = k.fulfillment_id AND f.deleted_at IS NULL
     WHERE k.order_id = o.id AND k.deleted_at IS NULL AND f.canceled_at IS NULL
       AND (NOT EXISTS (SELECT 1 FROM fulfillment_item c WHERE c.fulfillment_id = f.id AND c.deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM fulfillment_item c WHERE c.fulfillment_id = f.id AND c.deleted_at IS NULL
                         AND NOT coalesce(c.line_item_id = ANY (goods.charges), false)))
  ) packages ON true`

/** A `Shipping` of the order view. */
export const SHIPPING = `CASE WHEN packages.all_delivered AND goods.pending = 0 THEN 'all_delivered'
                              WHEN packages.any_shipped THEN 'some_shipped' ELSE 'none' END`

/** A `ProjectStatus`, as `projectStatusOf` derives it. */
export const STATUS = `CASE
  WHEN o.status = 'canceled' THEN 'canceled'
  WHEN ${SHIPPING} = 'all_delivered' THEN 'delivered'
  WHEN ${SHIPPING} = 'some_shipped' THEN 'shipped'
  WHEN newest.state = 'approved' AND x.differs AND x.compared_request_id = newest.id THEN 'changed_after_approval'
  WHEN p.billing_state = 'ready_for_billing' AND o.is_draft_order AND newest.state = 'approved' THEN 'ready_for_billing'
  WHEN newest.state = 'open' THEN 'awaiting_approval'
  WHEN newest.state IN ('approved', 'changes_requested', 'declined') THEN newest.state
  WHEN o.is_draft_order THEN 'quote' ELSE 'approved' END`

/** The current stage's position, as `currentStageIndex` finds it among the rows of `stage (id, position, role)`. */
export const STAGE_POSITION = `greatest(
  coalesce((SELECT position FROM stage WHERE id = p.stage_id), 0),
  CASE WHEN ${SHIPPING} <> 'none' THEN (SELECT min(position) FROM stage WHERE role = 'shipped') END,
  CASE WHEN ${SHIPPING} = 'all_delivered' THEN (SELECT min(position) FROM stage WHERE role = 'delivered') END)`
