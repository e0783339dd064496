/** An error as Stripe answers it: https://docs.stripe.com/api/errors */
export class StripeApiError extends Error {
  constructor(status, { type = "invalid_request_error", message, code, param, ...more }) {
    super(message)
    this.status = status
    this.body = {
      error: { type, message, ...(code ? { code } : {}), ...(param ? { param } : {}), ...more },
    }
  }
}

export const invalid = (message, { code, param } = {}) => new StripeApiError(400, { message, code, param })

export const missing = (what, id, param = "id") =>
  new StripeApiError(404, { message: `No such ${what}: '${id}'`, code: "resource_missing", param })
