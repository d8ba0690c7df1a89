import { z } from 'zod';
import { type Brand, brandSchema } from '../../src/core/brand.ts';
import type { Channel, ChannelType } from '../../src/core/channel.ts';
import { defineChannel } from '../../src/core/channel.ts';
import type { Account } from '../../src/services/deps.ts';

export const testBrand: Brand = brandSchema.parse({
  id: 'shop',
  name: 'Test Shop',
  languages: ['en', 'hi'],
  orderNumberPattern: 'TS-?\\d{5}',
  orderNumberExample: 'TS-10234',
  grievanceOfficer: {
    name: 'Asha Rao',
    designation: 'Grievance Officer',
    phone: '+91 80 4000 0000',
    email: 'officer@shop.example',
    address: '1 Test Road, Bengaluru 560001',
  },
  customerCare: { phone: '1800 000 0000', email: 'care@shop.example', hours: '9 to 5' },
  accounts: [],
});

/** A chat channel whose sends are answered by `send`. */
export function testChannelType(overrides: Partial<ChannelType> = {}): ChannelType {
  return {
    ...defineChannel({
      name: 'test-chat',
      capabilities: {
        form: 'chat',
        maxButtons: 3,
        maxButtonTitle: 20,
        maxListRows: 0,
        maxText: 4000,
        attachments: true,
      },
      replyMode: 'deferred',
      quiet: null,
      idempotentSend: false,
      options: z.unknown(),
      create: () => testChannel(async () => ({ status: 'sent', providerId: null })),
    }),
    ...overrides,
  };
}

export function testChannel(send: Channel['send']): Channel {
  return {
    start: async () => {},
    stop: async () => {},
    send,
    health: () => ({ state: 'ok', detail: 'test', since: new Date(0) }),
  };
}

export function testAccount(id: string, overrides: Partial<ChannelType> = {}): Account {
  return { config: { id, channel: 'test-chat', options: {} }, type: testChannelType(overrides), brand: testBrand };
}
