/** What is asked of Shopify (Admin GraphQL, 2026-07). Page sizes keep one query under its cost limit of 1000 points. */
const ORDER_FIELDS = `
fragment OrderFields on Order {
  id name createdAt cancelledAt displayFulfillmentStatus email phone paymentGatewayNames
  totalPriceSet { shopMoney { amount currencyCode } }
  customer { displayName defaultPhoneNumber { phoneNumber } }
  billingAddress { name phone }
  shippingAddress { name phone zip }
  lineItems(first: 25) {
    nodes { id sku name quantity originalUnitPriceSet { shopMoney { amount currencyCode } } }
  }
  fulfillments(first: 10) {
    displayStatus estimatedDeliveryAt deliveredAt
    trackingInfo(first: 3) { company number url }
  }
  returns(first: 5) {
    nodes {
      name status createdAt
      exchangeLineItems(first: 1) { nodes { id } }
      returnLineItems(first: 5) {
        nodes { quantity ... on ReturnLineItem { returnReasonNote fulfillmentLineItem { lineItem { id sku } } } }
      }
    }
  }
  refunds(first: 10) {
    legacyResourceId createdAt note
    totalRefundedSet { shopMoney { amount currencyCode } }
    transactions(first: 3) { nodes { status processedAt } }
  }
  cancelKey: metafield(namespace: "redress", key: "cancel") { value }
}`;

export const FIND_ORDERS = `
query FindOrders($query: String!, $first: Int!) {
  orders(first: $first, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { ...OrderFields } }
}
${ORDER_FIELDS}`;

export const FIND_CUSTOMERS = `
query FindCustomers($query: String!) {
  customers(first: 3, query: $query) { nodes { legacyResourceId } }
}`;

/** The two fields of a mutation are carried out one after the other: the key stands before the job can begin. */
export const CANCEL = `
mutation Cancel(
  $key: [MetafieldsSetInput!]!, $orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!,
  $refundMethod: OrderCancelRefundMethodInput!, $notifyCustomer: Boolean, $staffNote: String
) {
  metafieldsSet(metafields: $key) { userErrors { message } }
  orderCancel(
    orderId: $orderId, reason: $reason, restock: $restock,
    refundMethod: $refundMethod, notifyCustomer: $notifyCustomer, staffNote: $staffNote
  ) {
    job { id done }
    orderCancelUserErrors { code message }
  }
}`;

export const FIND_RETURNABLE = `
query FindReturnable($orderId: ID!) {
  returnableFulfillments(orderId: $orderId, first: 10) {
    nodes {
      returnableFulfillmentLineItems(first: 25) {
        nodes { quantity fulfillmentLineItem { id lineItem { id sku } } }
      }
    }
  }
}`;

export const CREATE_RETURN = `
mutation CreateReturn($returnInput: ReturnInput!) {
  returnCreate(returnInput: $returnInput) { return { name } userErrors { code message } }
}`;

export const FIND_REFUNDABLE = `
query FindRefundable($orderId: ID!) {
  order(id: $orderId) {
    suggestedRefund(suggestFullRefund: true) {
      suggestedTransactions {
        gateway
        maximumRefundableSet { shopMoney { amount currencyCode } }
        parentTransaction { id manualPaymentGateway }
      }
    }
  }
}`;

/** `@idempotent` is mandatory for refundCreate since 2026-04 (shopify.dev/changelog, 12 December 2025). */
export const CREATE_REFUND = `
mutation CreateRefund($input: RefundInput!, $idempotencyKey: String!) {
  refundCreate(input: $input) @idempotent(key: $idempotencyKey) {
    refund { legacyResourceId }
    userErrors { message }
  }
}`;
