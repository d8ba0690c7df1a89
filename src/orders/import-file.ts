import { parse } from 'csv-parse/sync';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { ORDER_STATUSES, type Order, orderSchema, SHIPMENT_STATUSES } from '../core/order.ts';

export interface ImportProblem {
  /** `row 3` (the header is row 1) or `order 2`, with the order's number where it has one. */
  where: string;
  message: string;
}

export type ImportResult = { outcome: 'ok'; orders: Order[] } | { outcome: 'refused'; problems: ImportProblem[] };

const blank = (value: unknown): unknown => (value === '' || value === null ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());
/** 2026-11-24, with a time of day after it, with the zone; without one it is India's. Not 11/12/2026, which is two days. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/;
const day = z.unknown().transform((value, context) => {
  const at = momentOf(value);
  if (at !== null) return at;
  context.addIssue({ code: 'custom', message: 'not a date; use 2026-11-24 or 2026-11-24T10:30:00+05:30' });
  return z.NEVER;
});
const rupees = z
  .union([z.number(), digits(/^\d{1,10}(\.\d{1,4})?$/)], { error: 'not an amount; use rupees such as 1299 or 1299.50' })
  .pipe(z.number().nonnegative())
  .transform((amount) => Math.round(amount * 100));
const count = z
  .union([z.number(), digits(/^\d{1,6}$/)], { error: 'not a number of pieces; use 1 or more' })
  .pipe(z.number().int().positive());
const phone = z.string().transform((value, context) => {
  const parsed = parsePhoneNumberFromString(value, 'IN');
  if (parsed?.isValid()) return parsed.number;
  context.addIssue({ code: 'custom', message: 'not a phone number; use +91 98765 43210' });
  return z.NEVER;
});

const lineSchema = z.object({
  sku: z.string().min(1),
  title: z.string().min(1),
  quantity: count,
  unitPrice: rupees,
});

const shipmentSchema = z.object({
  carrier: z.string().min(1),
  trackingNumber: z.string().min(1),
  trackingUrl: optional(z.url({ protocol: /^https?$/ })),
  status: z.enum(SHIPMENT_STATUSES),
  expectedAt: optional(day),
  deliveredAt: optional(day),
});

/** One order as a file has it: amounts in rupees, dates as ISO 8601. */
const fileOrderSchema = z.object({
  number: z.string().min(1),
  status: z.enum(ORDER_STATUSES),
  placedAt: day,
  customerName: optional(z.string()),
  phone: optional(phone),
  email: optional(z.email().toLowerCase()),
  pinCode: optional(z.coerce.string()),
  lines: z.array(lineSchema).min(1),
  shipments: z.array(shipmentSchema).default([]),
});

const csvRowSchema = z.record(z.string(), z.string());
const REQUIRED_COLUMNS = ['number', 'status', 'placedAt', 'sku', 'title', 'quantity', 'unitPrice'];

/**
 * Reads a file of orders: all of them, or none and a list that names each bad row. In CSV a row is an order line; rows
 * with the same number are one order, and the first of them carries the order's own columns.
 * @param kind by the file's name: `csv` or `json`
 */
export function readOrders(text: string, kind: 'csv' | 'json'): ImportResult {
  const read = kind === 'csv' ? fromCsv(text) : fromJson(text);
  if ('problems' in read) return { outcome: 'refused', problems: read.problems };

  const orders: Order[] = [];
  const problems: ImportProblem[] = [];
  for (const { where, value } of read.entries) {
    const parsed = fileOrderSchema.safeParse(value);
    const order = parsed.success ? orderSchema.safeParse(toOrder(parsed.data)) : parsed;
    if (order.success && parsed.success) orders.push(toOrder(parsed.data));
    for (const issue of order.error?.issues ?? []) {
      problems.push({ where, message: `${issue.path.join('.')}: ${issue.message}` });
    }
  }
  problems.push(...doubled(read.entries, orders));
  return problems.length === 0 ? { outcome: 'ok', orders } : { outcome: 'refused', problems };
}

interface Entries {
  entries: { where: string; value: unknown }[];
}

