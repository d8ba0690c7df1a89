import type { Story } from './story.ts';

const LOST = 'nothing';
const SORRY = 'Sorry, I did not get that. Is it about an order, a return, or a refund?';

/** What the bot answered alone, or did not understand; these make no ticket. */
export const answeredStories: readonly Story[] = [
  answered('Ananya Rao', 3, 'order-status', [
    'where is my order KH-10234?',
    'It is on its way with Delhivery and expected in two days.',
    5,
  ]),
  answered('Kiran Shetty', 8, 'order-status', [
    'order KH-10236 kab aayega',
    'Aaj: courier delivery ke liye nikal chuka hai.',
    4,
  ]),
  answered('Harish Gowda', 11, LOST, ['gifting for 40 people at our office, whom do I ask', SORRY]),
  answered('Pooja Iyer', 28, 'return', [
    'what is your return policy',
    'You can return most items within 7 days of delivery.',
  ]),
  answered('राकेश यादव', 33, 'order-status', ['मेरा ऑर्डर कहाँ है', 'आपका ऑर्डर रास्ते में है और दो दिन में पहुँचेगा।', 5]),
  answered('Zoya Khan', 36, LOST, [
    'showroom kidhar hai',
    'Samajh nahi aaya. Order, return ya refund ke baare mein hai?',
  ]),
  answered('Thomas Jacob', 49, 'contact', [
    'phone number of your customer care',
    'Customer care: 1800 000 4321, Monday to Saturday.',
  ]),
  answered('Nandini Das', 74, 'refund-status', [
    'status of my refund',
    'Your refund was paid on Monday; banks take three to five working days.',
    3,
  ]),
  answered('Manoj Pawar', 80, LOST, [
    'Showroom kidhar hai',
    'Samajh nahi aaya. Order, return ya refund ke baare mein hai?',
  ]),
  answered('Arun Prakash', 120, 'cancel', [
    'cancel my order please',
    'Your order has been cancelled; the refund is paid within 7 days.',
    4,
  ]),
];

function answered(
  customer: string,
  hoursAgo: number,
  topic: string,
  [asked, said, rating]: readonly [asked: string, said: string, rating?: number],
): Story {
  return {
    customer,
    channel: 'webchat',
    hoursAgo,
    kind: 'request',
    topic,
    read: topic === LOST ? LOST : `intent:${topic}`,
    lines: [
      ['customer', asked],
      ['bot', said],
    ],
    isAnswered: true,
    ...(rating === undefined ? {} : { rating }),
  };
}
