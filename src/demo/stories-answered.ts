import type { Story } from './story.ts';

/** What the bot answered alone; these make no ticket. */
export const answeredStories: readonly Story[] = [
  ['Ananya Rao', 3, 'where is my order KH-10234?', 'It is on its way with Delhivery and expected in two days.', 5],
  ['Kiran Shetty', 8, 'order KH-10236 kab aayega', 'Aaj: courier delivery ke liye nikal chuka hai.', 4],
  ['Pooja Iyer', 28, 'what is your return policy', 'You can return most items within 7 days of delivery.', null],
  ['राकेश यादव', 33, 'मेरा ऑर्डर कहाँ है', 'आपका ऑर्डर रास्ते में है और दो दिन में पहुँचेगा।', 5],
  ['Thomas Jacob', 49, 'phone number of your customer care', 'Customer care: 1800 000 4321, Monday to Saturday.', null],
  [
    'Nandini Das',
    74,
    'status of my refund',
    'Your refund was paid on Monday; banks take three to five working days.',
    3,
  ],
  [
    'Arun Prakash',
    120,
    'cancel my order please',
    'Your order has been cancelled; the refund is paid within 7 days.',
    4,
  ],
].map(([customer, hoursAgo, asked, answered, rating]) => ({
  customer: String(customer),
  channel: 'webchat' as const,
  hoursAgo: Number(hoursAgo),
  kind: 'request' as const,
  topic: 'order-status',
  read: 'intent:order-status',
  lines: [
    ['customer' as const, String(asked)],
    ['bot' as const, String(answered)],
  ],
  isAnswered: true,
  ...(rating === null ? {} : { rating: Number(rating) }),
}));