function toOrder(file: z.infer<typeof fileOrderSchema>): Order {
  const lines = file.lines.map(({ unitPrice, ...line }) => ({ ...line, unitPricePaise: unitPrice }));
  const { customerName, phone: phoneNumber, email, pinCode } = file;
  return {
    number: file.number.trim().toUpperCase(),
    status: file.status,
    placedAt: file.placedAt,
    ...(customerName === undefined ? {} : { customerName }),
    ...(phoneNumber === undefined ? {} : { phone: phoneNumber }),
    ...(email === undefined ? {} : { email }),
    ...(pinCode === undefined ? {} : { pinCode }),
    totalPaise: lines.reduce((sum, line) => sum + line.unitPricePaise * line.quantity, 0),
    lines,
    shipments: file.shipments.map(({ trackingUrl, expectedAt, deliveredAt, ...shipment }) => ({
      ...shipment,
      ...(trackingUrl === undefined ? {} : { trackingUrl }),
      ...(expectedAt === undefined ? {} : { expectedAt }),
      ...(deliveredAt === undefined ? {} : { deliveredAt }),
    })),
  };
}

function fromJson(text: string): Entries | { problems: ImportProblem[] } {
  const parsed = z
    .string()
    .transform((value, context) => {
      try {
        return z.array(z.unknown()).parse(JSON.parse(value));
      } catch {
        context.addIssue({ code: 'custom', message: 'the file is not a JSON list of orders' });
        return z.NEVER;
      }
    })
    .safeParse(text);
  if (!parsed.success)
    return { problems: [{ where: 'file', message: parsed.error.issues[0]?.message ?? 'not readable' }] };
  return { entries: parsed.data.map((value, index) => ({ where: `order ${index + 1}${nameOf(value)}`, value })) };
}

function fromCsv(text: string): Entries | { problems: ImportProblem[] } {
  let rows: Record<string, string>[];
  try {
    rows = z.array(csvRowSchema).parse(parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true }));
  } catch (error) {
    return { problems: [{ where: 'file', message: error instanceof Error ? error.message : 'not a CSV file' }] };
  }
  const missing = REQUIRED_COLUMNS.filter((column) => rows[0] !== undefined && !(column in rows[0]));
  if (missing.length > 0) return { problems: [{ where: 'row 1', message: `missing columns: ${missing.join(', ')}` }] };

  const orders = new Map<string, { where: string; value: { lines: unknown[] } }>();
  for (const [index, row] of rows.entries()) {
    const number = row['number'] ?? '';
    const line = { sku: row['sku'], title: row['title'], quantity: row['quantity'], unitPrice: row['unitPrice'] };
    const known = orders.get(number);
    if (known !== undefined && number !== '') known.value.lines.push(line);
    else
      orders.set(number === '' ? `row-${index}` : number, {
        where: `row ${index + 2}${nameOf(row)}`,
        value: orderOf(row, line),
      });
  }
  return { entries: [...orders.values()] };
}

function orderOf(row: Record<string, string>, line: unknown): { lines: unknown[] } & Record<string, unknown> {
  const { carrier, trackingNumber, trackingUrl, shipmentStatus, expectedAt, deliveredAt, ...order } = row;
  const shipped = (trackingNumber ?? '') !== '';
  const shipment = { carrier, trackingNumber, trackingUrl, status: shipmentStatus, expectedAt, deliveredAt };
  return { ...order, lines: [line], shipments: shipped ? [shipment] : [] };
}

/** A number as people write it; an empty cell is none. */
function digits(pattern: RegExp) {
  return z.string().trim().regex(pattern).transform(Number);
}

function momentOf(value: unknown): Date | null {
  const [, date, time, zone = '+05:30'] = (typeof value === 'string' && MOMENT.exec(value.trim())) || [];
  if (date === undefined || !z.iso.date().safeParse(date).success) return null;
  const at = new Date(time === undefined ? date : `${date}T${time}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

function nameOf(value: unknown): string {
  const named = z.object({ number: z.string().min(1).max(40) }).safeParse(value);
  return named.success ? ` (${named.data.number})` : '';
}

function doubled(entries: readonly { where: string }[], orders: readonly Order[]): ImportProblem[] {
  if (orders.length !== entries.length) return [];
  const seen = new Set<string>();
  return orders.flatMap(({ number }, index) => {
    if (!seen.has(number)) {
      seen.add(number);
      return [];
    }
    return [{ where: entries[index]?.where ?? 'file', message: `number: ${number} stands in the file twice` }];
  });
}
